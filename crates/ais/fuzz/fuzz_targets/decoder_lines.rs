//! Any bytes, as lines.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    ais_fuzz::lines(bytes);
});
