//! The reference model of cross-provincial mutual aid of personal accounts
//! (职工基本医疗保险个人账户跨省共济): the policy as code.
//!
//! Reading order: [`clause`] (which clauses there are; `catalogue.yaml` says what they mean), the
//! records ([`money`], [`region`], [`person`], [`expense`], [`relationship`]), [`policy`] (the
//! parameters), [`rules`] (the clauses as code), [`properties`] (what must hold in every state
//! and of every step), [`explore`] (every interleaving).
//!
//! No file, network, clock or randomness is read here; whoever calls hands in text.

pub mod book;
pub mod case_file;
pub mod catalogue;
pub mod change;
pub mod clause;
pub mod expense;
pub mod explore;
pub mod judge;
pub mod money;
pub mod observe;
pub mod operation;
pub mod person;
pub mod policy;
pub mod policy_file;
pub mod properties;
pub mod records;
pub mod region;
pub mod relationship;
pub mod rules;
pub mod terms;
pub mod text;
pub mod yaml;
