//! Makes the sea file; see the README beside.

use std::{error::Error, path::Path};

use geo::{
    Sea,
    sea::{Section, pack, unpack},
};

mod capes;
mod clearance;
mod coast;
mod encode;
mod fine;
mod level;
mod network;
mod sight;
mod space;
mod thin;
mod trunk;

/// Waters of fewer cells of resolution 7 that hang together with nothing else are pockets, about 250 square km.
const POCKET: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (data, mut sections) = match args.as_slice() {
        [topology, lakes, data] => (Path::new(data), sections(Path::new(topology), Path::new(lakes), Path::new(data))?),
        // Only the network again.
        [data] => (Path::new(data), unpack(&std::fs::read(Path::new(data).join("sea.bin"))?)?),
        _ => return Err("usage: sea LAND-10M.JSON LAKES.CSV DATA-FOLDER, or sea DATA-FOLDER for the network alone".into()),
    };
    sections.retain(|(section, _)| *section != Section::Network);
    let network = network::build(&Sea::decode(&pack(&sections)?)?);
    sections.push((Section::Network, network.encode()));
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

/// All sections but the network.
fn sections(topology: &Path, lakes: &Path, data: &Path) -> Result<Vec<(Section, Vec<u8>)>, Box<dyn Error>> {
    let mut rings = coast::Rings::read(topology)?;
    rings.add_lakes(lakes)?;
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
    Ok(sections)
}
