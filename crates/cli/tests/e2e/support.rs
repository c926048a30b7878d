//! Running the program, and made-up inputs for it.

use std::{
    fmt::Write as _,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use ais::encode::{Encoder, PositionFields, StaticVoyageFields, Tag};
use model::Timestamp;
use serde_json::Value;

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Standard output as JSON, one object a line.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.out.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
    }

    /// Both outputs with the exit code, for snapshots; paths of the temporary folder are cut.
    pub(crate) fn shown(&self, folder: &Path) -> String {
        let cut = |text: &str| text.replace(&format!("{}/", folder.display()), "").replace(&folder.display().to_string(), ".");
        format!("exit {}\n--- out\n{}--- err\n{}", self.code, cut(&self.out), cut(&self.err))
    }

    /// The run, once it is sure that it ended with this code.
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }
}

/// The program, with a fixed clock.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sillage"));
    command.args(args).env("SILLAGE_NOW", "2024-06-01T00:00:00Z").env_remove("SILLAGE_LAKE").env("COLUMNS", "160");
    command
}

pub(crate) fn run(args: &[&str]) -> Ran {
    run_with(args, &[])
}

/// Runs with bytes on standard input.
pub(crate) fn run_with(args: &[&str], input: &[u8]) -> Ran {
    ran(&mut command(args), input)
}

fn ran(command: &mut Command, input: &[u8]) -> Ran {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writing = std::thread::spawn(move || {
        // The program may end before it has read all.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("it ends");
    writing.join().expect("written");
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A folder for one test.
pub(crate) struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn at(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.folder.path().join(name), bytes).expect("written");
        self.at(name)
    }

    /// Ingests into the lake of the room.
    pub(crate) fn ingest(&self, inputs: &[&str]) -> Ran {
        let lake = self.at("lake");
        let mut args = vec!["--quiet", "ingest", "--json", "--wait", "0", "--lake", &lake];
        args.extend(inputs);
        run(&args)
    }

    /// Runs a command on the lake of the room.
    pub(crate) fn on_lake(&self, args: &[&str]) -> Ran {
        let lake = self.at("lake");
        let mut all = vec!["--quiet"];
        all.extend(args);
        all.extend(["--lake", &lake]);
        run(&all)
    }

    /// Runs a command in the room, where paths are as short as a user's.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        ran(command(args).current_dir(self.path()), &[])
    }

    pub(crate) fn snapshot(&self, ran: &Ran) -> String {
        ran.shown(self.path())
    }
}

/// A file of the shared data, or nothing, said loudly, where it is not there.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}

/// Each input's counts: read, taken, refused, and the refused by reason. The sums are checked.
pub(crate) fn counts(input: &Value) -> (u64, u64, u64, Vec<(String, u64)>) {
    let number = |key: &str| input[key].as_u64().unwrap_or_else(|| panic!("{key} in {input}"));
    let by: Vec<(String, u64)> = input["refused_by"]
        .as_array()
        .expect("reasons")
        .iter()
        .map(|r| (r["reason"].as_str().expect("a reason").to_owned(), r["lines"].as_u64().expect("lines")))
        .collect();
    let (read, taken, refused) = (number("read"), number("taken"), number("refused"));
    assert_eq!(read, taken + refused, "{input}");
    assert_eq!(refused, by.iter().map(|r| r.1).sum::<u64>(), "{input}");
    (read, taken, refused, by)
}

/// A made-up ship under way, written as NMEA.
pub(crate) struct Ship {
    pub(crate) mmsi: u32,
    pub(crate) name: &'static str,
    encoder: Encoder,
    pub(crate) out: Vec<u8>,
}

impl Ship {
    pub(crate) fn new(mmsi: u32, name: &'static str) -> Self {
        Self { mmsi, name, encoder: Encoder::new(), out: Vec::new() }
    }

    fn tag(t: i64) -> Tag<'static> {
        Tag { station: "TEST", time: Timestamp::from_secs(t), group: None }
    }

    pub(crate) fn at(&mut self, t: i64, lat: f64, lon: f64, knots: f64) {
        let fields = PositionFields {
            msg_type: 1,
            mmsi: self.mmsi,
            nav_status: if knots < 0.2 { 5 } else { 0 },
            turn: -128,
            speed: (knots * 10.0) as u16,
            accurate: true,
            lon: (lon * 600_000.0).round() as i32,
            lat: (lat * 600_000.0).round() as i32,
            course: 3600,
            heading: 511,
            second: 0,
        };
        self.encoder.position(&fields, &Self::tag(t), 'A', &mut self.out);
    }

    pub(crate) fn says(&mut self, t: i64, destination: &str, draught: u8) {
        let fields = StaticVoyageFields {
            mmsi: self.mmsi,
            imo: 0,
            call_sign: "XX1",
            name: self.name,
            ship_type: 70,
            bow: 90,
            stern: 25,
            port: 9,
            starboard: 9,
            eta_month: 0,
            eta_day: 0,
            eta_hour: 24,
            eta_minute: 60,
            draught,
            destination,
        };
        self.encoder.static_voyage(&fields, &Self::tag(t), 'A', &mut self.out);
    }

    /// Lies still from `t` for some hours, a report every quarter.
    pub(crate) fn lies(&mut self, t: i64, hours: i64, at: (f64, f64)) -> i64 {
        for n in 0..hours * 4 {
            self.at(t + n * 900, at.0, at.1, 0.0);
        }
        t + hours * 3600
    }

    /// Sails a straight line, a report every ten minutes.
    pub(crate) fn sails(&mut self, t: i64, hours: i64, from: (f64, f64), to: (f64, f64)) -> i64 {
        let steps = hours * 6;
        let nm = geo::distance_nm(place(from), place(to));
        for n in 1..steps {
            let here = geo::interpolate(place(from), place(to), n as f64 / steps as f64);
            self.at(t + n * 600, here.lat, here.lon, nm / hours as f64);
        }
        t + hours * 3600
    }
}

fn place(at: (f64, f64)) -> geo::LatLon {
    geo::LatLon::new(at.0, at.1).expect("a position")
}

/// Rows of NOAA's old header, in order of time, for `ships` ships and `minutes` minutes from an hour of 2024-02-01.
pub(crate) fn noaa_csv(ships: u32, minutes: u32) -> String {
    let mut text = String::from("MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType\n");
    for minute in 0..minutes {
        for ship in 0..ships {
            let (lat, lon) = (20.0 + f64::from(ship) * 0.01, -40.0 + f64::from(minute) * 0.003);
            let _ = writeln!(
                text,
                "{},2024-02-01T{:02}:{:02}:00,{lat:.5},{lon:.5},10.0,90.0,91,MADE UP {ship},,XX{ship},70",
                200_000_000 + ship,
                minute / 60 % 24,
                minute % 60
            );
        }
    }
    text
}
