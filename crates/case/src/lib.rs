//! Claims, observations and judgements to stages with graded confidence, and the append-only ledger they are kept in.
//!
//! [`assess`] is a pure function of a [`Case`], the [`Evidence`] and a day. Opinions are fused over *origins*, whoever's knowledge it
//! is, never over documents: nineteen outlets that report one briefing are one origin. The gates matter more than the arithmetic, and
//! each says in the result what it did ([`Rule`]). "Not established" and "insufficient basis" are answers of their own.
//!
//! | file | idea |
//! |---|---|
//! | `case_file`, `propose` | the case as a file, and a draft of it from claims |
//! | `evidence`, `observation`, `judgement` | what is known, and what of it was known on a day |
//! | `item`, `thread` | which goods exclude each other, and what belongs to a case |
//! | `grade`, `grades` | letters and interests of origins |
//! | `gather`, `decisions`, `piece`, `sea` | from evidence to pieces; what does not count, with its rule; what AIS can say |
//! | `standing` | where each origin stands: last word, closest rendering, what later stages imply |
//! | `opinion`, `config`, `weigh` | fusion and gates |
//! | `digit`, `word`, `tell` | the Admiralty digit, the words, the sentences |
//! | `variance`, `hypotheses`, `quantity`, `changes` | differing renderings, rivals, the range of the amount, what changed |
//! | `assess`, `lists`, `assessment` | all of it together, and the result |
//! | `ledger`, `dossier` | the append-only record, and the evidence read back from it |

mod assess;
pub mod assessment;
mod case_file;
mod changes;
mod config;
mod day;
mod decisions;
mod digit;
mod dossier;
mod evidence;
mod gather;
mod grade;
mod grades;
mod hypotheses;
mod item;
mod judgement;
pub mod ledger;
mod lists;
#[cfg(test)]
mod made;
mod observation;
mod observe;
mod opinion;
mod piece;
mod propose;
mod quantity;
mod rule;
mod sea;
mod standing;
mod tell;
mod thread;
mod variance;
mod weigh;
mod word;

#[cfg(test)]
mod article;
#[cfg(test)]
mod properties;

pub use assess::{Method, assess};
pub use assessment::{Answer, Assessment, StageAssessment};
pub use case_file::{Case, CaseError, CaseParty, Hypothesis, Period, Ship, Watch};
pub use changes::{Change, Changes, changes};
pub use config::Config;
pub use dossier::Dossier;
pub use evidence::{Evidence, Received};
pub use grade::{Interest, KnownSource, Letter, SourceGrade, Sources};
pub use item::{Items, Kinship};
pub use judgement::{Decision, Judgement};
pub use ledger::{Ledger, LedgerError};
pub use observation::{Family, ListCheck, Observation, ObservationKind, Strength};
pub use observe::{IsPlace, Watched, observe};
pub use opinion::Opinion;
pub use propose::Draft;
pub use quantity::{Assumption, Estimate, Kind as AssumptionKind};
pub use rule::Rule;
pub use word::{Confidence, Likelihood};
