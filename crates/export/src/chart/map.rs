//! The map of the voyages: where each ship was heard, where it was silent, and where it said that it was going.

mod frame;

use geo::{LatLon, RouteOptions, Sea};
use maud::{Markup, html};
use model::{Detail, Event, Language, Mmsi};

use crate::{
    case_file::{CaseFile, Track},
    chart::{
        coast,
        labels::Labels,
        sheet::{Mark, f, mark, path},
        view::View,
    },
    events,
    lines::{legs, places as places_of},
    places::{Places, last_declared, voyages},
    words::say,
};

/// Text on the map.
const SIZE: f64 = 12.0;
/// A declared destination this many times farther than what was sailed gets a second map of its own.
const INSET_FROM: f64 = 1.8;

/// A line to a declared destination.
struct Declared {
    line: Vec<LatLon>,
    to: LatLon,
    label: String,
    contradicted: bool,
}

/// All that a map may show.
pub(crate) struct Scene<'a> {
    file: &'a CaseFile,
    declared: Vec<Declared>,
    ports: Vec<(LatLon, String)>,
}

impl<'a> Scene<'a> {
    pub(crate) fn of(file: &'a CaseFile, places: &Places, language: Language) -> Self {
        let (mut declared, mut ports) = (Vec::new(), Vec::<(LatLon, String)>::new());
        for (event, voyage) in voyages(&file.events) {
            let heard = track_of(file, event.mmsi, event.track).and_then(|t| places_of(&t.points).first().copied());
            let from = places.departure(voyage, heard);
            let named = [(voyage.from_port.as_deref(), &voyage.from_name), (voyage.to_port.as_deref(), &voyage.to_name)];
            for (key, name) in named {
                if let Some((key, at)) = key.and_then(|key| Some((key, places.port(key)?)))
                    && !ports.iter().any(|(known, _)| *known == at)
                {
                    ports.push((at, name.clone().unwrap_or_else(|| key.to_owned())));
                }
            }
            let Some((said, from)) = last_declared(voyage).zip(from) else { continue };
            let Some((to, region)) = places.declared(said, from) else { continue };
            let name = said.place_name.clone().unwrap_or_else(|| said.text.clone());
            let near = if region { say(language, " (region)", " (région)") } else { "" };
            declared.push(Declared {
                line: by_sea(from, to),
                to,
                label: format!("{} {name}{near}", say(language, "declared:", "déclarée :")),
                contradicted: events::contradicted(voyage),
            });
        }
        Self { file, declared, ports }
    }

    /// Whether there is anything to draw.
    pub(crate) fn is_empty(&self) -> bool {
        self.sailed().is_empty()
    }

    /// Whether where the ships said that they went lies so far off that what they did needs a map of its own.
    pub(crate) fn far_apart(&self) -> bool {
        let extent = |places: &[LatLon]| View::of(places, 1.0, (1.0, 1.0)).map_or(0.0, |v| v.sides().1 - v.sides().0);
        extent(&self.all()) > INSET_FROM * extent(&self.sailed())
    }

    fn sailed(&self) -> Vec<LatLon> {
        let events = self.file.events.iter().flat_map(|e| events::place(e, &self.file.events));
        self.file.tracks.iter().flat_map(|t| places_of(&t.points)).chain(events).collect()
    }

    fn all(&self) -> Vec<LatLon> {
        let mut all = self.sailed();
        all.extend(self.declared.iter().flat_map(|d| &d.line));
        all.extend(self.ports.iter().map(|p| p.0));
        all
    }

    /// The map of everything, or of what was sailed.
    pub(crate) fn map(&self, language: Language, width: f64, everything: bool, name: &str) -> Markup {
        let ratio = if width > 600.0 { (0.42, 0.72) } else { (0.7, 1.35) };
        let Some(view) = View::of(&if everything { self.all() } else { self.sailed() }, width, ratio) else { return html! {} };
        let mut labels = Labels::new(view.width, view.height);
        let what = if everything {
            say(
                language,
                "Map: where the ships said that they were going, and where they went",
                "Carte : où les navires disaient aller, et où ils sont allés",
            )
        } else {
            say(language, "Map: where the ships went", "Carte : où les navires sont allés")
        };
        let marks = self.marks(&view, language, &mut labels);
        let ports = self.port_marks(&view, &mut labels);
        html! {
            svg.map viewBox={ "0 0 " (f(view.width)) " " (f(view.height)) } role="img" aria-label=(what) {
                clipPath id=(name) { rect width=(f(view.width)) height=(f(view.height)) {} }
                g clip-path={ "url(#" (name) ")" } {
                    rect.sea width=(f(view.width)) height=(f(view.height)) {}
                    path.land d=(coast::land(&view)) {}
                    (frame::graticule(&view))
                    @for declared in &self.declared {
                        path.declared.against[declared.contradicted] d=(path(&view.line(&declared.line))) {}
                    }
                    @for (n, track) in self.file.tracks.iter().enumerate() { (self.track(n, track, &view)) }
                    (ports)
                    (marks)
                    (self.names(&view, &mut labels))
                    (frame::scale(&view, language))
                }
            }
        }
    }

