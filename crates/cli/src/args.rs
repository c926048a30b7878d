//! The command line.

pub(crate) mod case;
pub(crate) mod evaluate;
pub(crate) mod read;
pub(crate) mod screen;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use model::{Day, EventKind, Mmsi, Timestamp, Verdict};

/// From raw AIS to audited voyages: where each ship really went, and where its crew said it was going.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 110,
    after_help = "Begin with:\n  sillage demo\n  sillage ingest --lake lake positions.csv.gz more.nmea\n  sillage analyze --lake lake\n  sillage voyages --lake lake --verdict contradicted\n\nExit codes: 0 done, 1 failed, 2 wrong use, 3 done in part (some input could not be read to its end)."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Say nothing on standard error but errors.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Simulate a month of made-up traffic, take it in, analyse it, and show the voyages that were not as declared.
    Demo(Demo),
    /// Take inputs into a lake: NMEA logs, CSV, JSON lines, Parquet; plain, gzip, zstd or zip.
    Ingest(Ingest),
    /// Find gaps, stops, port visits, draught changes and voyages in a lake, or bring them up to date.
    Analyze(Analyze),
    /// List voyages: from, to, what was declared, and the verdict.
    Voyages(Voyages),
    /// List events of any kind.
    Events(Events),
    /// Rank voyages by what speaks for deceit: each reason with its rule, its weight and its trace.
    Reasons(Reasons),
    /// List meetings at sea, and follow chains of them to the next port.
    Meetings(Meetings),
    /// What a ship could have reached in a silence: the area, and the ports and piers it could have called at.
    Reach(Reach),
    /// The shortest way over the sea.
    Route(Route),
    /// Who is heard where: the health of each input, its holes, and reception by cell.
    Coverage(Coverage),
    /// Show one vessel: who it said it was, and what it did.
    Vessel(Vessel),
    /// Read documents for claims: who says that which stage of a transfer happened, how firmly, and who denies it.
    Read(read::Read),
    /// Look ships or companies up in sanctions lists: by IMO number, MMSI, call sign, name; each hit explains itself.
    Screen(screen::Screen),
    /// Look up ports and piers.
    Ports(PortsArgs),
    /// List the inputs of a lake: what was taken, and what was refused and why.
    Sources(Sources),
    /// Print the raw input lines behind an event or a row.
    Trace(Trace),
    /// Write made-up traffic and its truth, to try things on.
    Simulate(Simulate),
    /// Score the detectors on made-up worlds with planted truth, beside the usual rules.
    Evaluate(evaluate::Evaluate),
    /// Watch a suspected transfer: what is said and seen, and what it adds up to, stage by stage.
    #[command(
        subcommand,
        after_help = "Examples:\n  sillage case assess --case shells.toml --ledger ledger.db\n  sillage case changes --case shells.toml --since 2022-11-02"
    )]
    Case(crate::args::case::CaseCommand),
    /// Check the append-only ledger, write it out, or take one over.
    #[command(subcommand, after_help = "Example:\n  sillage ledger verify --ledger ledger.db")]
    Ledger(crate::args::case::LedgerCommand),
    /// Print a completion script for a shell.
    #[command(after_help = "Example:\n  sillage completions bash > ~/.local/share/bash-completion/completions/sillage")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LakeArg {
    /// The lake: a folder.
    #[arg(long, env = "SILLAGE_LAKE", default_value = "lake", value_name = "DIR")]
    pub(crate) lake: PathBuf,
}

