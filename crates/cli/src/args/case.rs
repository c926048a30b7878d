//! The command line of cases and the ledger.

use std::path::PathBuf;

use case::Letter;
use clap::{ArgGroup, Args as ClapArgs, Subcommand};
use model::{Day, Stage, Timestamp};

use crate::args::{day, moment};

/// What is done with a case.
#[derive(Debug, Subcommand)]
pub(crate) enum CaseCommand {
    /// Draft case files from what documents say, one for each consignment.
    Propose(Propose),
    /// Keep a case file in the ledger, or a new version of it.
    Open(OpenCase),
    /// Look in a lake for what the watched ships did, and in sanctions lists for the ships and parties; adds both to the ledger.
    Gather(Gather),
    /// Show a case: its parties, its watch, and which evidence of the ledger belongs to it and why.
    Show(ShowCase),
    /// Assess each stage of a case on what was known by a day.
    Assess(AssessCase),
    /// Write a case to a file: a page to read or print, or what other tools read.
    Export(ExportCase),
    /// Say what changed since a day, stage by stage, and why.
    Changes(CaseChanges),
    /// Add observations to the ledger.
    AddObservation(AddObservation),
    /// Add an analyst's decision to the ledger.
    Judge(Judge),
}

/// What is done with the ledger.
#[derive(Debug, Subcommand)]
pub(crate) enum LedgerCommand {
    /// Check every link of the chain, and name the first that is broken.
    #[command(after_help = "Example:\n  sillage ledger verify --ledger ledger.db\n\nExit code 1 where a link is broken.")]
    Verify(Verify),
    /// Write the ledger as JSON lines, hashes included.
    #[command(after_help = "Example:\n  sillage ledger export --ledger ledger.db ledger.jsonl")]
    Export(Export),
    /// Take over an export: into an empty ledger, or into one that it continues.
    #[command(after_help = "Example:\n  sillage ledger import --ledger postgresql://me@localhost/sillage ledger.jsonl")]
    Import(Import),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LedgerArg {
    /// The ledger: an SQLite file, or a `postgresql://` URL.
    #[arg(long, env = "SILLAGE_LEDGER", default_value = "ledger.db", value_name = "FILE|URL", hide_env_values = true)]
    pub(crate) ledger: String,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CaseArg {
    /// The case: a TOML file, or the id of a case in the ledger.
    #[arg(long, value_name = "FILE|ID")]
    pub(crate) case: String,
    #[command(flatten)]
    pub(crate) ledger: LedgerArg,
    /// Only records that had been entered by this moment.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) recorded_by: Option<Timestamp>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct AuthorArg {
    /// Who you are.
    #[arg(long, env = "USER", default_value = "unknown", value_name = "NAME")]
    pub(crate) author: String,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage case propose article.txt > case.toml\n  sillage case propose articles/ --into cases/\n\nA draft holds what the claims say and no more. Check every line before you open it."
)]
pub(crate) struct Propose {
    /// Documents, or folders of them.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Further tables of places (TOML).
    #[arg(long = "lexicon", value_name = "FILE")]
    pub(crate) lexicons: Vec<PathBuf>,
    /// Write each draft as a file of its own into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  sillage case open shells.toml --ledger ledger.db")]
pub(crate) struct OpenCase {
    /// Case files (TOML).
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) ledger: LedgerArg,
    #[command(flatten)]
    pub(crate) author: AuthorArg,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage case gather --case shells --lake lake --ledger ledger.db\n  sillage case gather --case shells.toml --list lists/\n\nShips are those that the case names, and any other that went the whole watched way. Position reports speak of movement, not of cargo."
)]
pub(crate) struct Gather {
    #[command(flatten)]
    pub(crate) case: CaseArg,
    /// The lake to look in.
    #[arg(long, value_name = "DIR")]
    pub(crate) lake: Option<PathBuf>,
    /// Sanctions lists, or folders of them.
    #[arg(long = "list", value_name = "FILE", num_args = 1..)]
    pub(crate) lists: Vec<PathBuf>,
    /// The day a list is of, where its file does not say, as FILE=DATE.
    #[arg(long = "list-date", value_name = "FILE=DATE", value_parser = super::screen::list_date)]
    pub(crate) dates: Vec<(PathBuf, Day)>,
    /// Further ports, for words of the watch that the built-in table does not know.
    #[arg(long = "ports", value_name = "FILE")]
    pub(crate) ports: Vec<PathBuf>,
    /// The day of the list checks; today where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Day>,
    #[command(flatten)]
    pub(crate) author: AuthorArg,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  sillage case show --case shells.toml --ledger ledger.db")]
pub(crate) struct ShowCase {
    #[command(flatten)]
    pub(crate) case: CaseArg,
    /// Only what was known by this day; today where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Day>,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage case assess --case shells.toml --ledger ledger.db\n  sillage case assess --case shells.toml --as-of 2022-11-02 --json\n\nLikelihood is in the words of ICD 203. Not established and insufficient basis are answers of their own."
)]
pub(crate) struct AssessCase {
    #[command(flatten)]
    pub(crate) case: CaseArg,
    /// Only what was known by this day; today where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Day>,
    /// Keep the assessment, and the case, in the ledger.
    #[arg(long)]
    pub(crate) record: bool,
    #[command(flatten)]
    pub(crate) author: AuthorArg,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage case export --case shells --ledger ledger.db --lake lake --format html --out shells.html\n  sillage case export --case shells --as-of 2022-11-02 --since 2022-10-01 --language fr --format html --out shells.fr.html\n  sillage case export --case shells --format stix --out shells.stix.json"
)]
pub(crate) struct ExportCase {
    #[command(flatten)]
    pub(crate) case: CaseArg,
    /// Only what was known by this day; today where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Day>,
    /// Also what changed since this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<Day>,
    /// The lake with the movements of the ships.
    #[arg(long, value_name = "DIR")]
    pub(crate) lake: Option<PathBuf>,
    /// In which form.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "html")]
    pub(crate) format: Format,
    /// The language of the page.
    #[arg(long, value_parser = ["en", "fr"], default_value = "en")]
    pub(crate) language: String,
    /// Say on it that its states, people and ships are made up.
    #[arg(long)]
    pub(crate) invented: bool,
    /// Where to.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// Forms of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// One page that needs nothing else, for screen and paper.
    Html,
    /// Markdown.
    Markdown,
    /// JSON, everything in it.
    Json,
    /// `FollowTheMoney` JSON lines.
    Ftm,
    /// A STIX 2.1 bundle.
    Stix,
    /// Tracks and events as `GeoJSON`.
    Geojson,
    /// Tracks and events as KML.
    Kml,
    /// Tracks and events as `GeoParquet`.
    Geoparquet,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  sillage case changes --case shells.toml --since 2022-11-02 --as-of 2022-11-09")]
pub(crate) struct CaseChanges {
    #[command(flatten)]
    pub(crate) case: CaseArg,
    /// The day to compare with.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Day,
    /// The later day; today where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Day>,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Example:\n  sillage case add-observation --ledger ledger.db seen.toml\n\nseen.toml:\n  [[observation]]\n  id = \"train-1104\"\n  kind = \"rail\"                  # voyage, gap, visit, draught, encounter, imagery, rail, customs, recovered_item, witness\n  stages = [\"in_transit\"]\n  strength = \"weak\"              # none, weak, moderate, strong, conclusive\n  by = \"38 North\"\n  known = \"2022-11-04\"\n  text = \"A train of three cars crosses the border.\"\n  alternatives = [\"the purpose cannot be told\"]"
)]
pub(crate) struct AddObservation {
    /// TOML files of `[[observation]]` tables.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) ledger: LedgerArg,
    #[command(flatten)]
    pub(crate) author: AuthorArg,
}

