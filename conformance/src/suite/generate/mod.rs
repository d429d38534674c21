//! Generating the vectors: which questions are asked of every system, and what the rules answer.
//!
//! ```text
//! scenes.yaml ─► scene ─┐                    ┌─► goal (clause × outcome, boundary, transition…)
//!                       ├─► trial ── judged ─┤
//! probes ───────────────┘   (all of them)    └─► twins ─► select ─► assemble ─► write ─► vectors/
//! stories/*.yaml ─────────────────────────────────────────────────────┘
//! ```
//!
//! A scene is a situation, a probe a request that varies one thing of a plain one. Every probe in
//! every scene is a trial; the rules say what comes of it and which goals it reaches; a few hundred
//! of the trials are selected. IDs are made of operation, probe and scene, so they belong to what
//! is asked and not to what is answered.
//!
//! Against walking the explorer's graph for shortest paths to each goal: complete by construction,
//! but a path through tiny amounts and needless steps is one that nobody reads, and its ID would
//! have to be made of states. The explorer's graph says which transitions there are, and so what
//! the scenes leave out. Against vectors written by hand: readable, and blind where their author
//! is; a few are, as stories and as golden cases, to check the generated ones.

pub mod aspect;
pub mod assemble;
pub mod build;
pub mod goal;
pub mod history;
pub mod judged;
pub mod probes;
pub mod scene;
pub mod select;
pub mod stories;
pub mod tiers;
pub mod trial;
pub mod twins;
pub mod wording;
pub mod write;

pub use self::write::Form;
