//! Five simulated months through the whole main job: written as NMEA, taken into a lake, analysed, and scored against their truth.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::{fs::File, io::BufWriter, path::Path, time::Duration};

use engine::{EventFilter, IngestRequest, Settings};
use geo::{Ports, Regions, Sea};
use lake::{IngestOptions, Lake};
use meet::MeetConfig;
use model::{EventKind, Timestamp, Verdict};
use simulate::{Scenario, Score, Truth, score};
use track::TrackConfig;

const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];

fn month(seed: u64, folder: &Path, ports: &Ports, regions: &Regions) -> Score {
    let scenario = Scenario { seed, ships: 70, ..Scenario::default() };
    let (nmea, truth, root) = (folder.join("traffic.nmea"), folder.join("truth.jsonl"), folder.join("lake"));
    {
        let (mut lines, mut facts) =
            (BufWriter::new(File::create(&nmea).unwrap()), BufWriter::new(File::create(&truth).unwrap()));
        simulate::run(&scenario, ports, &mut lines, &mut facts, &mut |_| ()).unwrap();
    }
    let request = IngestRequest {
        lake: root.clone(),
        inputs: feed::inputs(&[nmea.display().to_string()]).unwrap(),
        format: None,
        mapping: None,
        now: Timestamp::parse("2024-06-01T00:00:00Z").unwrap(),
        threads: 2,
        bounds: IngestOptions::default(),
        wait: Duration::ZERO,
    };
    engine::ingest(&request, &mut |_| (), &mut |_| ()).unwrap();
    let config = TrackConfig::default();
    let settings = Settings {
        config: &config,
        meet: &MeetConfig::default(),
        sea: Sea::embedded().unwrap(),
        ports,
        regions,
        chosen: engine::Chosen::default(),
        afresh: false,
        wait: Duration::ZERO,
    };
    engine::analyze(&root, &settings, &mut |_, _, _| (), &mut |_| ()).unwrap();
    let filter = EventFilter { kinds: vec![EventKind::Voyage], open: true, ..EventFilter::default() };
    let voyages = engine::events(&Lake::open(&root).unwrap(), &filter).unwrap();
    score(&voyages, &Truth::read(&truth).unwrap())
}

#[test]
fn verdicts_and_ports_against_the_truth() {
    let (ports, regions) = (Ports::embedded().unwrap(), Regions::embedded().unwrap());
    let mut all = Score::default();
    for seed in SEEDS {
        let folder = tempfile::tempdir().unwrap();
        let score = month(seed, folder.path(), &ports, &regions);
        assert!(score.ports_share() >= 0.98, "seed {seed}: {score}");
        all.add(&score);
    }
    println!("Seeds {SEEDS:?} together:\n{all}");
    assert!(all.observable >= 2000, "{all}");
    assert!(f64::from(all.invented) <= 0.01 * f64::from(all.observable), "{all}");
    for verdict in Verdict::ALL {
        let s = &all.verdicts[&verdict];
        assert!(s.truth >= 30, "{verdict:?}: {all}");
        assert!(s.precision().unwrap() >= 0.9 && s.recall().unwrap() >= 0.9, "{verdict:?}: {all}\n{:?}", all.confused);
    }
    // A contradiction is a charge: it must nearly always be one.
    assert!(all.verdicts[&Verdict::Contradicted].precision().unwrap() >= 0.95, "{all}");
}
