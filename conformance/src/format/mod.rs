//! Files and messages as data, with their readers and their schemas: vectors and suites, cases that are
//! named, the messages of the protocol, reports, and the lists that a run is judged by. What is done
//! with them is for the rooms above.

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
pub mod vectors;
