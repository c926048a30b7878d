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
/// A piece this long, km, needs no look at the shore where the meshes about it have none: the geodesic leaves the rectangle about the
/// piece by less than `Coast::is_open` adds to it.
const OPEN_KM: f64 = 20.0;
/// Behind a shore line, km: far enough to be surely on its other side. Shore lines are drawn on steps of about 200 m.
const BEHIND_KM: f64 = 0.002;
/// Least step inside an inland water, km.
const WATER_STEP_KM: f64 = 0.02;

/// A leg walked by kilometres from its start.
struct Leg {
    from: Vec3,
    to: Vec3,
    km: f64,
    /// The angle between both ends seen from the earth's centre, and its sine.
    angle: f64,
    sine: f64,
}

impl Leg {
    fn new(from: Vec3, to: Vec3, km: f64) -> Self {
        let cos = dot(from, to) / (dot(from, from) * dot(to, to)).sqrt();
        // Steadier than the arc cosine for small angles.
        let angle = if cos > 0.999_999 { chord_km(from, to) / dot(from, from).sqrt() } else { cos.clamp(-1.0, 1.0).acos() };
        Self { from, to, km, angle, sine: angle.sin() }
    }

    fn at(&self, km: f64) -> LatLon {
        // A chord cut at a share of its length is not that share of the arc: cut it by angles.
        let t = if self.km > 0.0 { (km / self.km).clamp(0.0, 1.0) } else { 0.0 };
        if self.angle < 1e-4 {
            return position(lerp(self.from, self.to, t));
        }
        let (a, b) = (((1.0 - t) * self.angle).sin() / self.sine, (t * self.angle).sin() / self.sine);
        let p = [a * self.from[0] + b * self.to[0], a * self.from[1] + b * self.to[1], a * self.from[2] + b * self.to[2]];
        position(p)
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
            let leg = Leg::new(ecef(from), ecef(to), km / legs);
            if let Some(land) = self.walk(&leg, from, to) {
                return Some(land);
            }
            from = to;
        }
        None
    }

    /// Whether the geodesic from `a` to `b` meets land that no inland water or passage runs through, its ends included. The same from
    /// either end: where a way grazes a corner of land by a metre or two, one direction could see it and the other not.
    pub fn crosses_land(&self, a: LatLon, b: LatLon) -> bool {
        let (a, b) = if (a.lat, a.lon) <= (b.lat, b.lon) { (a, b) } else { (b, a) };
        self.first_land(a, b).is_some()
    }

    fn walk(&self, leg: &Leg, from: LatLon, to: LatLon) -> Option<LatLon> {
        let (mut walked, mut here) = (0.0, from);
        // Whether it is known that `here` is sea.
        let mut sea = false;
        loop {
            let clear = self.clearance.km(here);
            // In the open the square's bound holds for land and sea alike.
            if clear > 0.0 {
                if !sea && self.coast.is_land(here) {
                    return Some(here);
                }
                sea = true;
                walked += clear;
                if walked >= leg.km {
                    return None;
                }
                here = leg.at(walked);
                continue;
            }
            let ahead = |km: f64| {
                let end = (walked + km).min(leg.km);
                (end, if end < leg.km { leg.at(end) } else { to })
            };
            let (mut end, mut there) = ahead(OPEN_KM);
            if self.coast.is_open(here, there) {
                sea = true;
            } else {
                if end - walked > PIECE_KM {
                    (end, there) = ahead(PIECE_KM);
                }
                match self.walk_piece(here, there, end - walked, sea) {
                    Ok(known) => sea = known,
                    Err(land) => return Some(land),
                }
            }
            if end >= leg.km {
                return None;
            }
            (walked, here) = (end, there);
        }
    }

    /// A piece so short that it is straight in longitude and latitude; says whether its end is known to be sea, or where land is.
    fn walk_piece(&self, from: LatLon, to: LatLon, km: f64, from_sea: bool) -> Result<bool, LatLon> {
        let lattice = &self.coast.lattice;
        let (start, end) = (lattice.spot(from), lattice.spot(to));
        let end_x = lattice.beside(end.x, start.x);
        let spot = |share: f64| crate::sea::lattice::Spot {
            x: start.x + share * (end_x - start.x),
            y: start.y + share * (end.y - start.y),
        };
        let mut share = 0.0;
        let mut land = !from_sea && self.coast.is_land(from);
        loop {
            let at = if share == 0.0 { from } else { lattice.latlon(spot(share)) };
            if land {
                let depth = self.waters.depth_km(at);
                if depth <= 0.0 {
                    return Err(at);
                }
                share += depth.max(WATER_STEP_KM) / km.max(WATER_STEP_KM);
            } else {
                let Some(shore) = self.coast.first_shore(start, end, share) else { return Ok(true) };
                share = shore + BEHIND_KM / km.max(BEHIND_KM);
            }
            if share >= 1.0 {
                // The end belongs to the way.
                return if self.coast.is_land(to) && self.waters.depth_km(to) <= 0.0 { Err(to) } else { Ok(false) };
            }
            land = self.coast.is_land(lattice.latlon(spot(share)));
        }
    }
}
