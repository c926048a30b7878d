//! Prints how well names are found, beside the usual scorers, as Markdown; and how long 10,000 ships take.
//!
//! `cargo run --release -p screen --example accuracy`

#![allow(missing_docs)]

use std::time::Instant;

use rayon::prelude::*;
use screen::{Grade, Index, Lists, Schema, Subject};

#[path = "../tests/accuracy/measure.rs"]
mod measure;
#[path = "../tests/accuracy/queries.rs"]
mod queries;
#[path = "../tests/accuracy/scorers.rs"]
mod scorers;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seed = std::env::args().nth(1).map_or(Ok(1), |s| s.parse())?;
    let Some(sets) = measure::measure(seed, 1) else { return Ok(()) };
    println!("{}", measure::markdown(&sets));
    timing()
}

/// 10,000 ships against all published lists at hand.
fn timing() -> Result<(), Box<dyn std::error::Error>> {
    let Some(folder) = queries::shared("sanctions") else { return Ok(()) };
    let begun = Instant::now();
    let lists = Lists::read(&[folder], &[])?;
    let read = begun.elapsed();
    let begun = Instant::now();
    let index = Index::new(lists);
    let built = begun.elapsed();
    let Some(names) = queries::unlisted(&std::collections::BTreeSet::new()) else { return Ok(()) };
    let listed = index.lists().designations.iter().filter(|d| d.schema == Schema::Vessel);
    let known = listed.map(|d| Subject { names: vec![d.name().to_owned()], imo: d.imo.clone(), ..Subject::default() });
    let strangers = names.iter().map(|n| Subject { names: vec![n.clone()], ..Subject::default() });
    let subjects: Vec<Subject> = known.chain(strangers).cycle().take(10_000).collect();
    let begun = Instant::now();
    let one_core: usize = subjects.iter().filter(|s| index.grade(s) > Grade::None).count();
    let alone = begun.elapsed();
    let begun = Instant::now();
    let all_cores: usize = subjects.par_iter().filter(|s| index.grade(s) > Grade::None).count();
    let together = begun.elapsed();
    println!("{}", index.checked());
    println!(
        "read {read:.2?}, index {built:.2?}; 10,000 ships: {alone:.2?} on one core, {together:.2?} on all; {one_core} = {all_cores} with hits"
    );
    Ok(())
}
