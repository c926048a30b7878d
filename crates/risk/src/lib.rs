//! One risk picture a voyage: a short list of reasons, ordered by weight of evidence.
//!
//! The weight of a finding is the logarithm of the likelihood ratio: how much likelier it is under deceit than under the innocent
//! explanation, in *decibans*, ten times the decimal logarithm (I. J. Good, *Probability and the Weighing of Evidence*, 1950). Ten
//! decibans are ten times likelier, three are twice. Both likelihoods stand in a table, each with its source; [`Weights::estimate`]
//! makes one from counts on traffic whose truth is known.
//!
//! What is *not* done is to add up all findings until the sum is high: findings of one kind share their causes. A ship with a bad
//! aerial has ten silences, not ten reasons. So
//!
//! - of several findings of one rule the strongest is the reason, and the others are counted with it;
//! - the combined figure takes the strongest reason of each [`Family`] and adds those, as if families were independent of each other;
//! - a finding that is no likelier under deceit weighs nothing, never less: an innocent look is easily kept up;
//! - silences that would not have been heard, and false positions that many ships shared, are no reasons at all.
//!
//! The figure ranks voyages. It is no probability of deceit: for that somebody would have to say how many ships deceive.
//!
//! | file | idea |
//! |---|---|
//! | `weights`, `estimate` | the table, and how it is made from counts |
//! | `finding`, `say` | what an event is a finding of, and the sentence with its numbers |
//! | `draught` | a draught that changed while nobody heard the ship |
//! | `picture`, `scope` | a voyage's reasons, and which events are its |
//! | `red_flag` | the seven of the US maritime advisory of 2020 |

mod draught;
mod error;
mod estimate;
mod family;
mod finding;
#[cfg(test)]
mod made;
mod picture;
mod red_flag;
mod say;
mod scope;
mod weights;

pub use error::WeightsError;
pub use estimate::Counts;
pub use family::Family;
pub use finding::Finding;
pub use picture::{Picture, Reason, Strength, picture, rank};
pub use red_flag::RedFlag;
pub use scope::of_voyage;
pub use weights::{Exposure, Weight, Weights};
