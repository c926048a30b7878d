//! `sillage screen`: its arguments.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs};
use model::{Day, Imo, Mmsi};

#[derive(Debug, ClapArgs)]
#[command(
    group = ArgGroup::new("whom").multiple(true).required(true).args(["imo", "mmsi", "call_sign", "name", "company", "company_imo", "file", "lake"]),
    after_help = "Examples:\n  sillage screen --list lists/ --imo 9187629\n  sillage screen --list sdn.xml uk.csv --name ARTAVIL --call-sign T2EU4\n  sillage screen --list sdn.csv alt.csv add.csv --list-date sdn.csv=2026-03-20 --file ships.csv --json > hits.jsonl\n  sillage screen --list lists/ --lake lake --least probable\n\nLists: OFAC's sdn.csv with alt.csv and add.csv, sdn.xml; the UN's XML; the EU's and the UK's CSV; FollowTheMoney JSON lines; or a CSV with a\ncolumn `name` or `imo` and any of id, aliases, former_names, schema, company_imo, mmsi, call_sign, flag, former_flags, vessel_type,\ntonnage, programmes, listed_on, owner, manager, operator, remarks, list, list_date. Several values in a cell are parted by semicolons.\n\nAn IMO number decides. MMSI and call sign support. A name alone is a lead, never a match."
)]
pub(crate) struct Screen {
    /// Lists, or folders of lists; the format is found by content.
    #[arg(long = "list", value_name = "FILE", num_args = 1.., required = true)]
    pub(crate) lists: Vec<PathBuf>,
    /// The day a list is of, where its file does not say, as FILE=DATE. May be given several times.
    #[arg(long = "list-date", value_name = "FILE=DATE", value_parser = list_date)]
    pub(crate) dates: Vec<(PathBuf, Day)>,
    /// One ship: its IMO number.
    #[arg(long, value_name = "NUMBER", value_parser = imo)]
    pub(crate) imo: Option<Imo>,
    /// Its MMSI.
    #[arg(long, value_parser = super::mmsi)]
    pub(crate) mmsi: Option<Mmsi>,
    /// Its call sign.
    #[arg(long, value_name = "SIGN")]
    pub(crate) call_sign: Option<String>,
    /// Its name; may be given several times, for former ones.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// A company or person by name, instead of a ship.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["imo", "mmsi", "call_sign", "name"])]
    pub(crate) company: Option<String>,
    /// A company by its IMO company number.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["imo", "mmsi", "call_sign", "name"])]
    pub(crate) company_imo: Option<String>,
    /// Many ships: a CSV with some of the columns name, imo, `mmsi`, `call_sign`, and id, aliases, `former_names`, schema, flag.
    #[arg(long, value_name = "CSV", conflicts_with_all = ["imo", "mmsi", "call_sign", "name", "company", "company_imo", "lake"])]
    pub(crate) file: Option<PathBuf>,
    /// All vessels of a lake, by all they said of themselves.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["imo", "mmsi", "call_sign", "name", "company", "company_imo"])]
    pub(crate) lake: Option<PathBuf>,
    /// Only hits of this grade and above; `none` also shows other ships of the same name.
    #[arg(long, value_enum, value_name = "GRADE", default_value = "lead")]
    pub(crate) least: Least,
    /// At most this many hits for each.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// Print JSON for machines: one object a line, the first with the lists, then one for each that was asked.
    #[arg(long)]
    pub(crate) json: bool,
}

/// The lowest grade shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Least {
    /// The IMO number is the same.
    Match,
    /// MMSI or call sign agree, and another thing.
    Probable,
    /// A name, or a number that changes hands.
    Lead,
    /// Another ship of the same name.
    None,
}

fn imo(text: &str) -> Result<Imo, String> {
    let found = screen::ship_numbers(text).first().copied();
    found.ok_or_else(|| format!("{text:?} is no IMO number: expected seven digits, the last the check digit"))
}

pub(crate) fn list_date(text: &str) -> Result<(PathBuf, Day), String> {
    text.rsplit_once('=')
        .and_then(|(file, day)| Some((PathBuf::from(file), Day::parse(day)?)))
        .ok_or_else(|| "expected FILE=DATE, such as sdn.csv=2026-03-20".to_owned())
}
