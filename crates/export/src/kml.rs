//! Tracks and events as KML 2.2, a folder a ship, for globes and old GIS programs.

use std::fmt::Write;

use crate::{
    case_file::CaseFile,
    features::{Feature, Shape, features},
};

/// Styles by feature: the colour as KML has it (alpha, blue, green, red), and the width.
const STYLES: [(&str, &str, u8); 4] =
    [("track", "ffa55f0b", 3), ("silence", "80a55f0b", 1), ("declared", "ff2a26a3", 2), ("event", "ff1c7c54", 2)];

/// The document.
pub fn kml(file: &CaseFile) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n");
    let a = &file.assessment;
    let contents = if file.cargo_seen() { "" } else { " Contents unknown: position reports speak of movement alone." };
    let _ = writeln!(out, "<name>{}</name>\n<description>As of {}.{contents}</description>", xml(&a.title), xml(&a.as_of));
    for (name, colour, width) in STYLES {
        let _ = writeln!(
            out,
            "<Style \
             id=\"{name}\"><LineStyle><color>{colour}</color><width>{width}</width></LineStyle><IconStyle><color>{colour}</color></IconStyle></Style>"
        );
    }
    let all = features(file);
    let mut ships: Vec<&str> = all.iter().map(|f| f.ship.as_str()).collect();
    ships.sort_unstable();
    ships.dedup();
    for ship in ships {
        let _ = writeln!(out, "<Folder><name>{}</name>", xml(ship));
        for f in all.iter().filter(|f| f.ship == ship && f.shape != Shape::None) {
            placemark(&mut out, f, file);
        }
        out.push_str("</Folder>\n");
    }
    out.push_str("</Document></kml>\n");
    out
}

fn placemark(out: &mut String, f: &Feature, file: &CaseFile) {
    let name = f.event.unwrap_or(f.feature);
    let lines: Vec<String> = f.lines.iter().take(4).map(|l| format!("{}:{}", file.input(l.source), l.offset)).collect();
    let _ = write!(out, "<Placemark id=\"{}\"><name>{}</name><description>{}</description>", xml(&f.id), xml(name), xml(&f.text));
    let end = f.end.map_or_else(String::new, |t| format!("<end>{t}</end>"));
    let _ = write!(out, "<TimeSpan><begin>{}</begin>{end}</TimeSpan><styleUrl>#{}</styleUrl><ExtendedData>", f.begin, f.feature);
    let imo = f.imo.map(|n| n.to_string()).unwrap_or_default();
    let data = [
        ("mmsi", f.mmsi.to_string()),
        ("imo", imo),
        ("verdict", f.verdict.unwrap_or_default().to_owned()),
        ("lines", lines.join(" ")),
    ];
    for (key, value) in data.iter().filter(|(_, v)| !v.is_empty()) {
        let _ = write!(out, "<Data name=\"{key}\"><value>{}</value></Data>", xml(value));
    }
    out.push_str("</ExtendedData>");
    match &f.shape {
        Shape::None => {}
        Shape::Point((lon, lat)) => {
            let _ = write!(out, "<Point><coordinates>{lon:.7},{lat:.7}</coordinates></Point>");
        }
        Shape::Lines(parts) => {
            out.push_str("<MultiGeometry>");
            for part in parts {
                out.push_str("<LineString><tessellate>1</tessellate><coordinates>");
                for (lon, lat) in part {
                    let _ = write!(out, "{lon:.7},{lat:.7} ");
                }
                out.push_str("</coordinates></LineString>");
            }
            out.push_str("</MultiGeometry>");
        }
    }
    out.push_str("</Placemark>\n");
}

/// Text in XML; characters that XML 1.0 forbids are left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if (c as u32) < 0x20 || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made::made;

    #[test]
    fn hostile_names_are_escaped() {
        let mut file = made();
        file.tracks[0].name = Some("A<b>&\u{1}\"".to_owned());
        let text = kml(&file);
        assert!(text.contains("<name>A&lt;b&gt;&amp;&quot;</name>") && !text.contains('\u{1}'));
    }
}
