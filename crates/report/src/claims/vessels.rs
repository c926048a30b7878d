//! Ships named in a clause.

use std::ops::Range;

use super::context::Context;
use crate::{
    lexicon::{Form, Lexicon, Sense},
    scan::Scan,
};

/// Ships named: capitalised words behind *cargo*, *freighter* and the like.
pub(super) fn vessels(scan: &Scan<'_>, clause: Range<usize>, context: &Context, lexicon: &Lexicon) -> Vec<String> {
    let mut found = Vec::new();
    let kinds = |w: &str| lexicon.carrier(w);
    let mut at = clause.start;
    while at < clause.end {
        if kinds(scan.word(at)) {
            let mut from = at + 1;
            while from < clause.end
                && (matches!(scan.mark(from), Some('«' | '“' | '"'))
                    || scan.hits_in(from..from + 1).iter().any(|h| matches!(h.sense, Sense::Place(_, Form::Demonym))))
            {
                from += 1;
            }
            let mut to = from;
            while to < clause.end && scan.tokens[to].capital {
                to += 1;
            }
            if to > from {
                let name = scan.slice(from, to).to_owned();
                if !context.people.named.iter().any(|n| n.name == name && n.office.is_some()) && !found.contains(&name) {
                    found.push(name);
                }
                at = to;
                continue;
            }
        }
        at += 1;
    }
    found
}
