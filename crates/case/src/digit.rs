//! The Admiralty digit of the information on a stage, by rule and without a look at the letter: analysts who see the letter rate along it
//! (Baker and others 1968: 87 % of ratings on the diagonal).

use model::Stance;

use crate::{
    assessment::Answer,
    observation::Family,
    standing::{Standings, Support},
    weigh::Weighed,
};

/// The digit, with the reason.
pub(crate) fn digit(weighed: &Weighed, standings: &Standings) -> (u8, &'static str) {
    // Where anybody counts as an origin, only those do.
    let counts = |origin: &String| weighed.supporters.is_empty() || weighed.supporters.contains(origin);
    let supports: Vec<&Support> = standings.iter().filter(|(o, _)| counts(o)).filter_map(|(_, s)| s.support.as_ref()).collect();
    let against = standings.values().filter(|s| s.denial.is_some()).count();
    let other_family = supports.iter().any(|s| s.families.iter().any(|f| *f != Family::Statement));
    let hedged = supports.iter().all(|s| !matches!(s.stance, Some(Stance::Asserts) | None));
    if weighed.answer == Answer::Conflicting || (!supports.is_empty() && weighed.opponents > 0 && weighed.expected < 0.45) {
        (5, "contradicted by other evidence")
    } else if supports.is_empty() {
        (6, "nothing to judge by")
    } else if supports.iter().all(|s| s.translated) {
        (4, "read in machine translation only")
    } else if supports.len() >= 2 && other_family && against == 0 {
        (1, "confirmed by independent origins and another family of evidence, contradicted by nobody")
    } else if supports.len() >= 2 {
        (
            2,
            if against > 0 {
                "several origins agree, and somebody denies it"
            } else {
                "several origins agree, in one family of evidence"
            },
        )
    } else if hedged {
        (3, "one origin, and it hedges")
    } else {
        (2, "one origin, consistent in itself")
    }
}
