//! Distance and bearing on the ellipsoid, ports and piers, regions.
