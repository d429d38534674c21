//! Stub: every case as JSON is what the schema says a vector is.
use boon as _;
