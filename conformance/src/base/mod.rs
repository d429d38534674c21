//! Helpers for every room that depend on none: the console, progress, interruption, whole files,
//! columns and lines, pages from templates, spans of time.

pub mod console;
pub mod exit;
pub mod files;
pub mod lang;
pub mod lay_out;
pub mod nearest;
pub mod outside;
pub(crate) mod page;
pub(crate) mod progress;
pub mod seconds;
pub mod stop;
pub mod unfit;
