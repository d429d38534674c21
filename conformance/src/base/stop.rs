//! Stopping by hand: an interrupt, or the wish of another program (SIGTERM, SIGHUP), lets a check or a
//! run end early, with what is known by then; a second one ends the program at once, and with it the
//! systems that it has started. What is reported then is for `check` and `run`.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;

use super::console::Exit;

static STOP: AtomicBool = AtomicBool::new(false);
/// The processes that were started and not yet ended.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// From now on an interrupt stops what is under way. Where no handler can be set, it ends the program as usual.
pub fn on_interrupt() {
    let stop = || {
        if STOP.swap(true, Ordering::Relaxed) {
            // Nobody starts another one from here on.
            let running = running();
            for &process in &*running {
                end_group(process);
                // It may have left its group.
                let _ = i32::try_from(process).map(|id| kill(Pid::from_raw(id), Signal::SIGKILL));
            }
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

/// A process was started, in a group of its own.
pub fn started(process: u32) {
    running().insert(process);
}

/// A process is gone.
pub fn ended(process: u32) {
    running().remove(&process);
}

/// Ends the group of a process by force. Where nobody of it is left there is nothing to end.
pub fn end_group(process: u32) {
    if let Ok(group) = i32::try_from(process) {
        let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
    }
}

fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}
