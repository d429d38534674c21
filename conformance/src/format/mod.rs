//! Files and messages as data, with their readers and schemas: vectors and suites, named cases,
//! messages of the protocol, reports, and the lists by which a run is judged. The rooms above
//! work with them.

pub mod cases;
pub mod codes;
pub mod json_schema;
pub mod known;
pub mod message;
pub mod named;
pub mod named_case;
pub mod outcome;
pub mod protocol_schema;
pub mod report;
pub mod report_schema;
pub mod save;
#[cfg(test)]
pub(crate) mod spoil;
pub mod vectors;
