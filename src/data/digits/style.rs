//! How one writer writes: everything about an image but the digit itself.

use super::super::random::Stream;

/// One writer's hand and pen. Lengths are in digit heights unless in pixels.
#[derive(Debug, Clone)]
pub struct Style {
    /// How far control points stray.
    pub wobble: f32,
    /// Sideways lean a height: positive leans right.
    pub slant: f32,
    /// Turn, in radians, small; positive is clockwise.
    pub turn: f32,
    /// Width over the width of the skeleton as designed.
    pub aspect: f32,
    /// Strengths of the smooth bends of the plane (see `place`).
    pub bends: [f32; 6],
    /// Height of the fitting box, in pixels, ink included.
    pub size: f32,
    /// Shift off the centre of mass, right and down, in pixels.
    pub shift: [f32; 2],
    /// Half the width of the stroke, in pixels.
    pub radius: f32,
    /// Growth of the radius from the start of a stroke to its end, as a part.
    pub pressure: f32,
    /// Growth of the radius where the pen moves downward, as a part.
    pub nib: f32,
    /// Part of the radius lost at the very start and end of a stroke.
    pub tapers: [f32; 2],
    /// Half the width of the grey edge, in pixels.
    pub softness: f32,
}

impl Style {
    /// A writer picked at random.
    pub fn draw(stream: &mut Stream) -> Style {
        // Thin, middling and felt-tip pens: the square leans to the thin side.
        let heavy = stream.unit();
        let radius = 0.9 + 0.85 * heavy * heavy + 0.12 * stream.bell();
        Style {
            wobble: stream.between(0.006, 0.026),
            slant: (0.13 + 0.22 * stream.bell()).clamp(-0.25, 0.6),
            turn: 0.07 * stream.bell(),
            aspect: (1.05 + 0.19 * stream.bell()).clamp(0.7, 1.5),
            bends: std::array::from_fn(|_| (0.145 * stream.bell()).clamp(-0.3, 0.3)),
            size: stream.between(18.8, 20.4),
            shift: [0.35 * stream.bell(), 0.35 * stream.bell()],
            radius: radius.max(0.75),
            pressure: 0.16 * stream.bell(),
            nib: 0.12 * stream.bell(),
            tapers: [stream.between(0.0, 0.45), stream.between(0.0, 0.6)],
            softness: stream.between(0.5, 0.95),
        }
    }

    /// The same writer, with a pen that leaves the holes of this digit open and
    /// a digit no narrower than it stays legible at.
    pub fn fit_for(mut self, label: u8) -> Style {
        let (thickest, narrowest) = match label {
            8 => (1.4, 0.9),
            4 | 6 | 9 => (1.5, 0.85),
            2 | 3 | 5 => (1.75, 0.8),
            7 => (1.65, 0.85),
            _ => (2.1, 0.7),
        };
        self.radius = self.radius.min(thickest);
        self.aspect = self.aspect.max(narrowest);
        if label == 7 {
            // Leaning far, roof and leg would close to one stroke.
            self.slant = self.slant.min(0.3);
        }
        self
    }
}
