//! The skeleton of a digit: strokes through control points, y downward.
//!
//! A digit is designed about 0.6 wide and 1 high. The shape functions lay out
//! points through [`Ink`], which also hands them their random choices and adds
//! the writer's wobble.

use super::super::random::Stream;

/// How the path behaves at a control point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// A new stroke begins here.
    Start,
    /// The path runs through smoothly.
    Smooth,
    /// The path changes direction at once.
    Corner,
}

/// One control point.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    pub x: f32,
    pub y: f32,
    pub joint: Joint,
}

/// The page under the pen, and the writer's whims.
pub struct Ink<'a> {
    stream: &'a mut Stream,
    wobble: f32,
    nodes: Vec<Node>,
}

impl<'a> Ink<'a> {
    pub fn new(stream: &'a mut Stream, wobble: f32) -> Ink<'a> {
        Ink {
            stream,
            wobble,
            nodes: Vec::with_capacity(16),
        }
    }

    /// Begins a stroke.
    pub fn start(&mut self, x: f32, y: f32) {
        self.add(x, y, Joint::Start);
    }

    /// Goes on smoothly through each of these points.
    pub fn curve(&mut self, points: &[[f32; 2]]) {
        for &[x, y] in points {
            self.add(x, y, Joint::Smooth);
        }
    }

    /// Goes on to a point and turns sharply there.
    pub fn corner(&mut self, x: f32, y: f32) {
        self.add(x, y, Joint::Corner);
    }

    /// Around `mean`, by about `spread` either way and never beyond twice that.
    pub fn near(&mut self, mean: f32, spread: f32) -> f32 {
        mean + spread * self.stream.bell().clamp(-2.0, 2.0)
    }

    /// Anywhere in `low..high`.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        self.stream.between(low, high)
    }

    /// True with this probability.
    pub fn chance(&mut self, probability: f32) -> bool {
        self.stream.chance(probability)
    }

    /// What was laid out.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    fn add(&mut self, x: f32, y: f32, joint: Joint) {
        let x = self.near(x, self.wobble);
        let y = self.near(y, self.wobble);
        self.nodes.push(Node { x, y, joint });
    }
}
