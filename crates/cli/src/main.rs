//! `sillage`: from raw AIS to audited voyages.

mod args;
mod commands;
mod exit;
mod geojson;
mod output;
mod ports;
mod progress;

use std::process::ExitCode;

use clap::Parser;

/// Parsing and merging allocate from several threads at once; the system's allocator makes them wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(&args) {
        Ok(done) => done.into(),
        // Whoever reads us has had enough (`sillage events | head`): not an error.
        Err(e) if e.is_broken_pipe() => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("sillage: {e}");
            e.code().into()
        }
    }
}
