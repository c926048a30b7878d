//! The port table a command works with: the embedded one, and files given with `--ports`.

use std::path::PathBuf;

use geo::{Port, Ports};

use crate::{exit::CliError, output::count};

/// Loads them, saying what each file gave.
pub(crate) fn load(files: &[PathBuf], quiet: bool) -> Result<Ports, CliError> {
    let mut ports = Ports::embedded()?;
    for path in files {
        let summary = ports.add_file(path)?;
        if !quiet {
            eprintln!(
                "{}: ports taken {}, known already {}, rows refused {}",
                path.display(),
                count(summary.taken as u64),
                count(summary.merged as u64),
                count(summary.refused as u64)
            );
        }
    }
    Ok(ports)
}

/// The keys of the ports that a user's word may mean: a key, a UN/LOCODE, a name or a variant.
pub(crate) fn keys(ports: &Ports, word: &str) -> Result<Vec<String>, CliError> {
    let upper = word.to_ascii_uppercase().replace(' ', "");
    let key = |port: &Port| port.key.to_string();
    if let Some(port) = ports.by_key(&upper).or_else(|| ports.by_locode(&upper)) {
        return Ok(vec![key(ports.get(port))]);
    }
    let named: Vec<String> = ports.by_name(word).iter().map(|p| key(ports.get(*p))).collect();
    if named.is_empty() {
        return Err(CliError::Usage(format!("no port {word:?}; `sillage ports {word}` looks for parts of names")));
    }
    Ok(named)
}
