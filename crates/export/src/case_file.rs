//! What an export is made from: a case with its assessment, the evidence it rests on, and the movements of its ships.

use case::{Answer, Assessment, Case, Changes, Evidence, Observation};
use model::{Claim, Day, Document, Event, Imo, Mmsi, SourceId, Stage, Timestamp, Utterance};
use serde::{Deserialize, Serialize};

/// A case as it is handed on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseFile {
    /// The case's definition.
    pub case: Case,
    /// Its assessment.
    pub assessment: Assessment,
    /// What changed since an earlier day.
    #[serde(default)]
    pub changes: Option<Changes>,
    /// Documents, utterances, claims, observations and checks, as known on the assessment's day.
    #[serde(default)]
    pub evidence: Evidence,
    /// Tracks of the watched ships.
    #[serde(default)]
    pub tracks: Vec<Track>,
    /// Events of the watched ships.
    #[serde(default)]
    pub events: Vec<Event>,
    /// The inputs that `source` numbers of tracks and events name.
    #[serde(default)]
    pub inputs: Vec<Input>,
    /// Names of states, people and ships are made up: said on every page.
    #[serde(default)]
    pub invented: bool,
}

/// Where a vessel was, in order of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// The vessel.
    pub mmsi: Mmsi,
    /// Which of the tracks of this MMSI, from 0.
    #[serde(default)]
    pub track: u16,
    /// Its name, as heard or as the case has it.
    #[serde(default)]
    pub name: Option<String>,
    /// Its IMO number, as heard or as the case has it.
    #[serde(default)]
    pub imo: Option<Imo>,
    /// Its reports.
    pub points: Vec<Fix>,
}

/// One position report with the line it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// When.
    pub t: Timestamp,
    /// Latitude, degrees.
    pub lat: f64,
    /// Longitude, degrees.
    pub lon: f64,
    /// The input.
    pub source: SourceId,
    /// First byte of the line in the decompressed input.
    pub offset: u64,
}

/// An input of position reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its number.
    pub id: SourceId,
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}

impl CaseFile {
    /// A case file without movements; of the evidence only what was known on the assessment's day.
    pub fn new(case: Case, assessment: Assessment, evidence: &Evidence) -> Self {
        let evidence = Day::parse(&assessment.as_of).map_or_else(|| evidence.clone(), |day| evidence.known_by(day));
        Self {
            case,
            assessment,
            changes: None,
            evidence,
            tracks: Vec::new(),
            events: Vec::new(),
            inputs: Vec::new(),
            invented: false,
        }
    }

    /// The claim of an id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.evidence.claims.iter().find(|c| c.id == id)
    }

    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.evidence.documents.iter().map(|r| &r.document).find(|d| d.id == id)
    }

    /// The utterance of an id.
    pub fn utterance(&self, id: &str) -> Option<&Utterance> {
        self.evidence.utterances.iter().find(|u| u.id == id)
    }

    /// The observation of an id.
    pub fn observation(&self, id: &str) -> Option<&Observation> {
        self.evidence.observations.iter().find(|o| o.id == id)
    }

    /// The name of an input, else its number.
    pub fn input(&self, id: SourceId) -> String {
        self.inputs.iter().find(|i| i.id == id).map_or_else(|| format!("source {id}"), |i| i.name.clone())
    }

    /// What a ship is called: by its track, by the case, else its MMSI.
    pub fn ship(&self, mmsi: Mmsi) -> String {
        let heard = self.tracks.iter().filter(|t| t.mmsi == mmsi).find_map(|t| t.name.clone());
        let watched = || self.case.watch.ships.iter().find(|s| s.mmsi == Some(mmsi.get())).and_then(|s| s.name.clone());
        heard.or_else(watched).unwrap_or_else(|| format!("MMSI {mmsi}"))
    }

    /// What is missing for a better answer, each with the stages it is missing of; stages that nobody spoke of are [silent](Self::silent).
    pub fn gaps(&self) -> Vec<(&str, Vec<Stage>)> {
        let mut out: Vec<(&str, Vec<Stage>)> = Vec::new();
        for s in self.assessment.stages.iter().filter(|s| s.answer != Answer::NoInformation) {
            for gap in &s.gaps {
                match out.iter_mut().find(|(g, _)| g == gap) {
                    Some((_, stages)) => stages.push(s.stage),
                    None => out.push((gap, vec![s.stage])),
                }
            }
        }
        out
    }

    /// The stages of which nobody has said or shown anything.
    pub fn silent(&self) -> impl Iterator<Item = Stage> {
        self.assessment.stages.iter().filter(|s| s.answer == Answer::NoInformation).map(|s| s.stage)
    }

    /// Whether anything was seen of the cargo or its receipt; where not, contents are unknown.
    pub fn cargo_seen(&self) -> bool {
        let of_case = |id: &str| self.assessment.evidence.iter().any(|i| i.id == id);
        self.evidence.observations.iter().any(|o| o.about_cargo && !o.absent && of_case(&o.id))
    }

    /// The documents that the case's claims stand in, in the order of the evidence.
    pub fn documents(&self) -> Vec<&Document> {
        let mut out: Vec<&Document> = Vec::new();
        for item in &self.assessment.evidence {
            if let Some(document) = self.document(&item.source).filter(|_| item.kind == "claim")
                && !out.iter().any(|d| d.id == document.id)
            {
                out.push(document);
            }
        }
        out
    }
}
