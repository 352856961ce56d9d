//! Documents by hand, each with a trap.
