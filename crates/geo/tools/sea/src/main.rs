//! Makes the sea file; see the README beside.

use std::{error::Error, path::Path};

use geo::{
    Sea,
    sea::{Section, pack},
};

mod clearance;
mod coast;
mod encode;
mod fine;
mod level;

/// Waters of fewer cells of resolution 7 that hang together with nothing else are pockets, about 250 square km.
const POCKET: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [topology, lakes, data] = args.as_slice() else {
        return Err("usage: sea LAND-10M.JSON LAKES.CSV DATA-FOLDER".into());
    };
    let data = Path::new(data);
    let mut rings = coast::Rings::read(Path::new(topology))?;
    rings.add_lakes(Path::new(lakes))?;
    let (count, points) = rings.size();
    println!("{count} shore lines of {points} points");
    let mut sections = vec![
        (Section::Coast, rings.encode()),
        (Section::Passages, std::fs::read(data.join("passages.csv"))?),
        (Section::InlandWaters, std::fs::read(data.join("inland_waters.csv"))?),
    ];
    let sea = Sea::decode(&pack(&sections)?)?;
    sections.push((Section::Clearance, clearance::table(&sea)));
    let sea = Sea::decode(&pack(&sections)?)?;
    let mut level = fine::level(&sea);
    level.drop_pockets(&sea, POCKET);
    loop {
        let resolution = u8::from(level.resolution);
        if resolution == 3 {
            sections.push((Section::Cells(resolution), encode::level(&level)));
            break;
        }
        let coarser = level.coarser(&sea);
        sections.push((Section::Cells(resolution), encode::level(&level)));
        level = coarser;
    }
    for (section, bytes) in &sections {
        let packed = pack(&[(*section, bytes.clone())])?.len();
        println!("{section:?}: {} bytes, packed {packed}", bytes.len());
    }
    let file = pack(&sections)?;
    Sea::decode(&file)?;
    std::fs::write(data.join("sea.bin"), &file)?;
    println!("{} bytes written", file.len());
    Ok(())
}
