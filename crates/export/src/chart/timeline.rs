//! The line of time: who said it, who does not know, who denies it, what was seen, and what the ships did.

use case::assessment::Item;
use maud::{Markup, html};
use model::{Day, Detail, Event, Language, Stance, Timestamp};

use crate::{
    case_file::CaseFile,
    chart::{
        axis::ticks,
        map::shape,
        sheet::{Mark, f, mark},
    },
    events,
    words::{family, say, stance},
};

const SIZE: f64 = 12.0;
const ROW: f64 = 20.0;

/// Something at a day, with its name beside it.
struct Entry {
    x: f64,
    label: String,
    mark: Mark,
    class: &'static str,
    title: String,
}

/// A band of the drawing.
struct Lane<'a> {
    name: String,
    entries: Vec<Entry>,
    ship: Option<&'a str>,
    bars: Vec<&'a Event>,
}

/// From days to the drawing.
struct Scale {
    from: Day,
    to: Day,
    left: f64,
    right: f64,
}

impl Scale {
    fn x(&self, t: Timestamp) -> f64 {
        let (from, to) = (self.from.start().millis(), self.to.start().millis());
        let share = (t.millis() - from) as f64 / (to - from).max(1) as f64;
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    fn day(&self, day: &str) -> Option<f64> {
        Day::parse(day).map(|d| self.x(Timestamp::from_millis(d.start().millis() + 43_200_000)))
    }
}

/// The drawing at some width; nothing where nothing has a date.
pub(crate) fn timeline(file: &CaseFile, language: Language, width: f64, name: &str) -> Option<Markup> {
    let l = language;
    let days = || {
        let said = file.assessment.evidence.iter().filter_map(|i| Day::parse(i.day.as_deref()?));
        let denied = file.assessment.ambiguous_denials.iter().filter_map(|c| Day::parse(c.day.as_deref()?));
        let ships = file.events.iter().flat_map(|e| [Some(e.span().0), e.span().1]).flatten().map(Timestamp::day);
        said.chain(denied).chain(ships).chain(Day::parse(&file.assessment.as_of))
    };
    let (first, last) = (days().min()?, days().max()?);
    let room = ((last.days() - first.days()) / 24).max(1);
    let narrow = width < 600.0;
    let scale = Scale {
        from: Day::from_days(first.days() - room),
        to: Day::from_days(last.days() + room + 1),
        left: if narrow { 8.0 } else { 150.0 },
        right: width - 8.0,
    };
    let mut y = 26.0;
    let mut bands = Vec::new();
    for lane in lanes(file, language, &scale) {
        let head = if narrow { 17.0 } else { 0.0 };
        let (entries, rows) = rows(lane.entries, &scale);
        let height = head + 8.0 + ROW * rows.max(1) as f64;
        bands.push((y, head, height, lane.name, entries, lane.bars, lane.ship.is_some()));
        y += height;
    }
    let height = y + 6.0;
    let today = scale.day(&file.assessment.as_of);
    let most = if narrow { 5 } else { 12 };
    Some(html! {
        svg.timeline viewBox={ "0 0 " (f(width)) " " (f(height)) } role="img" aria-label=(say(language, "Time line of what was said, denied, seen, and of what the ships did", "Chronologie de ce qui a été dit, nié, vu, et des mouvements des navires")) {
            pattern id=(name) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect.hatch width="3" height="6" {}
            }
            @for (n, (y, _, height, ..)) in bands.iter().enumerate() {
                rect.band.odd[n % 2 == 1] x="0" y=(f(*y)) width=(f(width)) height=(f(*height)) {}
            }
            @for (day, label) in ticks(scale.from, scale.to, most, language) {
                @let x = scale.x(day.start());
                line.tick x1=(f(x)) y1="18" x2=(f(x)) y2=(f(height)) {}
                @if today.is_none_or(|now| x < now - 170.0) { text.tick x=(f(x + 3.0)) y="13" { (label) } }
            }
            @if let Some(x) = today {
                line.today x1=(f(x)) y1="18" x2=(f(x)) y2=(f(height)) {}
                text.now x=(f(x)) y="13" text-anchor="end" { (say(l, "as of ", "au ")) (file.assessment.as_of) }
            }
            @for (y, head, height, label, entries, bars, _) in &bands {
                text.lane x=(if narrow { "8" } else { "10" }) y=(f(y + if narrow { 13.0 } else { 18.0 })) { (label) }
                @for bar in bars { (span(bar, file, language, &scale, y + head + 4.0, height - head - 8.0, name)) }
                @for (row, left, e) in entries {
                    @let at = y + head + 4.0 + ROW * (*row as f64 + 0.5);
                    (mark(e.mark, (e.x, at), 4.6, e.class, &e.title))
                    @if !e.label.is_empty() {
                        text class={ "what " (e.class) } x=(f(if *left { e.x - 9.0 } else { e.x + 9.0 })) y=(f(at + 4.0)) text-anchor=(if *left { "end" } else { "start" }) {
                            (e.label)
                        }
                    }
                }
            }
        }
    })
}

