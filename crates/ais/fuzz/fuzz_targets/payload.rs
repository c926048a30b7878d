//! Any bits, as the payload of one message.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    ais_fuzz::payload(bytes);
});