#[derive(Clone, Copy, Debug, ClapArgs)]
pub(crate) struct OutputArg {
    /// Print JSON for machines, one object a line.
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// Print CSV.
    #[arg(long)]
    pub(crate) csv: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct WaitArg {
    /// How long to wait while another process writes to the lake, seconds.
    #[arg(long, default_value_t = 60, value_name = "SECONDS")]
    pub(crate) wait: u64,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PortFiles {
    /// More ports: the World Port Index, UN/LOCODE or anchorage file as published, or columns
    /// `key,locode,name,variants,country,lat,lon,kind,radius_km`. May be given several times.
    #[arg(long = "ports", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Example:\n  sillage demo\n  sillage demo --seed 7 --keep demo-lake && sillage vessel --lake demo-lake 200000001"
)]
pub(crate) struct Demo {
    /// The seed: the same seed makes the same month.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Keep the traffic, its truth and the lake in this folder, which must not exist.
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage ingest --lake lake AIS_2023_01_01.zip\n  sillage ingest --lake lake 'feed/*.nmea.gz'\n  zcat log.gz | sillage ingest --lake lake -\n  sillage ingest --lake lake --map t=when,mmsi=id,lat=y,lon=x positions.parquet"
)]
pub(crate) struct Ingest {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    /// Files, globs, or `-` for standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// What the columns of a Parquet file mean, as FIELD=COLUMN,...
    #[arg(long = "map", value_name = "MAPPING")]
    pub(crate) mapping: Option<String>,
    /// Threads; all cores where not given.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// Position rows held in memory before they go to work files, in millions (64 MB each).
    #[arg(long, default_value_t = 8, value_name = "MILLIONS", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) memory_rows: u32,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) wait: WaitArg,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  sillage analyze --lake lake")]
pub(crate) struct Analyze {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    #[command(flatten)]
    pub(crate) ports: PortFiles,
    /// A silence longer than this is a gap, hours.
    #[arg(long, value_name = "HOURS", value_parser = positive)]
    pub(crate) gap_hours: Option<f64>,
    /// Only what one vessel alone shows: gaps unjudged, no meetings, no interference.
    #[arg(long)]
    pub(crate) tracks_only: bool,
    /// Make everything anew, whatever was analysed before.
    #[arg(long)]
    pub(crate) afresh: bool,
    /// Threads; all cores where not given.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// Print JSON for machines.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) wait: WaitArg,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Window {
    /// Only what had not ended before this day or moment (`2022-09-01` or `2022-09-01T06:00:00Z`).
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) from: Option<Timestamp>,
    /// Only what began before this day or moment.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) to: Option<Timestamp>,
    /// Only this vessel.
    #[arg(long, value_parser = mmsi)]
    pub(crate) mmsi: Option<Mmsi>,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage voyages --lake lake --verdict contradicted\n  sillage voyages --lake lake --from-port KPRJN --csv > voyages.csv"
)]
pub(crate) struct Voyages {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    #[command(flatten)]
    pub(crate) window: Window,
    /// Only this verdict; contradicted ones come ranked, the weightiest first.
    #[arg(long, value_parser = verdict, value_name = "VERDICT")]
    pub(crate) verdict: Option<Verdict>,
    /// Only voyages from this port (its key, as `sillage ports` shows it).
    #[arg(long, value_name = "PORT")]
    pub(crate) from_port: Option<String>,
    /// Only voyages to this port.
    #[arg(long, value_name = "PORT")]
    pub(crate) to_port: Option<String>,
    /// Also voyages under way at the end of the data.
    #[arg(long)]
    pub(crate) open: bool,
    /// At most this many.
    #[arg(long, short = 'n', value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage events --lake lake --kind gap\n  sillage events --lake lake --kind visit --mmsi 200000001 --json"
)]
pub(crate) struct Events {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    /// gap, stop, visit, draught, voyage, encounter, loitering, `false_track`, identity or interference; all of them where not
    /// given.
    #[arg(long, value_parser = kind, value_name = "KIND")]
    pub(crate) kind: Option<EventKind>,
    #[command(flatten)]
    pub(crate) window: Window,
    /// Also those under way at the end of the data.
    #[arg(long)]
    pub(crate) open: bool,
    /// At most this many.
    #[arg(long, short = 'n', value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  sillage vessel --lake lake 200000001")]
pub(crate) struct Vessel {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    /// The vessel's MMSI.
    #[arg(value_parser = mmsi)]
    pub(crate) mmsi: Mmsi,
    /// Print JSON for machines, one object a line.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage ports rajin\n  sillage ports --near 42.88,132.36 --km 30\n  sillage ports --country KP --csv\n  sillage ports --read 'KRPUS>RUVVO'"
)]
pub(crate) struct PortsArgs {
    /// Part of a name, a variant, a key or a UN/LOCODE.
    pub(crate) text: Option<String>,
    /// Only of this country (ISO 3166 alpha-2).
    #[arg(long, value_name = "CC")]
    pub(crate) country: Option<String>,
    /// Only near this position, nearest first.
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true, value_parser = position)]
    pub(crate) near: Option<geo::LatLon>,
    /// How near, km.
    #[arg(long, default_value_t = 50.0, value_parser = positive)]
    pub(crate) km: f64,
    /// Read a declared destination as the analysis would.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["text", "country", "near"])]
    pub(crate) read: Option<String>,
    #[command(flatten)]
    pub(crate) ports: PortFiles,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  sillage sources --lake lake\n  sillage sources --lake lake --refused 20")]