#[derive(Debug, ClapArgs)]
#[command(
    group = ArgGroup::new("decision").required(true).args(["accept", "reject", "endorses", "grade", "note"]),
    after_help = "Examples:\n  sillage case judge --case shells.toml --reject 1f3a.7 --reason 'about another shipment'\n  sillage case judge --case shells.toml --grade 'Some Institute=B' --reason 'publishes its images'\n  sillage case judge --case shells.toml --note 'ask for the imagery' --stage received"
)]
pub(crate) struct Judge {
    #[command(flatten)]
    pub(crate) case: CaseArg,
    /// Count this claim or observation, whatever the rules say.
    #[arg(long, value_name = "ID")]
    pub(crate) accept: Option<String>,
    /// Do not count it.
    #[arg(long, value_name = "ID")]
    pub(crate) reject: Option<String>,
    /// It repeats another's knowledge, and is no origin.
    #[arg(long, value_name = "ID")]
    pub(crate) endorses: Option<String>,
    /// Grade an origin in this case: A to F.
    #[arg(long, value_name = "ORIGIN=LETTER", value_parser = grade)]
    pub(crate) grade: Option<(String, Letter)>,
    /// A remark.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// The stage that a remark is on.
    #[arg(long, value_parser = stage, requires = "note")]
    pub(crate) stage: Option<Stage>,
    /// Why.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) reason: String,
    /// The day of the decision; today where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Day>,
    #[command(flatten)]
    pub(crate) author: AuthorArg,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) ledger: LedgerArg,
    /// A hash kept elsewhere, which must be in the chain: shows whether the end was cut off.
    #[arg(long, value_name = "HASH")]
    pub(crate) expect: Option<String>,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) ledger: LedgerArg,
    /// Where to; standard output where not given.
    #[arg(value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) ledger: LedgerArg,
    /// The export; `-` for standard input.
    #[arg(value_name = "FILE")]
    pub(crate) from: PathBuf,
}

fn stage(text: &str) -> Result<Stage, String> {
    Stage::parse(text).ok_or_else(|| {
        let all: Vec<_> = Stage::LADDER.iter().map(|s| s.name()).collect();
        format!("expected one of {}, {}", all.join(", "), Stage::SupportService.name())
    })
}

fn grade(text: &str) -> Result<(String, Letter), String> {
    let expected = || "expected ORIGIN=LETTER, such as 'US=B', the letter from A to F".to_owned();
    let (origin, letter) = text.rsplit_once('=').ok_or_else(expected)?;
    let letter = match letter.trim() {
        "A" => Letter::A,
        "B" => Letter::B,
        "C" => Letter::C,
        "D" => Letter::D,
        "E" => Letter::E,
        "F" => Letter::F,
        _ => return Err(expected()),
    };
    if origin.trim().is_empty() { Err(expected()) } else { Ok((origin.trim().to_owned(), letter)) }
}
