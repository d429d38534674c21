//! Stopping by hand: an interrupt lets a check or a run end early, with what is known by then; a
//! second one ends the program at once. What is reported then is for `check` and `run`.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::console::Exit;

static STOP: AtomicBool = AtomicBool::new(false);

/// From now on an interrupt stops what is under way. Where no handler can be set, it ends the program as usual.
pub fn on_interrupt() {
    let stop = || {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::Incomplete.code().into());
        }
    };
    let _ = ctrlc::set_handler(stop);
}

/// Set once somebody wants to stop, for who has to be told where to look.
pub fn flag() -> &'static AtomicBool {
    &STOP
}

/// Whether somebody wants to stop.
pub fn is_asked() -> bool {
    STOP.load(Ordering::Relaxed)
}
