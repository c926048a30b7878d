//! Goods: a tree of classes. Munitions may be shells, shells are munitions; shells are no missiles.

/// How two classes of goods stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The same, or one is a kind of the other.
    Compatible,
    /// One excludes the other.
    Excluded,
    /// A class that is not in the tree, or words for no goods in particular such as *shipments*: nothing follows.
    Unknown,
}

/// The tree.
#[derive(Clone, Debug)]
pub struct Items {
    /// Class and the class above, empty at the top.
    rows: Vec<(&'static str, &'static str)>,
}

impl Default for Items {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Items {
    /// The tree built into the program.
    pub fn embedded() -> Self {
        let rows = include_str!("../data/items.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
        Self {
            rows: rows
                .filter_map(|line| {
                    let mut columns = line.split('\t');
                    Some((columns.next()?, columns.next()?))
                })
                .collect(),
        }
    }

    /// Whether a class is in the tree.
    pub fn knows(&self, class: &str) -> bool {
        self.rows.iter().any(|(name, _)| *name == class)
    }

    /// A class and those above it, nearest first.
    fn line<'a>(&'a self, class: &'a str) -> Vec<&'a str> {
        let mut line = vec![class];
        while let Some((_, above)) = line.last().and_then(|last| self.rows.iter().find(|(name, _)| name == last)) {
            // A tree that bites its tail ends here.
            if above.is_empty() || line.contains(above) {
                break;
            }
            line.push(above);
        }
        line
    }

    /// Whether `class` is `above` or a kind of it.
    pub fn is_a(&self, class: &str, above: &str) -> bool {
        self.line(class).contains(&above)
    }

    /// How two classes stand to each other.
    pub fn kinship(&self, a: &str, b: &str) -> Kinship {
        if a == b || self.is_a(a, b) || self.is_a(b, a) {
            Kinship::Compatible
        } else if self.knows(a) && self.knows(b) {
            Kinship::Excluded
        } else {
            Kinship::Unknown
        }
    }
}

#[cfg(test)]
#[path = "item_tests.rs"]
mod tests;
