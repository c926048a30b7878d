//! Any fields, written and read again.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    ais_fuzz::round_trip(bytes);
});
