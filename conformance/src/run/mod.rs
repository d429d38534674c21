//! Running a suite against a system: what is selected (`select`), how a case is played (`session`,
//! `talk`, `start`) and judged (`judge`, `shown`, `blame`, `invariants`), how all of it is run (`runner`), and what comes of
//! it (`result`); cases outside of a suite are in `alone`, systems that cannot be reached from here in
//! `closed`. How messages reach the system is in `adapter`, how results are told in `report`.

pub mod alone;
mod blame;
pub mod closed;
pub mod codes;
pub mod command;
mod invariants;
mod judge;
pub mod known;
mod progress;
pub mod result;
pub mod runner;
mod salt;
pub(crate) mod scale;
pub mod select;
pub mod serve;
pub(crate) mod session;
mod shown;
pub mod smoke;
mod start;
mod talk;

/// The beginning of a text, so that it can stand in a sentence.
fn short(text: &str, most: usize) -> String {
    let mut head: String = text.chars().take(most).collect();
    if text.chars().count() > most {
        head.push('…');
    }
    head
}
