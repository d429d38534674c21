//! Wording in both languages: requests, changes, comparisons, broken properties, regions, the settings
//! of a policy, tables of what everybody has, and the story of a played case.

pub(crate) mod breaches;
mod changes;
pub(crate) mod provinces;
mod reasons;
pub(crate) mod requests;
pub(crate) mod settings;
pub mod story;
pub(crate) mod table;