    fn track(&self, number: usize, track: &Track, view: &View) -> Markup {
        html! {
            @for leg in legs(track, &self.file.events) {
                @let line = view.line(&places_of(leg.points));
                @if leg.heard {
                    path.casing d=(path(&line)) {}
                    path class={ "went s" (number % 4) } d=(path(&line)) {}
                    (frame::arrow(&line, number % 4))
                } @else {
                    path class={ "silent s" (number % 4) } d=(path(&line)) {}
                }
            }
        }
    }

    fn port_marks(&self, view: &View, labels: &mut Labels) -> Markup {
        html! {
            @for (at, name) in &self.ports {
                @let xy = view.at(*at);
                (mark(Mark::Square, xy, 4.0, "port", name))
                @if let Some(place) = labels.beside(xy, name, SIZE) {
                    text.name x=(f(place.x)) y=(f(place.y)) text-anchor=(place.anchor) { (name) }
                }
            }
            @for declared in &self.declared {
                @let xy = view.at(declared.to);
                (mark(Mark::Ring, xy, 6.0, "aim", &declared.label))
                @if let Some(place) = labels.beside(xy, &declared.label, SIZE) {
                    text.name.aim x=(f(place.x)) y=(f(place.y)) text-anchor=(place.anchor) { (declared.label) }
                }
            }
        }
    }

    fn marks(&self, view: &View, language: Language, labels: &mut Labels) -> Markup {
        let marks = self.file.events.iter().flat_map(|e| {
            let places = events::place(e, &self.file.events);
            let last = places.len() > 1;
            places.into_iter().enumerate().filter_map(move |(n, at)| Some((e, shape(e, last && n == 1)?, at)))
        });
        let drawn: Vec<_> = marks.map(|(e, shape, at)| (e, shape, view.at(at))).collect();
        for (_, _, (x, y)) in &drawn {
            labels.take(*x, *y, 5.0);
        }
        html! {
            @for (event, shape, xy) in drawn {
                @let title = format!("{}: {}", events::kind(language, event), events::tell(language, event, self.file));
                (mark(shape, xy, 4.2, &format!("event {}", event.kind().name()), &title))
            }
        }
    }

    /// Each ship's name at the middle of its track.
    fn names(&self, view: &View, labels: &mut Labels) -> Markup {
        html! {
            @for (n, track) in self.file.tracks.iter().enumerate() {
                @let line = view.line(&places_of(&track.points));
                @let name = self.file.ship(track.mmsi);
                @let middle = line.get(line.len() / 2);
                @if let Some(place) = middle.and_then(|xy| labels.beside(*xy, &name, SIZE)) {
                    text class={ "name ship s" (n % 4) } x=(f(place.x)) y=(f(place.y)) text-anchor=(place.anchor) { (name) }
                }
            }
        }
    }
}

/// The mark of an event; what is a line or a mere number has none.
pub(crate) const fn shape(event: &Event, end: bool) -> Option<Mark> {
    match event.detail {
        Detail::Gap(_) if end => Some(Mark::Dot),
        Detail::Gap(_) => Some(Mark::Ring),
        Detail::PortVisit(_) | Detail::Stop(_) => Some(Mark::Square),
        Detail::Encounter(_) => Some(Mark::Diamond),
        Detail::Loitering(_) => Some(Mark::Triangle),
        Detail::FalseTrack(_) | Detail::Interference(_) => Some(Mark::Cross),
        Detail::Draught(_) | Detail::Voyage(_) | Detail::Identity(_) => None,
    }
}

fn track_of(file: &CaseFile, mmsi: Mmsi, track: u16) -> Option<&Track> {
    file.tracks.iter().find(|t| t.mmsi == mmsi && t.track == track)
}

/// The way over the sea; straight where none is known.
fn by_sea(from: LatLon, to: LatLon) -> Vec<LatLon> {
    let route = Sea::embedded().ok().and_then(|sea| sea.route(from, to, &RouteOptions::default()).ok());
    route.map_or_else(|| vec![from, to], |route| route.points)
}