pub(crate) struct Sources {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    /// List the first lines that were refused instead, each with the reason.
    #[arg(long, value_name = "N")]
    pub(crate) refused: Option<usize>,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage trace --lake lake gap-200000001-20220903T101500Z\n  sillage trace --lake lake 1:65877142"
)]
pub(crate) struct Trace {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    /// The event's id, as every list shows it; or SOURCE:OFFSET, as every row of the lake's tables carries them.
    pub(crate) id: String,
    /// Print JSON for machines, one object a line.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  sillage simulate --seed 3 --days 30 traffic.nmea truth.jsonl")]
pub(crate) struct Simulate {
    /// Where the traffic goes: NMEA with TAG blocks.
    pub(crate) traffic: PathBuf,
    /// Where the truth goes: JSON lines.
    pub(crate) truth: PathBuf,
    /// The seed.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Days.
    #[arg(long, default_value_t = 30, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=3660))]
    pub(crate) days: u32,
    /// Ships.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) ships: Option<u32>,
    /// The first day.
    #[arg(long, value_parser = day)]
    pub(crate) start: Option<Day>,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage reasons --lake lake -n 20\n  sillage reasons --lake lake --mmsi 200000001 --json\n\nA reason is a lead, never a proof; its weight compares deceit with the innocent explanation, in decibans (10 = ten to one)."
)]
pub(crate) struct Reasons {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    #[command(flatten)]
    pub(crate) window: Window,
    /// At most this many voyages.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// Print JSON for machines, one object a line.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage meetings --lake lake --grade 3\n  sillage meetings --lake lake --chains\n  sillage meetings --lake lake --lone"
)]
pub(crate) struct Meetings {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    #[command(flatten)]
    pub(crate) window: Window,
    /// Only of this grade and above: 4 as defined, at sea; 3 shorter or sparse, at sea; 2 coastal; 1 coastal and shorter or sparse.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=4))]
    pub(crate) grade: u8,
    /// Follow chains instead: A met B, B met C, and where each went.
    #[arg(long, conflicts_with = "lone")]
    pub(crate) chains: bool,
    /// List ships instead that moved as for a meeting with nobody heard, and the ships that were dark and could have been there.
    #[arg(long)]
    pub(crate) lone: bool,
    /// At most this many.
    #[arg(long, short = 'n', value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage reach --lake lake gap-200000001-20220903T101500Z\n  sillage reach --last 42.0,131.0 --next 42.6,132.9 --hours 20 --speed 12\n  sillage reach --last 42.0,131.0 --hours 20 --speed 12 --geojson > reach.geojson\n\nA port in reach is a hypothesis, never a visit."
)]
pub(crate) struct Reach {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    /// The gap's id, as `sillage events --kind gap` shows it.
    #[arg(conflicts_with_all = ["last", "next", "hours"], required_unless_present = "last")]
    pub(crate) id: Option<String>,
    /// Where the ship was last heard, instead of a gap.
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true, value_parser = position, requires = "hours", requires = "speed")]
    pub(crate) last: Option<geo::LatLon>,
    /// Where it was heard again.
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true, value_parser = position, requires = "last")]
    pub(crate) next: Option<geo::LatLon>,
    /// Hours of silence.
    #[arg(long, allow_negative_numbers = true, value_parser = positive)]
    pub(crate) hours: Option<f64>,
    /// Top speed, knots; for a gap, the ship's own past or its class where not given.
    #[arg(long, value_name = "KNOTS", allow_negative_numbers = true, value_parser = positive)]
    pub(crate) speed: Option<f64>,
    /// Passages it did not take, such as `suez`.
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    pub(crate) avoid: Vec<String>,
    /// More ports, see `sillage ports --help`.
    #[command(flatten)]
    pub(crate) ports: PortFiles,
    /// Ports listed at most.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 15)]
    pub(crate) limit: usize,
    /// Print the area and the ports as GeoJSON.
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    pub(crate) geojson: bool,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage coverage --lake lake\n  sillage coverage --lake lake --cells\n  sillage coverage --lake lake --geojson > reception.geojson"
)]
pub(crate) struct Coverage {
    #[command(flatten)]
    pub(crate) lake: LakeArg,
    /// Only days from this one on.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) from: Option<Timestamp>,
    /// Only days before this one.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) to: Option<Timestamp>,
    /// List reception by cell instead.
    #[arg(long)]
    pub(crate) cells: bool,
    /// Size of the cells: H3 resolution.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=5))]
    pub(crate) resolution: u8,
    /// Print reception by cell as GeoJSON.
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    pub(crate) geojson: bool,
    /// At most this many cells.
    #[arg(long, short = 'n', value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage route KPRJN RUDUNAI\n  sillage route 'Port Said' Tartus --speed 12\n  sillage route SGSIN NLRTM --avoid suez --geojson > route.geojson\n  sillage route 42.0,131.0 35.1,129.1\n  sillage route Murmansk Vladivostok --open northern-sea-route\n  sillage route --pairs voyages.csv --json > routes.jsonl"
)]
pub(crate) struct Route {
    /// From: a port's key, UN/LOCODE or name, or LAT,LON.
    #[arg(allow_hyphen_values = true, required_unless_present = "pairs")]
    pub(crate) from: Option<String>,
    /// To.
    #[arg(allow_hyphen_values = true, required_unless_present = "pairs")]
    pub(crate) to: Option<String>,
    /// Many routes at once: a CSV with the columns `from` and `to`. Prints one row or object for each.
    #[arg(long, value_name = "CSV", conflicts_with_all = ["from", "to"])]
    pub(crate) pairs: Option<PathBuf>,
    /// Passages not to take, such as `suez`; `--avoid list` lists them.
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    pub(crate) avoid: Vec<String>,
    /// Passages that may be taken though they are closed unless opened, such as `northern-sea-route`.
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    pub(crate) open: Vec<String>,
    /// Also say how long it takes at this speed, knots.
    #[arg(long, value_name = "KNOTS", allow_negative_numbers = true, value_parser = positive)]
    pub(crate) speed: Option<f64>,
    #[command(flatten)]
    pub(crate) ports: PortFiles,
    /// Print the way as GeoJSON.
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    pub(crate) geojson: bool,
    #[command(flatten)]
    pub(crate) output: OutputArg,
}

