//! The curves as SVG, in a square from 0 to 1.

use std::fmt::Write;

use super::calibration::Calibration;

const SIZE: f64 = 420.0;
const MARGIN: f64 = 60.0;

fn x(share: f64) -> f64 {
    MARGIN + share * (SIZE - MARGIN - 20.0)
}

fn y(share: f64) -> f64 {
    SIZE - MARGIN - share * (SIZE - MARGIN - 20.0)
}

fn chart(title: &str, across: &str, up: &str, inside: &str) -> String {
    let mut out = String::new();
    let middle = x(0.5);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIZE} {SIZE}\" font-family=\"sans-serif\" font-size=\"12\">\
         <title>{title}</title><rect width=\"{SIZE}\" height=\"{SIZE}\" fill=\"#fff\"/><g stroke=\"#ddd\">"
    );
    for tenth in 0..=5 {
        let share = f64::from(tenth) / 5.0;
        let (at, up) = (x(share), y(share));
        let _ = write!(out, "<path d=\"M{at:.1},{:.1}V{:.1}M{:.1},{up:.1}H{:.1}\"/>", y(0.0), y(1.0), x(0.0), x(1.0));
    }
    out.push_str("</g><g fill=\"#333\">");
    for tenth in 0..=5 {
        let share = f64::from(tenth) / 5.0;
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{share:.1}</text><text x=\"{:.1}\" y=\"{:.1}\" \
             text-anchor=\"end\">{share:.1}</text>",
            x(share),
            y(0.0) + 18.0,
            x(0.0) - 8.0,
            y(share) + 4.0
        );
    }
    let _ = writeln!(
        out,
        "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{across}</text><text x=\"16\" y=\"{middle:.1}\" \
         text-anchor=\"middle\" transform=\"rotate(-90 16 {middle:.1})\">{up}</text></g>{inside}</svg>",
        SIZE - 14.0
    );
    out
}

/// Precision against recall of dark, over the threshold.
pub(super) fn precision_recall(calibration: &Calibration) -> String {
    let points: Vec<String> = calibration.curve().iter().map(|(r, p)| format!("{:.1},{:.1}", x(*r), y(*p))).collect();
    let line = format!("<polyline points=\"{}\" fill=\"none\" stroke=\"#0b5d7a\" stroke-width=\"2\"/>", points.join(" "));
    chart("Dark: precision and recall over the threshold", "recall, of all gaps switched off", "precision", &line)
}

/// What was called so likely against how much of it was true.
pub(super) fn reliability(calibration: &Calibration) -> String {
    let mut inside = format!(
        "<path d=\"M{:.1},{:.1}L{:.1},{:.1}\" stroke=\"#aaa\" stroke-dasharray=\"4\"/><g fill=\"#0b5d7a\">",
        x(0.0),
        y(0.0),
        x(1.0),
        y(1.0)
    );
    for bin in calibration.bins().iter().filter(|b| b.gaps > 0) {
        let radius = 3.0 + f64::from(bin.gaps).log10();
        let _ = write!(
            inside,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\"/><text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            x(bin.called),
            y(bin.were),
            x(bin.called) + radius + 2.0,
            y(bin.were) + 4.0,
            bin.gaps
        );
    }
    inside.push_str("</g>");
    chart("Dark: of what was called so likely, how much was true", "called", "were", &inside)
}
