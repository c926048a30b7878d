//! What a fuzzer drives, one function for each kind of input. Each takes any bytes and panics where the decoder breaks a promise.

mod lines;
mod payload;
mod round_trip;
mod touch;

pub use lines::lines;
pub use payload::payload;
pub use round_trip::round_trip;

/// A sentence with its checksum.
pub fn sentence(body: &[u8]) -> Vec<u8> {
    let sum = body.iter().fold(0, |sum, b| sum ^ b);
    [b"!", body, format!("*{sum:02X}").as_bytes()].concat()
}
