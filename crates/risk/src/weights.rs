//! The table of likelihoods, and the weight of evidence that follows from it.

use std::{collections::BTreeMap, io::Read};

use serde::{Deserialize, Serialize};

use crate::error::WeightsError;

/// What the innocent likelihood is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exposure {
    /// A voyage, however long.
    Voyage,
    /// A day of a ship: the longer a voyage, the likelier it shows the finding innocently.
    ShipDay,
}

/// A rule's likelihoods.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weight {
    /// The rule.
    pub rule: String,
    /// What `p_given_innocent` is of.
    pub exposure: Exposure,
    /// P(an innocent voyage or ship-day shows the finding), 0 to 1.
    pub p_given_innocent: f64,
    /// P(a voyage with a deceit of the finding's family shows it), 0 to 1.
    pub p_given_deceit: f64,
    /// Where the figures are from.
    pub source: String,
}

/// The table: a weight a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    rules: BTreeMap<String, Weight>,
}

impl Weight {
    /// Decibans on a voyage of so many days; never less than nothing.
    pub fn decibans(&self, days: f64) -> f64 {
        let innocent = match self.exposure {
            Exposure::Voyage => self.p_given_innocent,
            Exposure::ShipDay => 1.0 - (1.0 - self.p_given_innocent).powf(days.max(1.0)),
        };
        (10.0 * (self.p_given_deceit / innocent).log10()).max(0.0)
    }
}

impl Weights {
    /// The table built into the program.
    ///
    /// # Errors
    ///
    /// It is broken; the tests see to it that it is not.
    pub fn embedded() -> Result<Self, WeightsError> {
        Self::read(include_bytes!("../data/weights.csv").as_slice())
    }

    /// Reads a table: CSV with the columns `rule`, `exposure` (`voyage` or `ship_day`), `p_given_innocent`, `p_given_deceit`, `source`.
    ///
    /// # Errors
    ///
    /// No such CSV, a rule twice, or a figure that is no probability.
    pub fn read(table: impl Read) -> Result<Self, WeightsError> {
        csv::Reader::from_reader(table)
            .into_deserialize()
            .map(|row| row.map_err(WeightsError::from))
            .collect::<Result<Vec<_>, _>>()
            .and_then(Self::new)
    }

    /// From its rows.
    ///
    /// # Errors
    ///
    /// A rule twice, or a figure that is no probability.
    pub fn new(rows: Vec<Weight>) -> Result<Self, WeightsError> {
        let mut rules = BTreeMap::new();
        for row in rows {
            for figure in [row.p_given_innocent, row.p_given_deceit] {
                if !(figure > 0.0 && figure < 1.0) {
                    return Err(WeightsError::Probability { rule: row.rule, figure });
                }
            }
            if let Some(twice) = rules.insert(row.rule.clone(), row) {
                return Err(WeightsError::Twice(twice.rule));
            }
        }
        Ok(Self { rules })
    }

    /// This table, with the rows of another in place of its own of the same rules.
    #[must_use]
    pub fn replaced_by(mut self, measured: Self) -> Self {
        self.rules.extend(measured.rules);
        self
    }

    /// The row of a rule.
    pub fn get(&self, rule: &str) -> Option<&Weight> {
        self.rules.get(rule)
    }

    /// Every row, by rule.
    pub fn iter(&self) -> impl Iterator<Item = &Weight> {
        self.rules.values()
    }

    /// The table in the form that [`Self::read`] takes.
    ///
    /// # Errors
    ///
    /// Never in practice: text in memory can be written.
    pub fn to_csv(&self) -> Result<String, WeightsError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in self.iter() {
            writer.serialize(row)?;
        }
        let bytes = writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

#[cfg(test)]
#[path = "weights_tests.rs"]
mod tests;
