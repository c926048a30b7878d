//! Many documents to the few acts of speech behind them.
//!
//! Sixteen outlets that report one briefing are one origin. What decides is who spoke, when, and of what, not how alike the words are:
//! agencies that report one briefing hardly share a phrase. A [`Sketch`] is all that is kept of a document; it is some kB.

mod agencies;
mod cluster;
mod copies;
mod shingles;
mod sketch;
mod twins;
mod variance;

use model::Day;

pub use self::{
    agencies::{Agencies, House},
    copies::Copy,
    sketch::{Part, Sketch, Speech},
    twins::Twin,
    variance::{Aspect, Variance, Variant},
};
use crate::Reader;

/// Where a document's text comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// The document's id.
    pub document: String,
    /// The earlier document that it repeats.
    pub copy: Option<Copy>,
    /// The document in another language that says the same.
    pub twin: Option<Twin>,
    /// Why it is taken for a machine translation, where it is.
    pub machine_translated: Option<String>,
    /// The house whose reporting it is: the agency credited, or else the outlet's.
    pub house: House,
}

/// One act of speech, with all that render it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Whose knowledge it is: a state's code, an organisation, or the house that reports it on its own word.
    pub origin: String,
    /// It counts as an origin. An unknown outlet's own reporting, and unnamed speakers whom nothing places, do not.
    pub independent: bool,
    /// The speaker as most documents have it, persons before offices.
    pub speaker: String,
    /// The days it was said on, where they are known.
    pub said: Option<(Day, Day)>,
    /// The documents that render it, by their place in what was given, with the utterance's id in each.
    pub rendered: Vec<(usize, String)>,
    /// Their outlets, each once.
    pub outlets: Vec<String>,
    /// The agencies credited, each once.
    pub agencies: Vec<String>,
    /// Where the renderings differ: neither corroboration nor contradiction.
    pub variance: Vec<Variance>,
    /// The claim closest to the words spoken.
    pub most_verbatim: Option<String>,
    /// The same speaker's last utterance of the same transfer before this one, which this one updates.
    pub updates: Option<usize>,
}

/// What many documents add up to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origins {
    /// Of each document, in the order given.
    pub documents: Vec<Provenance>,
    /// The acts of speech: dated ones first, in order of their days.
    pub utterances: Vec<Cluster>,
    /// The independent origins, each once, in order of their names.
    pub origins: Vec<String>,
}

/// Resolves the origins of documents.
pub fn resolve(sketches: &[Sketch], reader: &Reader) -> Origins {
    let copies = copies::find(sketches);
    let clusters = cluster::clusters(sketches, &copies, reader);
    let twins = twins::find(sketches, &clusters);
    let documents: Vec<Provenance> = sketches
        .iter()
        .enumerate()
        .map(|(at, sketch)| Provenance {
            document: sketch.document.clone(),
            copy: copies[at],
            twin: twins[at],
            machine_translated: sketch.residue.clone(),
            house: cluster::house(at, sketches, &copies),
        })
        .collect();
    let utterances: Vec<Cluster> = clusters.iter().map(|c| c.finish(sketches)).collect();
    let mut origins: Vec<String> = utterances.iter().filter(|u| u.independent).map(|u| u.origin.clone()).collect();
    origins.sort_unstable();
    origins.dedup();
    Origins { documents, utterances, origins }
}

#[cfg(test)]
#[path = "origins_tests.rs"]
mod tests;
