//! Lists by hand, each with a trap.
