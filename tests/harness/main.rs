//! The harness from outside: bad systems get the verdicts that were predicted for them, whole systems pass.
