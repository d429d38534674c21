//! Stopping a run by hand: an interrupt lets it end early, with what is known by then; a second one
//! ends the program at once. What a stopped run reports is in `runner`.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::console::Exit;

static STOP: AtomicBool = AtomicBool::new(false);

/// From now on an interrupt stops the run. Where no handler can be set, it ends the program as usual.
pub fn on_interrupt() {
    let stop = || {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::Incomplete.code().into());
        }
    };
    let _ = ctrlc::set_handler(stop);
}

/// Whether the run is to stop.
pub fn is_asked() -> bool {
    STOP.load(Ordering::Relaxed)
}
