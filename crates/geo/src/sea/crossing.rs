//! Where a straight way over the sea first meets land.

use crate::{
    geodesic::{distance_km, interpolate},
    latlon::LatLon,
    sea::{
        Sea,
        space::{Vec3, chord_km, dot, ecef, lerp, position},
    },
};

/// A way is walked in legs, km: over one, the plane through its ends and the earth's centre is the geodesic to some metres.
const LEG_KM: f64 = 500.0;
/// Near the shore a leg is walked in pieces, km: over one, the straight line in longitude and latitude is the geodesic to a metre at
/// 60 degrees of latitude, and to 5 m where land ends in the north.
const PIECE_KM: f64 = 5.0;
/// Behind a shore line, km: far enough to be surely on its other side. Shore lines are drawn on steps of about 200 m.
const BEHIND_KM: f64 = 0.002;
/// Least step inside an inland water, km.
const WATER_STEP_KM: f64 = 0.02;

/// A leg walked by kilometres from its start.
struct Leg {
    from: Vec3,
    to: Vec3,
    km: f64,
}

impl Leg {
    fn at(&self, km: f64) -> LatLon {
        // A chord cut at a share of its length is not that share of the arc: cut it by angles.
        let angle = self.angle();
        let t = if self.km > 0.0 { (km / self.km).clamp(0.0, 1.0) } else { 0.0 };
        if angle < 1e-4 {
            return position(lerp(self.from, self.to, t));
        }
        let (a, b) = (((1.0 - t) * angle).sin() / angle.sin(), (t * angle).sin() / angle.sin());
        let p = [a * self.from[0] + b * self.to[0], a * self.from[1] + b * self.to[1], a * self.from[2] + b * self.to[2]];
        position(p)
    }

    fn angle(&self) -> f64 {
        let cos = dot(self.from, self.to) / (dot(self.from, self.from) * dot(self.to, self.to)).sqrt();
        // Steadier than the arc cosine for small angles.
        if cos > 0.999_999 {
            chord_km(self.from, self.to) / dot(self.from, self.from).sqrt()
        } else {
            cos.clamp(-1.0, 1.0).acos()
        }
    }
}

impl Sea {
    /// Where the geodesic from `a` to `b` first meets land that no inland water or passage runs through; nothing where it does not.
    /// Exact against the shore lines, to some metres.
    pub fn first_land(&self, a: LatLon, b: LatLon) -> Option<LatLon> {
        let km = distance_km(a, b);
        let legs = (km / LEG_KM).ceil().max(1.0);
        let mut from = a;
        for n in 1..=legs as u32 {
            let to = if f64::from(n) < legs { interpolate(a, b, f64::from(n) / legs) } else { b };
            let leg = Leg { from: ecef(from), to: ecef(to), km: km / legs };
            if let Some(land) = self.walk(&leg, from, to) {
                return Some(land);
            }
            from = to;
        }
        None
    }

    /// Whether the geodesic from `a` to `b` meets land that no inland water or passage runs through, its ends included.
    pub fn crosses_land(&self, a: LatLon, b: LatLon) -> bool {
        self.first_land(a, b).is_some()
    }

    fn walk(&self, leg: &Leg, from: LatLon, to: LatLon) -> Option<LatLon> {
        let mut walked = 0.0;
        let mut here = from;
        loop {
            let clear = self.clearance.km(here);
            // In the open the square's bound holds for land and sea alike.
            if clear > 0.0 {
                if self.coast.is_land(here) {
                    return Some(here);
                }
                walked += clear;
            } else {
                let end = (walked + PIECE_KM).min(leg.km);
                let there = if end < leg.km { leg.at(end) } else { to };
                if let Some(land) = self.walk_piece(here, there, end - walked) {
                    return Some(land);
                }
                if end >= leg.km {
                    return None;
                }
                (walked, here) = (end, there);
                continue;
            }
            if walked >= leg.km {
                return None;
            }
            here = leg.at(walked);
        }
    }

    /// A piece so short that it is straight in longitude and latitude.
    fn walk_piece(&self, from: LatLon, to: LatLon, km: f64) -> Option<LatLon> {
        let lattice = &self.coast.lattice;
        let (start, end) = (lattice.spot(from), lattice.spot(to));
        let end_x = lattice.beside(end.x, start.x);
        let spot = |share: f64| crate::sea::lattice::Spot {
            x: start.x + share * (end_x - start.x),
            y: start.y + share * (end.y - start.y),
        };
        let mut share = 0.0;
        let mut land = self.coast.is_land(from);
        loop {
            let at = if share == 0.0 { from } else { lattice.latlon(spot(share)) };
            if land {
                let depth = self.waters.depth_km(at);
                if depth <= 0.0 {
                    return Some(at);
                }
                share += depth.max(WATER_STEP_KM) / km.max(WATER_STEP_KM);
            } else {
                share = self.coast.first_shore(start, end, share)? + BEHIND_KM / km.max(BEHIND_KM);
            }
            if share >= 1.0 {
                // The end belongs to the way.
                return (self.coast.is_land(to) && self.waters.depth_km(to) <= 0.0).then_some(to);
            }
            land = self.coast.is_land(lattice.latlon(spot(share)));
        }
    }
}
