//! What was true, written beside the traffic: one JSON object a line.

use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    path::Path,
};

use model::{Timestamp, Verdict};
use serde::{Deserialize, Serialize};

use crate::{
    error::SimulateError,
    planting::{Planting, TrueWorld, WouldHaveBeenHeard},
};

/// One made-up ship.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrueShip {
    /// Its MMSI; two ships may share one.
    pub mmsi: u32,
    /// Its IMO number, invented; 0 where it has none.
    pub imo: u32,
    /// Its name, invented.
    pub name: String,
    /// `cargo`, `tanker`, `container`, `ferry`, `fishing`, `barge` or `pilot`; `real` where it is copied from real traffic.
    pub kind: String,
    /// It lies about its destination when laden.
    pub liar: bool,
    /// Another ship uses the same MMSI.
    pub shares_mmsi: bool,
}

/// One voyage that ended within the simulated time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrueVoyage {
    /// The ship's MMSI.
    pub mmsi: u32,
    /// The port left, by its key.
    pub from: String,
    /// Ports and piers so close to it that a stop there may be told as theirs.
    pub from_also: Vec<String>,
    /// When it left.
    pub departure: Timestamp,
    /// The port reached.
    pub to: String,
    /// Ports and piers close to that one.
    pub to_also: Vec<String>,
    /// When it came to lie there.
    pub arrival: Timestamp,
    /// When it left again.
    pub stay_end: Timestamp,
    /// Receivers heard it lying at the port left long enough to know that it called there.
    pub from_heard: bool,
    /// The same of the port reached.
    pub to_heard: bool,
    /// What its crew did, such as `kept`, `diverted`, `left the old text`, `lied`.
    pub did: String,
    /// It lied.
    pub lie: bool,
    /// What the crew typed for this voyage, in order.
    pub typed: Vec<String>,
    /// What a careful observer of the received messages would have to say of it; nothing where they do not show what the crew did.
    pub verdict: Option<Verdict>,
}

/// Why nothing was sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SilenceCause {
    /// The crew switched the transponder off.
    SwitchedOff,
    /// The transponder failed, innocently.
    Failure,
    /// A coastal station was out of order.
    StationDown,
    /// No satellite delivered.
    SatellitesDown,
    /// The feed delivered nothing.
    FeedDown,
    /// Nothing was received in an area of real traffic.
    AreaDown,
}

/// A time in which a ship did not send, or a station did not receive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Silence {
    /// The ship; nothing for a station.
    pub mmsi: Option<u32>,
    /// The station; nothing for a ship.
    pub station: Option<String>,
    /// From.
    pub begin: Timestamp,
    /// Until.
    pub end: Timestamp,
    /// Why.
    pub cause: SilenceCause,
    /// Of a silence on purpose: what would have been heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub would_have_been_heard: Option<WouldHaveBeenHeard>,
}

/// Two ships that were together, slow, for half an hour at least, and not both at their berths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// By MMSI.
    pub ships: [u32; 2],
    /// From, to ten minutes.
    pub begin: Timestamp,
    /// Until.
    pub end: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    World(TrueWorld),
    Ship(TrueShip),
    Voyage(TrueVoyage),
    Silence(Silence),
    Planting(Planting),
    Meeting(Meeting),
}

/// Everything that was true.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Truth {
    /// The world; nothing in truths written before there were worlds.
    pub world: Option<TrueWorld>,
    /// The ships.
    pub ships: Vec<TrueShip>,
    /// Their voyages.
    pub voyages: Vec<TrueVoyage>,
    /// Silences that had a cause other than distance.
    pub silences: Vec<Silence>,
    /// What was planted.
    pub plantings: Vec<Planting>,
    /// Who met whom, planted or not; of real traffic nobody knows.
    pub meetings: Vec<Meeting>,
}

impl Truth {
    /// Reads a truth file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or a line is none of ours.
    pub fn read(path: &Path) -> Result<Self, SimulateError> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|e| SimulateError::io(&name, e))?;
        let mut truth = Self::default();
        for (n, line) in (1..).zip(BufReader::new(file).lines()) {
            let line = line.map_err(|e| SimulateError::io(&name, e))?;
            let parsed = serde_json::from_str(&line).map_err(|e| SimulateError::Truth {
                path: name.clone(),
                line: n,
                detail: e.to_string(),
            })?;
            match parsed {
                Line::Ship(ship) => truth.ships.push(ship),
                Line::Voyage(voyage) => truth.voyages.push(voyage),
                Line::Silence(silence) => truth.silences.push(silence),
                Line::World(world) => truth.world = Some(world),
                Line::Planting(planting) => truth.plantings.push(planting),
                Line::Meeting(meeting) => truth.meetings.push(meeting),
            }
        }
        Ok(truth)
    }

    /// Writes it.
    pub(crate) fn write(&self, out: &mut dyn Write) -> Result<(), SimulateError> {
        let lines = (self.world.iter().cloned().map(Line::World))
            .chain(self.ships.iter().cloned().map(Line::Ship))
            .chain(self.voyages.iter().cloned().map(Line::Voyage))
            .chain(self.silences.iter().cloned().map(Line::Silence))
            .chain(self.plantings.iter().cloned().map(Line::Planting))
            .chain(self.meetings.iter().copied().map(Line::Meeting));
        for line in lines {
            serde_json::to_writer(&mut *out, &line)
                .map_err(std::io::Error::from)
                .and_then(|()| out.write_all(b"\n"))
                .map_err(|e| SimulateError::io("the truth", e))?;
        }
        Ok(())
    }
}
