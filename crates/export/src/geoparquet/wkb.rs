//! Well-known binary (OGC 06-103r4, section 8.2), little endian.

use crate::features::Shape;

const POINT: u32 = 1;
const LINE: u32 = 2;
const MULTI_LINE: u32 = 5;

/// The shape; nothing for what is nowhere.
pub(super) fn wkb(shape: &Shape) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    match shape {
        Shape::None => return None,
        Shape::Point(p) => {
            head(&mut out, POINT);
            place(&mut out, *p);
        }
        Shape::Lines(parts) => match parts.as_slice() {
            [one] => line(&mut out, one),
            many => {
                head(&mut out, MULTI_LINE);
                count(&mut out, many.len());
                for part in many {
                    line(&mut out, part);
                }
            }
        },
    }
    Some(out)
}

/// Its name in GeoParquet's list of types.
pub(super) const fn kind(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::None => None,
        Shape::Point(_) => Some("Point"),
        Shape::Lines(parts) if parts.len() == 1 => Some("LineString"),
        Shape::Lines(_) => Some("MultiLineString"),
    }
}

fn head(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend(kind.to_le_bytes());
}

fn count(out: &mut Vec<u8>, n: usize) {
    out.extend((n as u32).to_le_bytes());
}

fn place(out: &mut Vec<u8>, (lon, lat): (f64, f64)) {
    out.extend(lon.to_le_bytes());
    out.extend(lat.to_le_bytes());
}

fn line(out: &mut Vec<u8>, points: &[(f64, f64)]) {
    head(out, LINE);
    count(out, points.len());
    for p in points {
        place(out, *p);
    }
}