fn positive(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(v) if v > 0.0 && v.is_finite() => Ok(v),
        _ => Err("expected a number above 0".to_owned()),
    }
}

pub(crate) fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "expected a day such as 2022-09-01".to_owned())
}

pub(crate) fn moment(text: &str) -> Result<Timestamp, String> {
    if let Some(day) = Day::parse(text) {
        return Ok(day.start());
    }
    Timestamp::parse(text).ok_or_else(|| "expected 2022-09-01 or 2022-09-01T06:00:00Z".to_owned())
}

fn mmsi(text: &str) -> Result<Mmsi, String> {
    let number = text.parse::<u64>().map_err(|_| "expected an MMSI: up to nine digits".to_owned())?;
    Mmsi::new(number).map_err(|e| e.to_string())
}

fn position(text: &str) -> Result<geo::LatLon, String> {
    text.split_once(',')
        .and_then(|(lat, lon)| Some((lat.trim().parse().ok()?, lon.trim().parse().ok()?)))
        .and_then(|(lat, lon)| geo::LatLon::new(lat, lon))
        .ok_or_else(|| "expected LAT,LON in degrees, such as 42.88,132.36".to_owned())
}

fn kind(text: &str) -> Result<EventKind, String> {
    EventKind::from_name(text).ok_or_else(|| {
        let all: Vec<_> = EventKind::ALL.iter().map(|k| k.name()).collect();
        format!("expected one of {}", all.join(", "))
    })
}

fn verdict(text: &str) -> Result<Verdict, String> {
    let plain = |s: &str| s.to_ascii_lowercase().replace(['_', '-'], " ");
    let wanted = plain(text);
    Verdict::ALL.into_iter().find(|v| plain(v.label()) == wanted || plain(v.label()).starts_with(&wanted)).ok_or_else(|| {
        let all: Vec<_> = Verdict::ALL.iter().map(|v| v.label().replace(' ', "-")).collect();
        format!("expected one of {}", all.join(", "))
    })
}

/// A way to print lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Style {
    /// For people.
    Table,
    /// One object a line.
    Json,
    /// Comma-separated values.
    Csv,
}

impl OutputArg {
    pub(crate) const fn style(self) -> Style {
        match (self.json, self.csv) {
            (true, _) => Style::Json,
            (_, true) => Style::Csv,
            _ => Style::Table,
        }
    }
}
