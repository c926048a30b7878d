//! `sillage read`: its arguments.

use std::path::PathBuf;

use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  sillage read article.txt\n  sillage read articles/ --origins\n  sillage read page.html statement.txt --json > claims.jsonl\n  sillage read articles/ --ledger ledger.db\n  sillage read --urls urls.txt --keep raw/\n  sillage read article.txt --lexicon places.toml --lexicon more.toml\n\nReads French and English. Every claim leads back to its passage: offsets count Unicode characters of the text.\nA document in another language is named and gives no claims (exit code 3)."
)]
pub(crate) struct Read {
    /// Documents: plain text, HTML, JSON of a news API, or folders of them.
    #[arg(value_name = "FILE", required_unless_present = "urls")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Fetch the addresses in this file, one a line: robots.txt heeded, one request at a time for a host.
    #[arg(long, value_name = "FILE", requires = "keep")]
    pub(crate) urls: Option<PathBuf>,
    /// Keep the raw bytes of what is fetched in this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,
    /// Seconds between two requests to a host.
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0)]
    pub(crate) pause: f64,
    /// Further tables of places (TOML), in the format of the lexicon's places.toml.
    #[arg(long = "lexicon", value_name = "FILE")]
    pub(crate) lexicons: Vec<PathBuf>,
    /// What many documents come to: copies, utterances, independent origins, and renderings that differ.
    #[arg(long)]
    pub(crate) origins: bool,
    /// Ask a model as well: the base address of an OpenAI-compatible endpoint. Each of its claims must quote a passage of the document.
    #[arg(long, value_name = "URL", requires = "model")]
    pub(crate) endpoint: Option<String>,
    /// The model's name at the endpoint.
    #[arg(long, value_name = "NAME")]
    pub(crate) model: Option<String>,
    /// The endpoint's key.
    #[arg(long, value_name = "KEY", env = "SILLAGE_API_KEY", hide_env_values = true)]
    pub(crate) api_key: Option<String>,
    /// Keep documents, utterances and claims in a ledger: an SQLite file, or a `postgresql://` URL.
    #[arg(long, value_name = "FILE|URL", hide_env_values = true)]
    pub(crate) ledger: Option<String>,
    #[command(flatten)]
    pub(crate) author: super::case::AuthorArg,
    /// Print JSON for machines, one document with its claims a line.
    #[arg(long)]
    pub(crate) json: bool,
}
