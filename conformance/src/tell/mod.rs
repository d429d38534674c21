//! Words in both languages: requests, changes, comparisons, broken properties, regions, policy
//! settings, tables of records, and the story of a played case.

pub(crate) mod breaches;
mod changes;
pub(crate) mod fields;
pub(crate) mod provinces;
mod reasons;
pub(crate) mod requests;
pub(crate) mod settings;
pub mod story;
pub(crate) mod table;
