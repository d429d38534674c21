//! Generates the vectors: the questions put to every system, and the answers that the rules give.
//!
//! ```text
//! scenes.yaml ─► scene ─┐                    ┌─► goal (clause × outcome, boundary, transition…)
//!                       ├─► trial ── judged ─┤
//! probes ───────────────┘   (all of them)    └─► twins ─► select ─► assemble ─► write ─► vectors/
//! stories/*.yaml ─────────────────────────────────────────────────────┘
//! ```
//!
//! A scene is a situation. A probe is a request that varies one thing of a plain one. Every probe
//! in every scene is a trial; the rules decide its outcome and which goals it reaches, and a few
//! hundred of the trials are selected. An ID is made of operation, probe and scene, so it belongs
//! to the question and not to the answer.
//!
//! Against walking the explorer's graph for shortest paths to each goal: it is complete by
//! construction, but nobody reads a path of tiny amounts and needless steps, and its ID would have
//! to be made of states. The explorer's graph says which transitions exist, and so what the scenes
//! leave out. Against vectors written by hand: they are readable, and blind where their author is.
//! A few exist, as stories and golden cases, to check the generated ones.

pub mod asked;
pub mod aspect;
pub mod assemble;
pub mod build;
pub mod goal;
pub mod history;
pub mod probes;
pub mod scene;
pub mod select;
pub mod stories;
pub mod tiers;
pub mod trial;
pub mod twins;
pub mod wording;
pub mod write;

pub use self::write::FileForm;
