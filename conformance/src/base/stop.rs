//! Stops work by hand. A first interrupt, SIGTERM or SIGHUP lets the work end early with what is
//! known by then. A second ends the program at once, and with it the systems that it has started.
//! The commands decide what to report.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;

use super::exit::Exit;

static STOP: AtomicBool = AtomicBool::new(false);
/// Processes that have started and not yet ended.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// Installs the handler for interrupts. If that fails, an interrupt ends the program as usual.
pub fn on_interrupt() {
    let stop = || {
        if STOP.swap(true, Ordering::Relaxed) {
            // Holding the lock keeps other threads from starting another process.
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

/// Returns the flag that is set once a stop is asked for, for libraries that poll one.
pub fn flag() -> &'static AtomicBool {
    &STOP
}

/// Returns true once a stop is asked for.
pub fn is_asked() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// Records a started process, which leads a group of its own.
pub fn started(process: u32) {
    running().insert(process);
}

/// Forgets a process that has ended.
pub fn ended(process: u32) {
    running().remove(&process);
}

/// Ends the group of a process by force. An empty group is no error.
pub fn end_group(process: u32) {
    if let Ok(group) = i32::try_from(process) {
        let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
    }
}

fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}