fn lanes<'a>(file: &'a CaseFile, language: Language, scale: &Scale) -> Vec<Lane<'a>> {
    let l = language;
    let items = &file.assessment.evidence;
    let said = |pick: fn(Stance) -> bool| -> Vec<&Item> { items.iter().filter(|i| i.stance.is_some_and(pick)).collect() };
    let open = |s| matches!(s, Stance::Undetermined | Stance::DeclinesToSpecify);
    let lane = |name: &str, items: Vec<&Item>, mark, class| Lane {
        name: name.to_owned(),
        entries: grouped(&items, l, scale, mark, class),
        ship: None,
        bars: Vec::new(),
    };
    let mut out = vec![
        lane(
            say(l, "Says it is so", "L’affirme"),
            said(|s| !matches!(s, Stance::Denies | Stance::Undetermined | Stance::DeclinesToSpecify)),
            Mark::Dot,
            "for",
        ),
        lane(say(l, "Not known", "Pas connu"), said(open), Mark::Open, "unknown"),
        lane(say(l, "Denies", "Nie"), said(|s| s == Stance::Denies), Mark::Cross, "deny"),
        lane(say(l, "Observed", "Observé"), items.iter().filter(|i| i.stance.is_none()).collect(), Mark::Diamond, "seen"),
    ];
    if let Some(denials) = out.get_mut(2) {
        denials.entries.extend(file.assessment.ambiguous_denials.iter().filter_map(|c| {
            Some(Entry {
                x: scale.day(c.day.as_deref()?)?,
                label: format!("{} ?", c.origin),
                mark: Mark::Cross,
                class: "deny",
                title: c.text.clone(),
            })
        }));
    }
    out.retain(|lane| !lane.entries.is_empty());
    let mut ships: Vec<_> = file.events.iter().map(|e| e.mmsi).collect();
    ships.sort_unstable();
    ships.dedup();
    out.extend(ships.into_iter().map(|mmsi| {
        let own: Vec<&Event> = file.events.iter().filter(|e| e.mmsi == mmsi).collect();
        let entries = own.iter().filter(|e| !matches!(e.detail, Detail::Gap(_))).filter_map(|e| {
            Some(Entry {
                x: scale.x(e.span().0),
                label: events::kind(l, e).to_owned(),
                mark: shape(e, false)?,
                class: "event",
                title: events::tell(l, e, file),
            })
        });
        let entries = entries.collect();
        Lane {
            name: file.ship(mmsi),
            entries,
            ship: Some(""),
            bars: own.into_iter().filter(|e| matches!(e.detail, Detail::Voyage(_) | Detail::Gap(_))).collect(),
        }
    }));
    out
}

/// One mark for what one origin said on one day.
fn grouped(items: &[&Item], l: Language, scale: &Scale, mark: Mark, class: &'static str) -> Vec<Entry> {
    let mut groups: Vec<(&str, &str, Vec<&Item>)> = Vec::new();
    for &item in items {
        let Some(day) = item.day.as_deref() else { continue };
        match groups.iter_mut().find(|(d, o, _)| *d == day && *o == item.origin) {
            Some((.., group)) => group.push(item),
            None => groups.push((day, &item.origin, vec![item])),
        }
    }
    let entry = |(day, origin, group): (&str, &str, Vec<&Item>)| {
        let times = if group.len() > 1 { format!(" ×{}", group.len()) } else { String::new() };
        let line = |i: &&Item| format!("{day} {}: {}", i.stance.map_or(family(l, i.family), |s| stance(l, s)), i.text);
        let who = if origin.is_empty() { say(l, "origin not known", "origine inconnue") } else { origin };
        Some(Entry {
            x: scale.day(day)?,
            label: format!("{who}{times}"),
            mark,
            class,
            title: group.iter().map(line).collect::<Vec<_>>().join("\n"),
        })
    };
    groups.into_iter().filter_map(entry).collect()
}

/// Entries with the row that each has room in, and whether its name is on the left.
fn rows(mut entries: Vec<Entry>, scale: &Scale) -> (Vec<(usize, bool, Entry)>, usize) {
    entries.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut out = Vec::new();
    for e in entries {
        let long = e.label.chars().count() as f64 * SIZE * 0.58 + 14.0;
        let left = e.x + long > scale.right;
        let own = if left { (e.x - long, e.x + 7.0) } else { (e.x - 7.0, e.x + long) };
        let free = |row: &Vec<(f64, f64)>| row.iter().all(|t| t.1 <= own.0 || own.1 <= t.0);
        let row = taken.iter().position(free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        if let Some(taken) = taken.get_mut(row) {
            taken.push(own);
        }
        out.push((row, left, e));
    }
    (out, taken.len())
}

/// A voyage as a bar, a silence as a hatched one upon it.
fn span(event: &Event, file: &CaseFile, language: Language, scale: &Scale, y: f64, height: f64, name: &str) -> Markup {
    let (begin, end) = event.span();
    let (from, to) = (scale.x(begin), end.map_or(scale.right, |e| scale.x(e)));
    let title = format!(
        "{} – {}: {}",
        begin.to_minute(),
        end.map_or_else(|| "…".to_owned(), Timestamp::to_minute),
        events::tell(language, event, file)
    );
    let gap = matches!(event.detail, Detail::Gap(_));
    let fill = gap.then(|| format!("url(#{name})"));
    html! {
        rect.voyage[!gap].silence[gap] x=(f(from)) y=(f(y)) width=(f((to - from).max(2.0))) height=(f(height)) rx="3" fill=[fill] {
            title { (title) }
        }
    }
}
