#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| nhan_hostile::run("conll", bytes));
