//! One MMSI in several places: jumps that no ship can make.
//!
//! The segmenter puts what one ship cannot have sent on tracks of their own. Here each track is a *piece*, and what tells the rules
//! apart is who spoke when:
//!
//! | the reports go to | rule |
//! |---|---|
//! | main, piece, main | `jump_and_back` |
//! | main, piece, main, piece, main, piece ... | `two_places_at_once`: two ships on one number |
//! | main, piece | `impossible_speed`, until it returns |
//! | any of these, while positions and speeds run away | `receiver_astray`: a receiver that lost its satellites and reckons on |
//!
//! Pieces of one or two reports are noise and count for nothing, nor do one or two reports that are put on a piece long after it was
//! over: after some hours a stray position is in reach of nearly everything. A piece that lasts so long that the segmenter has closed
//! the main track meanwhile still ends in `jump_and_back` where the ship shows up again within reach of where it was lost.

mod piece;
mod verdict;

use geo::{LatLon, METRES_PER_NM, near_distance_m};
use model::{Event, Mmsi, Timestamp};
use serde::{Deserialize, Serialize};

use self::piece::{Beside, Piece, Seen};
use crate::{detector_config::FalseTrackConfig, report::Report};

/// Most pieces remembered whose track is closed.
const MOST_GONE: usize = 8;
/// What was longer ago says nothing of a receiver's state, hours.
const RECENT_H: f64 = 2.0;
/// Shorter steps are within the scatter of positions, metres.
const LEAP_M: f64 = 1000.0;
/// Added to each interval for clock and position noise, hours. gpsdio-segment: 0.25 h.
const BUFFER_H: f64 = 0.25;

/// What is remembered of the pieces of one MMSI.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Jumps {
    /// The piece that spoke last.
    now: Option<Piece>,
    others: Vec<Piece>,
    /// The track of the last piece with enough reports to be no noise.
    solid: Option<u16>,
}

/// Whether a report is one of a receiver that lost its satellites and reckons on: faster than ships are, or further from the one
/// before, at `since`, than its own speed can explain.
fn strays(config: &FalseTrackConfig, report: &Report, step_m: f64, since: Timestamp) -> bool {
    let Some(kn) = report.sog_kn else { return false };
    if step_m < LEAP_M {
        return kn > config.astray_min_kn;
    }
    let hours = report.line.t.hours_since(since);
    let reckoned_m = (f64::from(kn) * 1.5 + 5.0) * hours * METRES_PER_NM;
    kn > config.astray_min_kn || hours <= 1.0 && step_m > reckoned_m + LEAP_M
}

impl Jumps {
    /// Takes a report, the number of the track it was put on, and how far it is from the last position of that track in metres (0 for
    /// a first one). To be called for every report with a position, after the segmenter.
    #[expect(clippy::too_many_arguments, reason = "who, where and on which track, as the vessel's machine has them at hand")]
    pub fn hear(
        &mut self,
        config: &FalseTrackConfig,
        mmsi: Mmsi,
        track: u16,
        report: &Report,
        at: LatLon,
        step_m: f64,
        out: &mut Vec<Event>,
    ) {
        let seen = Seen { line: report.line, at };
        match &mut self.now {
            Some(now) if now.track == track => {
                if strays(config, report, step_m, now.last.line.t) {
                    now.strayed(report.line.t);
                }
                now.add(config, seen);
            }
            _ => self.turn_to(config, mmsi, track, seen, out),
        }
    }

    /// The segmenter has closed a track.
    pub fn close(&mut self, config: &FalseTrackConfig, mmsi: Mmsi, track: u16, out: &mut Vec<Event>) {
        let Some(i) = self.others.iter().position(|p| p.track == track && !p.gone) else { return };
        let Some(piece) = self.others.get_mut(i) else { return };
        piece.gone = true;
        self.settle(config, mmsi, out);
    }

    /// What stands at the end of the data.
    pub fn open(&self, config: &FalseTrackConfig, mmsi: Mmsi) -> Vec<Event> {
        self.pieces().filter_map(|p| self.verdict(config, p)?.event(mmsi, p, true)).collect()
    }

    /// Whether a track began with a jump of what seems to be one ship.
    pub fn jumped(&self, config: &FalseTrackConfig, track: u16) -> bool {
        let one_ship = |p: &Piece| p.beside.is_some_and(|b| !b.astray) && !p.is_astray() && p.turns < config.two_places_min_turns;
        self.pieces().any(|p| p.track == track && !p.gone && one_ship(p))
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.now.iter().chain(&self.others)
    }

