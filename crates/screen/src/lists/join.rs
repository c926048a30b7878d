//! OFAC's files put together: further names, addresses and remarks go to the entry of their number.

use rustc_hash::FxHashMap;

use super::remarks;
use crate::list::{Format, Refused, Taking};

/// Joins what belongs together, and reads the remarks.
pub(crate) fn join(mut taken: Vec<Taking>) -> Vec<Taking> {
    let mut parts: Vec<Taking> = Vec::new();
    let mut whole: Vec<Taking> = Vec::new();
    let mut order: Vec<(bool, usize)> = Vec::new();
    for one in taken.drain(..) {
        let to = if one.info.format.is_part() { &mut parts } else { &mut whole };
        to.push(one);
        let is_part = to.last().is_some_and(|t| t.info.format.is_part());
        order.push((is_part, to.len() - 1));
    }
    for part in &mut parts {
        let mains = whole.iter_mut().filter(|m| m.info.format == Format::OfacCsv);
        // Of several, the one whose file is called alike: `2021_alt.csv` goes with `2021_sdn.csv`.
        let best = mains.max_by_key(|m| (likeness(&m.info.file, &part.info.file), std::cmp::Reverse(m.info.file.len())));
        let mut main = best;
        let by_id: FxHashMap<String, usize> =
            main.iter().flat_map(|m| m.designations.iter().enumerate().map(|(n, d)| (d.id.clone(), n))).collect();
        for addition in std::mem::take(&mut part.designations) {
            let Some(entry) = by_id.get(&addition.id).and_then(|n| main.as_mut()?.designations.get_mut(*n)) else {
                let what = format!("entry {} is not there: expected it in the sdn.csv that goes with this file", addition.id);
                part.take_back(addition.place, Refused::NoSuchEntry, &what);
                continue;
            };
            for name in addition.names {
                entry.add_name(&name.text, name.kind);
            }
            entry.addresses.extend(addition.addresses);
            if let Some(more) = addition.remarks {
                entry.add_remarks(&more);
            }
        }
    }
    for main in whole.iter_mut().filter(|m| m.info.format == Format::OfacCsv) {
        let mut entries = std::mem::take(&mut main.designations);
        for entry in &mut entries {
            if let Some(text) = entry.remarks.take() {
                remarks::read(entry, &text, main);
            }
        }
        main.designations = entries;
    }
    let (mut parts, mut whole) =
        (parts.into_iter().map(Some).collect::<Vec<_>>(), whole.into_iter().map(Some).collect::<Vec<_>>());
    let mut from = |(is_part, at): (bool, usize)| if is_part { parts.get_mut(at)?.take() } else { whole.get_mut(at)?.take() };
    order.into_iter().filter_map(&mut from).collect()
}

/// Characters that two names begin and end with alike.
fn likeness(one: &str, other: &str) -> usize {
    let begin = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let end = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    begin + end
}
