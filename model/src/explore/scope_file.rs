//! Scope files
