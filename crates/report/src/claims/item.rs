//! Goods in a clause, and the goods that it says it is not.

use std::ops::Range;

use model::Item;

use crate::{lexicon::Lexicon, predicates::goods, scan::Scan};

/// Goods named, and goods excluded: *shells, not missiles*.
pub(super) fn read(scan: &Scan<'_>, clause: Range<usize>, skip: &[Range<usize>], lexicon: &Lexicon) -> (Vec<Item>, Vec<Item>) {
    let (mut items, mut excluded): (Vec<(Item, bool)>, Vec<Item>) = (Vec::new(), Vec::new());
    for (hit, number) in goods(scan, clause.clone()) {
        let Some(class) = lexicon.items.get(number) else { continue };
        if skip.iter().any(|s| s.contains(&hit.from)) {
            continue;
        }
        let text = scan.slice(hit.from, hit.to);
        let text = ["un ", "une ", "des ", "les ", "le ", "la ", "l’", "the ", "these ", "ces "]
            .iter()
            .find_map(|a| text.strip_prefix(a))
            .unwrap_or(text);
        let item = Item { class: class.class.clone(), text: text.to_owned() };
        if contrasted(scan, hit.from, clause.start) || rather(scan, hit.from, clause.clone()) {
            excluded.push(item);
        } else if !items.iter().any(|(i, _)| i.class == item.class && i.text == item.text) {
            items.push((item, class.generic));
        }
    }
    // A consignment says nothing where its goods are named too.
    if items.iter().any(|(_, generic)| !generic) {
        items.retain(|(_, generic)| !generic);
    }
    (items.into_iter().map(|(i, _)| i).collect(), excluded)
}

/// *..., pas de missiles*, *and not missiles*: right before the goods.
fn contrasted(scan: &Scan<'_>, at: usize, lowest: usize) -> bool {
    let mut i = at;
    let mut steps = 0;
    while i > lowest && steps < 4 {
        i -= 1;
        steps += 1;
        match scan.word(i) {
            "de" | "d'" | "des" | "any" | "from" | "of" | "the" | "les" => {}
            "no" | "aucun" | "aucune" => {
                // "it contained no munitions", but not "no munitions were shipped".
                return (i.saturating_sub(3).max(lowest)..i).any(|k| {
                    matches!(
                        scan.word(k),
                        "contained"
                            | "contain"
                            | "contains"
                            | "included"
                            | "include"
                            | "includes"
                            | "carried"
                            | "contenait"
                            | "contient"
                            | "contiennent"
                            | "contenaient"
                            | "comprend"
                            | "transportait"
                    )
                });
            }
            "pas" | "non" | "not" | "never" | "ni" | "nor" => {
                // "n'ont pas de missiles" negates the verb, not the goods.
                return !(i.saturating_sub(3).max(lowest)..i).any(|k| {
                    matches!(scan.word(k), "n'" | "ne" | "is" | "are" | "was" | "were" | "do" | "did" | "does" | "have" | "has")
                }) || matches!(scan.mark(i.wrapping_sub(1)), Some(','));
            }
            _ => return false,
        }
    }
    false
}

/// *Rather than missiles*, *plutôt que des missiles*, *à l'exclusion de*.
fn rather(scan: &Scan<'_>, at: usize, clause: Range<usize>) -> bool {
    (at.saturating_sub(4).max(clause.start)..at).any(|i| {
        matches!(
            (scan.word(i), scan.word(i + 1)),
            ("rather", "than") | ("plutôt", "que") | ("exclusion", "de" | "des" | "du") | ("except" | "excluding" | "hors", _)
        )
    })
}
