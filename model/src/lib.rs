//! The reference model of cross-provincial mutual aid of personal accounts
//! (职工基本医疗保险个人账户跨省共济): the policy as code.
//!
//! Reading order: [`clause`] (the clause IDs; `catalogue.yaml` says what they mean), the records
//! ([`money`], [`region`], [`person`], [`expense`], [`relationship`]), [`policy`] (the parameters),
//! [`rules`] (the clauses as code), [`properties`] (what must hold in every state and of every
//! step), [`explore`] (every interleaving).
//!
//! This crate reads no file, network, clock or random source; its callers hand in text.

pub mod book;
pub mod case_file;
pub mod catalogue;
pub mod change;
pub mod clause;
pub mod expense;
pub mod explore;
pub mod judge;
pub mod ledger;
pub mod money;
pub mod observe;
pub mod operation;
pub mod person;
pub mod policy;
pub mod policy_file;
pub mod position;
pub mod properties;
pub mod provinces;
pub mod questions;
pub mod records;
pub mod region;
pub mod relationship;
pub mod rules;
pub mod terms;
pub mod text;
pub mod tree;
pub mod word;
pub mod yaml;
