//! Drawings in SVG: a map of the voyages and a line of time. No script, no font, no picture from elsewhere.

mod axis;
mod coast;
mod labels;
pub(crate) mod map;
mod sheet;
mod simplify;
pub(crate) mod timeline;
mod view;
