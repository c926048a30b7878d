//! What position reports can say: movement, and no more. Rule R12.

use model::{Mode, Stage};

use crate::{
    case_file::{Case, Hypothesis},
    observation::{Family, Observation, ObservationKind},
};

/// Whether it is no evidence that something was not seen: silence is expected of such ships, or the way may be by land or air.
pub(crate) fn absence_says_nothing(case: &Case, seen: &Observation) -> bool {
    seen.family() == Family::Ais
        && (seen.dark_expected || case.rivals().iter().any(|h| !matches!(h, Hypothesis::Sea | Hypothesis::NoTransfer)))
}

/// Why position reports cannot speak of a stage: a receipt needs an arrival and a sign of discharge, by the same ship.
pub(crate) fn beyond_movement(seen: &Observation, stage: Stage, all: &[&Observation]) -> Option<String> {
    if seen.family() != Family::Ais || seen.against || seen.absent {
        return None;
    }
    match stage {
        Stage::InTransit | Stage::Arrived | Stage::Transhipped | Stage::Loaded => None,
        Stage::Received => {
            let same = |o: &&&Observation| o.family() == Family::Ais && o.vessels.iter().any(|v| seen.vessels.contains(v));
            let arrived = all.iter().filter(same).any(|o| o.stages.contains(&Stage::Arrived) || o.kind == ObservationKind::Visit);
            let discharged = all.iter().filter(same).any(|o| o.kind == ObservationKind::Draught);
            (!(arrived && discharged))
                .then(|| "position reports show no receipt without an arrival and a sign of discharge".to_owned())
        }
        other => Some(format!("position reports say nothing of {other}")),
    }
}

/// Whether an observation shows a way.
pub(crate) fn mode_of(seen: &Observation) -> Option<Mode> {
    if seen.absent || seen.against {
        return None;
    }
    seen.mode.or(match seen.family() {
        Family::Ais => Some(Mode::Sea),
        Family::Rail => Some(Mode::Rail),
        _ => None,
    })
}
