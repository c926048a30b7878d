//! The pieces of a drawing, written with escaped text.

use std::fmt::Write;

use maud::{Markup, html};

/// A polyline's path.
pub(crate) fn path(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (n, (x, y)) in points.iter().enumerate() {
        let letter = if n == 0 { 'M' } else { 'L' };
        let _ = write!(out, "{letter}{x:.1} {y:.1}");
    }
    out
}

/// Marks that differ in shape and not in colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Filled circle.
    Dot,
    /// Ring.
    Ring,
    /// Diamond.
    Diamond,
    /// Square.
    Square,
    /// Triangle.
    Triangle,
    /// Cross.
    Cross,
    /// Circle with a question mark's sense: dashed ring.
    Open,
}

/// A mark of a size round a place, with its title for those who point at it.
pub(crate) fn mark(mark: Mark, (x, y): (f64, f64), r: f64, class: &str, title: &str) -> Markup {
    let poly = |points: &[(f64, f64)]| {
        points.iter().map(|(dx, dy)| format!("{:.1},{:.1}", x + dx * r, y + dy * r)).collect::<Vec<_>>().join(" ")
    };
    html! {
        g class={ "mark " (class) } {
            @if !title.is_empty() { title { (title) } }
            @match mark {
                Mark::Dot => circle cx=(f(x)) cy=(f(y)) r=(f(r)) {},
                Mark::Ring => circle.hollow cx=(f(x)) cy=(f(y)) r=(f(r)) {},
                Mark::Open => circle.hollow.open cx=(f(x)) cy=(f(y)) r=(f(r)) {},
                Mark::Diamond => polygon points=(poly(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)])) {},
                Mark::Square => polygon points=(poly(&[(-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)])) {},
                Mark::Triangle => polygon points=(poly(&[(0.0, -1.2), (1.1, 0.9), (-1.1, 0.9)])) {},
                Mark::Cross => path.stroke d={ "M" (f(x - r)) " " (f(y - r)) "L" (f(x + r)) " " (f(y + r)) "M" (f(x + r)) " " (f(y - r)) "L" (f(x - r)) " " (f(y + r)) } {},
            }
        }
    }
}

/// A number of the drawing.
pub(crate) fn f(v: f64) -> String {
    let text = format!("{v:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), ToOwned::to_owned)
}
