//! What a reader pastes into the field of the page, text or the bytes of an `.npy` file: an array or a sentence, no panic.

#![no_main]

use lab::read::pasted;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(pasted) = pasted(bytes) {
        assert!(pasted.half_unit >= 0.0, "{pasted:?}");
    }
});
