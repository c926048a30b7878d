//! Reads declared destinations, one a line, from standard input: text, reading, place, also, score, rule, what matched.

use std::{
    error::Error,
    io::{BufRead, Write},
};

use declared::Parser;
use geo::{Ports, Regions};

fn main() -> Result<(), Box<dyn Error>> {
    let (ports, regions) = (Ports::embedded()?, Regions::embedded()?);
    let parser = Parser::new(&ports, &regions);
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let read = parser.parse(&line);
        let about = read.describe(&ports, &regions);
        let also: Vec<&str> = read.also.iter().map(|p| &*ports.get(*p).key).collect();
        writeln!(
            out,
            "{line}\t{}{}\t{}\t{}\t{}\t{:.2}\t{}\t{}",
            about.reading,
            if read.waypoint { "*" } else { "" },
            about.place.unwrap_or_default(),
            about.name.unwrap_or_default(),
            also.join("|"),
            read.score,
            read.rule,
            read.matched
        )?;
    }
    Ok(())
}
