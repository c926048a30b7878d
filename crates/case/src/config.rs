//! The numbers of the calculus, each with its source. They order; the words come from the gates.

use model::{Rendering, Stance};

use crate::{
    grade::Letter,
    observation::{Observation, Strength},
    opinion::Opinion,
};

/// The numbers of the calculus.
///
/// The seeds and letters are the project's own proposal, chosen so that the worked example of its method comes out (one quoted
/// indication from a usually reliable source is just *likely*), and to be calibrated on cases whose end is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Belief that a fact stated in quotation earns, 0 to 1.
    pub asserts_direct: f64,
    /// Belief that a fact stated in paraphrase earns.
    pub asserts_paraphrase: f64,
    /// Belief that a view earns.
    pub believes: f64,
    /// Belief that indications earn.
    pub has_indications: f64,
    /// Belief that a suspicion earns.
    pub suspects: f64,
    /// Disbelief that a denial earns.
    pub denies: f64,
    /// Trust by letter A to F, 0 to 1.
    pub trust: [f64; 6],
    /// Belief that an observation earns, by strength from none to conclusive.
    pub observation: [f64; 5],
    /// Uncertainty above which no word is given. Rule R4.
    pub max_uncertainty: f64,
    /// Belief below which an origin adds to the sum but not to the number of origins: imagery "that cannot show the purpose" is no
    /// second origin; nor is a source that cannot be judged, nor a mere suspicion.
    pub min_origin_belief: f64,
    /// How far all denials of the accused together may lower the probability. Rule R5: "moves little".
    pub max_fall_by_accused: f64,
    /// Belief times disbelief of third parties above which nothing is fused. Half on each side.
    pub conflict: f64,
    /// Days by which the dates of one utterance may differ between outlets: time zones and deadlines.
    pub utterance_days: i32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            asserts_direct: 0.80,
            asserts_paraphrase: 0.70,
            believes: 0.60,
            has_indications: 0.50,
            suspects: 0.30,
            denies: 0.70,
            trust: [0.95, 0.80, 0.60, 0.40, 0.20, 0.30],
            observation: [0.0, 0.10, 0.45, 0.65, 0.85],
            max_uncertainty: 0.6,
            min_origin_belief: 0.25,
            max_fall_by_accused: 0.10,
            conflict: 0.25,
            utterance_days: 1,
        }
    }
}

impl Config {
    /// What a stance earns before the source is looked at.
    pub fn seed(&self, stance: Stance, rendering: Rendering) -> Opinion {
        match stance {
            Stance::Asserts if rendering == Rendering::Direct => Opinion::new(self.asserts_direct, 0.0),
            Stance::Asserts => Opinion::new(self.asserts_paraphrase, 0.0),
            Stance::Believes => Opinion::new(self.believes, 0.0),
            Stance::HasIndications => Opinion::new(self.has_indications, 0.0),
            Stance::Suspects => Opinion::new(self.suspects, 0.0),
            Stance::Denies => Opinion::new(0.0, self.denies),
            Stance::Undetermined | Stance::DeclinesToSpecify | Stance::Predicts => Opinion::VACUOUS,
        }
    }

    /// What an observation earns before its source is looked at.
    pub fn observed(&self, observation: &Observation) -> Opinion {
        let belief = match observation.strength {
            Strength::None => self.observation[0],
            Strength::Weak => self.observation[1],
            Strength::Moderate => self.observation[2],
            Strength::Strong => self.observation[3],
            Strength::Conclusive => self.observation[4],
        };
        if observation.against || observation.absent { Opinion::new(0.0, belief) } else { Opinion::new(belief, 0.0) }
    }

    /// How far a letter is trusted.
    pub const fn trust(&self, letter: Letter) -> f64 {
        self.trust[letter as usize]
    }
}
