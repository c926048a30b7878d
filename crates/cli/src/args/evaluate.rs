//! `sillage evaluate`: its arguments.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage evaluate\n  sillage evaluate my-world.toml --keep work --svg charts\n  sillage evaluate --half stations\n  sillage evaluate --claims crates/report/gold --markdown\n  sillage evaluate --json > accuracy.json"
)]
pub(crate) struct Evaluate {
    /// Worlds (TOML); those built into the program where none is given.
    #[arg(value_name = "WORLD")]
    pub(crate) worlds: Vec<PathBuf>,
    /// The day of real traffic, in NOAA's CSV columns, that some worlds are planted in.
    #[arg(long, value_name = "CSV")]
    pub(crate) real: Option<PathBuf>,
    /// Score the reading of documents instead: a folder of annotated articles with `lexicon/places.toml` and, for each language, `tune`
    /// and `held`.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["real", "half", "keep", "svg"])]
    pub(crate) claims: Option<PathBuf>,
    /// Throw away a half of the reports, or what half of the stations heard: whatever is called dark because of it, is not.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) half: Option<HalfOf>,
    /// Keep traffic, truth and lakes in this folder, which must not exist.
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,
    /// Write the curves as SVG into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) svg: Option<PathBuf>,
    /// Print the tables as Markdown.
    #[arg(long, conflicts_with = "json")]
    pub(crate) markdown: bool,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What a half of is thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum HalfOf {
    /// Every other report, by chance.
    Reports,
    /// All that every other station heard, by chance.
    Stations,
}

impl From<HalfOf> for simulate::Half {
    fn from(half: HalfOf) -> Self {
        match half {
            HalfOf::Reports => Self::Reports,
            HalfOf::Stations => Self::Stations,
        }
    }
}
