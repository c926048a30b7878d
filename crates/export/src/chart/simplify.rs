//! Lines with as few points as a drawing needs (Douglas and Peucker 1973), and areas cut to it (Sutherland and Hodgman 1974).

pub(crate) type Point = (f64, f64);

/// Leaves out points that lie nearer than `within` to the line without them.
pub(crate) fn simplified(line: &[Point], within: f64) -> Vec<Point> {
    let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
    let mut keep = vec![false; line.len()];
    let mut todo = vec![(0, last)];
    for end in [0, last] {
        if let Some(kept) = keep.get_mut(end) {
            *kept = true;
        }
    }
    while let Some((from, to)) = todo.pop() {
        let (Some(&a), Some(&b)) = (line.get(from), line.get(to)) else { continue };
        let between = (from + 1..to).filter_map(|n| Some((n, distance(*line.get(n)?, a, b))));
        if let Some((n, far)) = between.max_by(|x, y| x.1.total_cmp(&y.1))
            && far > within
        {
            if let Some(kept) = keep.get_mut(n) {
                *kept = true;
            }
            todo.extend([(from, n), (n, to)]);
        }
    }
    line.iter().zip(keep).filter(|(_, kept)| *kept).map(|(p, _)| *p).collect()
}

/// From a point to a piece of line.
fn distance(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx.mul_add(dx, dy * dy);
    let along = if length > 0.0 { ((p.0 - a.0).mul_add(dx, (p.1 - a.1) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (p.0 - along.mul_add(dx, a.0)).hypot(p.1 - along.mul_add(dy, a.1))
}

/// An area within a rectangle from `(-beyond, -beyond)` to `(width + beyond, height + beyond)`.
pub(crate) fn clipped(ring: &[Point], width: f64, height: f64, beyond: f64) -> Vec<Point> {
    let sides: [(usize, f64, f64); 4] =
        [(0, -beyond, 1.0), (0, width + beyond, -1.0), (1, -beyond, 1.0), (1, height + beyond, -1.0)];
    let mut ring = ring.to_vec();
    for (axis, edge, inward) in sides {
        let of = |p: Point| if axis == 0 { p.0 } else { p.1 };
        let depth = |p: Point| (of(p) - edge) * inward;
        let mut out = Vec::with_capacity(ring.len());
        let mut before = ring.last().copied();
        for &p in &ring {
            if let Some(b) = before
                && (depth(b) >= 0.0) != (depth(p) >= 0.0)
            {
                let share = depth(b) / (depth(b) - depth(p));
                out.push((b.0 + (p.0 - b.0) * share, b.1 + (p.1 - b.1) * share));
            }
            if depth(p) >= 0.0 {
                out.push(p);
            }
            before = Some(p);
        }
        ring = out;
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_corners() {
        let line = [(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (2.0, 5.0)];
        assert_eq!(simplified(&line, 0.5), [(0.0, 0.0), (2.0, 0.0), (2.0, 5.0)]);
        assert_eq!(simplified(&[], 0.5), []);
    }

    #[test]
    fn an_area_is_cut_to_the_drawing() {
        let ring = [(-50.0, 2.0), (50.0, 2.0), (50.0, 8.0), (-50.0, 8.0)];
        let cut = clipped(&ring, 10.0, 10.0, 1.0);
        assert!(cut.len() == 4 && cut.iter().all(|p| (-1.0..=11.0).contains(&p.0)), "{cut:?}");
    }
}
