//! The port table a command works with: the embedded one, and files given with `--ports`.

use geo::Ports;

use crate::{args::PortFiles, exit::CliError, output::count};

/// Loads them, saying what each file gave.
pub(crate) fn load(files: &PortFiles, quiet: bool) -> Result<Ports, CliError> {
    let mut ports = Ports::embedded()?;
    for path in &files.files {
        let summary = ports.add_file(path)?;
        if !quiet {
            eprintln!(
                "{}: {} ports taken, {} of them known already, {} rows refused",
                path.display(),
                count(summary.taken as u64),
                count(summary.merged as u64),
                count(summary.refused as u64)
            );
        }
    }
    Ok(ports)
}
