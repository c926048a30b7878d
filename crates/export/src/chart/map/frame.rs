//! What stands round the voyages: the lines of latitude and longitude, the scale, the way a ship went.

use maud::{Markup, html};
use model::Language;

use crate::{
    chart::{sheet::f, view::View},
    words::say,
};

/// Steps of the lines, degrees.
const STEPS: [f64; 9] = [0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0];
/// Lengths of the scale, nautical miles.
const LENGTHS: [f64; 10] = [5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0];

/// Lines of latitude and longitude with their degrees.
pub(super) fn graticule(view: &View) -> Markup {
    let (west, east) = view.sides();
    let (south, north) = view.latitudes();
    let most = if view.width > 600.0 { 8.0 } else { 4.0 };
    let step = STEPS.into_iter().find(|step| (east - west) / step <= most).unwrap_or(45.0);
    let first = ((west + view.middle()) / step).ceil() * step - view.middle();
    let lons = std::iter::successors(Some(first), move |lon| Some(lon + step)).take_while(move |lon| *lon < east);
    let lats = std::iter::successors(Some((south / step).ceil() * step), move |lat| Some(lat + step))
        .take_while(move |lat| *lat < north);
    html! {
        g.grid {
            @for lon in lons {
                @let (x, _) = view.xy(lon, 0.0);
                line x1=(f(x)) y1="0" x2=(f(x)) y2=(f(view.height)) {}
                @if x > 30.0 && x < view.width - 40.0 { text x=(f(x + 3.0)) y="11" { (degrees(view.longitude(lon), "E", "W")) } }
            }
            @for lat in lats {
                @let (_, y) = view.xy(0.0, lat);
                line x1="0" y1=(f(y)) x2=(f(view.width)) y2=(f(y)) {}
                @if y > 24.0 && y < view.height - 30.0 { text x="3" y=(f(y - 3.0)) { (degrees(lat, "N", "S")) } }
            }
        }
    }
}

fn degrees(value: f64, positive: &str, negative: &str) -> String {
    let rounded = (value.abs() * 100.0).round() / 100.0;
    let side = if rounded == 0.0 || rounded == 180.0 {
        ""
    } else if value > 0.0 {
        positive
    } else {
        negative
    };
    format!("{rounded}°{side}")
}

/// A bar of some miles in the lower left corner.
pub(super) fn scale(view: &View, language: Language) -> Markup {
    let unit = view.units_per_nm();
    let Some(nm) = LENGTHS.into_iter().rfind(|nm| nm * unit <= view.width / 4.0) else { return html! {} };
    let (x, y, long) = (14.0, view.height - 14.0, nm * unit);
    html! {
        g.scale {
            path d={ "M" (f(x)) " " (f(y - 5.0)) "V" (f(y)) "H" (f(x + long)) "V" (f(y - 5.0)) } {}
            text x=(f(x + 4.0)) y=(f(y - 5.0)) { (nm) " " (say(language, "nm", "milles")) }
        }
    }
}

/// A tip at the middle of a line, where the line is long enough to have a way.
pub(super) fn arrow(line: &[(f64, f64)], number: usize) -> Markup {
    let long: f64 = line.windows(2).map(length).sum();
    if long < 60.0 {
        return html! {};
    }
    let mut along = 0.0;
    let piece = line.windows(2).find(|w| {
        along += length(w);
        along >= long / 2.0
    });
    let Some([a, b]) = piece else { return html! {} };
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let angle = dy.atan2(dx).to_degrees();
    html! {
        path class={ "tip s" (number) } d="M6 0L-4 5L-2 0L-4 -5z" transform={ "translate(" (f(b.0)) " " (f(b.1)) ") rotate(" (f(angle)) ")" } {
        }
    }
}

fn length(pair: &[(f64, f64)]) -> f64 {
    if let [a, b] = pair { (b.0 - a.0).hypot(b.1 - a.1) } else { 0.0 }
}
