//! Sharing work out to a few threads, with the results in the order of the work.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Returns the number of threads asked for, or the number of cores.
pub fn threads(asked: Option<NonZeroUsize>) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    asked.map_or_else(cores, usize::from)
}

/// Does each piece of work on up to `threads` threads and returns the results in the order of the
/// work, whatever the number of threads.
pub fn in_parallel<T: Send, R: Send>(
    threads: usize,
    work: Vec<T>,
    act: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    if threads <= 1 || work.len() <= 1 {
        return work.into_iter().map(act).collect();
    }
    let pieces: Vec<Mutex<Option<T>>> = work.into_iter().map(|w| Mutex::new(Some(w))).collect();
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(piece) = pieces.get(at) else { return done };
            let piece = piece.lock().expect("no worker died").take();
            done.push((at, act(piece.expect("each piece is taken once"))));
        }
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads.min(pieces.len())).map(|_| scope.spawn(worker)).collect();
        let mut done = worker();
        for helper in helpers {
            done.extend(helper.join().expect("no worker died"));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
