//! Names on a map: beside their place where there is room, else not at all.

/// Boxes that are taken.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    taken: Vec<[f64; 4]>,
    width: f64,
    height: f64,
}

/// Where a text goes, and which of its ends.
pub(crate) struct Place {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) anchor: &'static str,
}

impl Labels {
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self { taken: Vec::new(), width, height }
    }

    /// Keeps a place free of names.
    pub(crate) fn take(&mut self, x: f64, y: f64, half: f64) {
        self.taken.push([x - half, y - half, x + half, y + half]);
    }

    /// Finds room for a text of a size beside a place.
    pub(crate) fn beside(&mut self, (x, y): (f64, f64), text: &str, size: f64) -> Option<Place> {
        let (wide, high) = (text.chars().count() as f64 * size * 0.58, size);
        let off = 9.0;
        let tries = [
            (x + off, y + size * 0.35, "start", x + off),
            (x - off, y + size * 0.35, "end", x - off - wide),
            (x, y - off, "middle", x - wide / 2.0),
            (x, y + off + size * 0.8, "middle", x - wide / 2.0),
            (x + off, y - off, "start", x + off),
            (x + off, y + off + size, "start", x + off),
            (x - off, y - off, "end", x - off - wide),
            (x - off, y + off + size, "end", x - off - wide),
        ];
        for (tx, ty, anchor, left) in tries {
            let own = [left, ty - high, left + wide, ty + high * 0.25];
            let inside = own[0] >= 2.0 && own[1] >= 2.0 && own[2] <= self.width - 2.0 && own[3] <= self.height - 2.0;
            if inside && self.taken.iter().all(|t| apart(t, &own)) {
                self.taken.push(own);
                return Some(Place { x: tx, y: ty, anchor });
            }
        }
        None
    }
}

fn apart(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]
}