    #[cold]
    fn turn_to(&mut self, config: &FalseTrackConfig, mmsi: Mmsi, track: u16, seen: Seen, out: &mut Vec<Event>) {
        let left = self.now.take();
        if let Some(left) = left {
            if left.reports >= config.jump_min_reports && left.back == 0 {
                self.solid = Some(left.track);
            }
            self.others.push(left);
        }
        let known = self.others.iter().position(|p| p.track == track && !p.gone);
        let mut piece = match known.or_else(|| self.returns(config, seen)) {
            Some(i) => {
                let mut piece = self.others.remove(i);
                self.rename(piece.track, track);
                piece.track = track;
                piece.gone = false;
                if piece.resume(config, seen) { piece } else { Piece::new(track, seen, self.beside()) }
            }
            None => Piece::new(track, seen, self.beside()),
        };
        if self.solid.is_some_and(|solid| solid != piece.track) {
            piece.turns = piece.turns.saturating_add(1);
        }
        self.now = Some(piece);
        self.settle(config, mmsi, out);
    }

    /// Where the MMSI was last, noise left out.
    fn beside(&self) -> Option<Beside> {
        let piece = self.others.iter().find(|p| Some(p.track) == self.solid)?;
        let astray = piece.strayed.is_some_and(|(_, last)| piece.last.line.t.hours_since(last) <= RECENT_H);
        Some(Beside { track: piece.track, seen: piece.last, astray })
    }

    /// The piece whose track is closed that a report on a new track takes up again: the nearest one in reach.
    fn returns(&self, config: &FalseTrackConfig, seen: Seen) -> Option<usize> {
        (self.others.iter().enumerate())
            .filter(|(_, p)| p.gone && p.reports >= config.jump_min_reports)
            .filter_map(|(i, p)| {
                let hours = seen.line.t.hours_since(p.last.line.t);
                let metres = near_distance_m(p.last.at, seen.at);
                let reached = metres <= config.return_max_kn * METRES_PER_NM * (hours + BUFFER_H);
                (reached && hours <= config.return_max_days * 24.0).then_some((i, metres))
            })
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(i, _)| i)
    }

    fn rename(&mut self, from: u16, to: u16) {
        if self.solid == Some(from) {
            self.solid = Some(to);
        }
        for beside in self.others.iter_mut().filter_map(|p| p.beside.as_mut()).filter(|b| b.track == from) {
            beside.track = to;
        }
    }

    /// Tells what can no longer change, and forgets what is of no more use.
    fn settle(&mut self, config: &FalseTrackConfig, mmsi: Mmsi, out: &mut Vec<Event>) {
        let now = self.now.as_ref().map(|p| p.last.line.t);
        let mut i = 0;
        while let Some(piece) = self.others.get(i) {
            if piece.gone && self.is_settled(config, piece, now) {
                let verdict = self.verdict(config, piece);
                out.extend(verdict.and_then(|v| v.event(mmsi, piece, false)));
                let piece = self.others.remove(i);
                self.orphan(config, mmsi, &piece, out);
                i = 0;
            } else {
                i += 1;
            }
        }
    }

    /// Whether nothing to come changes what a gone piece is.
    fn is_settled(&self, config: &FalseTrackConfig, piece: &Piece, now: Option<Timestamp>) -> bool {
        let noise = piece.reports < config.jump_min_reports;
        let old = now.is_none_or(|t| t.hours_since(piece.last.line.t) > config.return_max_days * 24.0);
        let too_many = self.others.iter().filter(|p| p.gone).count() > MOST_GONE;
        let left = piece.beside.is_some_and(|b| self.pieces().any(|p| p.track == b.track && p.last.line.t > piece.last.line.t));
        let waited_for = self.pieces().any(|p| p.beside.is_some_and(|b| b.track == piece.track));
        noise || old || too_many || left || (piece.beside.is_none() && !waited_for)
    }

    /// Pieces that began beside a forgotten one never return to it: what they are is told, and they are the ship from now on.
    fn orphan(&mut self, config: &FalseTrackConfig, mmsi: Mmsi, forgotten: &Piece, out: &mut Vec<Event>) {
        let solid = forgotten.reports >= config.jump_min_reports;
        for piece in self.now.iter_mut().chain(&mut self.others) {
            if piece.beside.is_some_and(|b| b.track == forgotten.track) {
                if solid {
                    out.extend(verdict::judge(config, piece, forgotten).and_then(|v| v.event(mmsi, piece, false)));
                }
                piece.beside = None;
            }
        }
    }

    fn verdict(&self, config: &FalseTrackConfig, piece: &Piece) -> Option<verdict::Verdict> {
        let beside = piece.beside?;
        let partner = self.pieces().find(|p| p.track == beside.track)?;
        verdict::judge(config, piece, partner)
    }
}

#[cfg(test)]
#[path = "jumps_tests.rs"]
mod tests;
