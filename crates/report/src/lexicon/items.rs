//! The tree of goods.

use model::Language;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) item: Vec<Row>,
}

/// A class as its file gives it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    class: String,
    /// The class above.
    #[serde(default)]
    part_of: Option<String>,
    /// The category of the EU's Common Military List, such as `ML3`.
    #[serde(default)]
    list: Option<String>,
    #[serde(default)]
    fr: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    /// Names a consignment and not a kind of goods: *cargo*.
    #[serde(default)]
    generic: bool,
    /// Military only with other words beside it: *vehicles*.
    #[serde(default)]
    weak: bool,
}

impl Row {
    pub(super) fn words(&self, language: Language) -> &[String] {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }
}

/// A class of goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemClass {
    /// Its name.
    pub class: String,
    /// The number of the class above.
    pub above: Option<u16>,
    /// Its category in the EU's Common Military List.
    pub list: Option<String>,
    /// Names a consignment and not a kind.
    pub generic: bool,
    /// Military only with other words beside it.
    pub weak: bool,
}

/// The tree of goods.
#[derive(Clone, Debug, Default)]
pub struct Items {
    classes: Vec<ItemClass>,
}

impl Items {
    pub(super) fn new(table: &Table) -> Result<Self, String> {
        let number = |name: &str| table.item.iter().position(|r| r.class == name).map(|n| n as u16);
        let mut classes = Vec::new();
        for row in &table.item {
            let above = match &row.part_of {
                Some(name) => {
                    Some(number(name).ok_or_else(|| format!("class {:?} is part of {name:?}, which is no class", row.class))?)
                }
                None => None,
            };
            classes.push(ItemClass {
                class: row.class.clone(),
                above,
                list: row.list.clone(),
                generic: row.generic,
                weak: row.weak,
            });
        }
        Ok(Self { classes })
    }

    /// A class by number.
    pub fn get(&self, number: u16) -> Option<&ItemClass> {
        self.classes.get(usize::from(number))
    }
}
