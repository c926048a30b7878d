//! Why a table of weights is refused.

/// Why a table of weights is refused.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// It is no CSV, or lacks a column.
    #[error("the weights are no CSV with the columns rule, exposure, p_given_innocent, p_given_deceit, source: {0}")]
    Csv(#[from] csv::Error),
    /// A figure is no probability between 0 and 1, both left out.
    #[error("weights, rule {rule}: {figure} is no probability between 0 and 1, both left out")]
    Probability {
        /// The rule.
        rule: String,
        /// The figure.
        figure: f64,
    },
    /// A rule stands there twice.
    #[error("weights: rule {0} stands there twice")]
    Twice(String),
    /// More were found than there were.
    #[error("counts, rule {0}: more with the finding than there are, or a number that is none")]
    Counts(String),
}
