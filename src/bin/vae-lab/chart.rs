//! Line charts with two logarithmic axes, as SVG.

use std::fmt::Write;

/// Okabe and Ito's colours, which most people can tell apart.
const COLOURS: [&str; 4] = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"];
/// Besides colour, so that nobody has to tell them apart by it.
const DASHES: [&str; 4] = ["none", "8 4", "2 4", "8 3 2 3"];

const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 300.0;
/// Left, right, top and bottom of the plot.
const MARGIN: [f64; 4] = [58.0, 62.0, 34.0, 46.0];

/// A chart.
pub struct Chart {
    pub title: &'static str,
    pub x: &'static str,
    pub y: &'static str,
    pub lines: Vec<Line>,
}

/// A line through points with positive coordinates.
pub struct Line {
    pub name: &'static str,
    pub points: Vec<(f64, f64)>,
}

/// The logarithms that an axis spans, and where they lie on the page.
struct Axis {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
}

impl Axis {
    fn new(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Self {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value.log2()), high.max(value.log2()))
        });
        let room = ((high - low) * 0.06).max(0.1);
        let (low, high) = (low - room, high + room);
        Self {
            low,
            high,
            start,
            end,
        }
    }

    fn at(&self, value: f64) -> f64 {
        let share = (value.log2() - self.low) / (self.high - self.low);
        self.start + share * (self.end - self.start)
    }

    /// Powers of two within the axis.
    fn powers_of_two(&self) -> impl Iterator<Item = f64> {
        (self.low.ceil() as i32..=self.high.floor() as i32).map(|power| 2f64.powi(power))
    }

    /// Round numbers within the axis.
    fn round_numbers(&self) -> impl Iterator<Item = f64> {
        let within = self.low.exp2()..=self.high.exp2();
        let decades = [100.0, 10.0, 1.0, 0.1, 0.01].into_iter();
        decades
            .flat_map(|decade| [1.0, 1.5, 2.0, 3.0, 5.0, 7.0].map(|digits| digits / decade))
            .filter(move |number| within.contains(number))
    }
}

impl Chart {
    /// A file with `charts` beside one another.
    pub fn side_by_side(charts: &[Self]) -> String {
        let width = WIDTH * charts.len() as f64;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" \
             font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
             <rect width=\"{width}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
        );
        for (i, chart) in charts.iter().enumerate() {
            let left = WIDTH * i as f64;
            write(
                &mut svg,
                format_args!("<g transform=\"translate({left} 0)\">"),
            );
            chart.draw(&mut svg);
            write(&mut svg, format_args!("</g>"));
        }
        svg + "</svg>\n"
    }

    fn draw(&self, svg: &mut String) {
        let [left, right, top, bottom] = MARGIN;
        let points = || {
            self.lines
                .iter()
                .flat_map(|line| line.points.iter().copied())
        };
        let x = Axis::new(points().map(|point| point.0), left, WIDTH - right);
        let y = Axis::new(points().map(|point| point.1), HEIGHT - bottom, top);
        let middle = (x.start + x.end) / 2.0;
        write(
            svg,
            format_args!(
                "<text x=\"{left}\" y=\"20\" font-weight=\"bold\">{}</text>\
                 <text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>\
                 <text transform=\"translate(14 {}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
                self.title,
                HEIGHT - 8.0,
                self.x,
                (y.start + y.end) / 2.0,
                self.y
            ),
        );
        for tick in x.powers_of_two() {
            let at = x.at(tick);
            write(
                svg,
                format_args!(
                    "<path d=\"M{at:.1} {}V{}\" stroke=\"#ddd\"/>\
                 <text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\" fill=\"#555\">{tick}</text>",
                    y.start,
                    y.end,
                    y.start + 16.0
                ),
            );
        }
        for tick in y.round_numbers() {
            let at = y.at(tick);
            write(
                svg,
                format_args!(
                    "<path d=\"M{} {at:.1}H{}\" stroke=\"#ddd\"/>\
                 <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#555\">{tick}</text>",
                    x.start,
                    x.end,
                    x.start - 6.0,
                    at + 4.0
                ),
            );
        }
        for (i, line) in self.lines.iter().enumerate() {
            let (colour, dash) = (COLOURS[i % 4], DASHES[i % 4]);
            let mut places = line.points.iter().map(|&(px, py)| (x.at(px), y.at(py)));
            let path: Vec<_> = places
                .clone()
                .map(|(px, py)| format!("{px:.1},{py:.1}"))
                .collect();
            write(
                svg,
                format_args!(
                    "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" \
                 stroke-dasharray=\"{dash}\"/>",
                    path.join(" ")
                ),
            );
            if let Some((px, py)) = places.next_back() {
                write(
                    svg,
                    format_args!(
                        "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{}</text>",
                        px + 6.0,
                        py + 4.0,
                        line.name
                    ),
                );
            }
        }
    }
}

fn write(svg: &mut String, part: std::fmt::Arguments) {
    svg.write_fmt(part).expect("a string takes any text");
    svg.push('\n');
}
