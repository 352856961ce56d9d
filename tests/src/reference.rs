//! The text in force on a day, computed anew for each day in the plainest way: what the timelines of the compiler are held
//! against. It knows plain values only, none of the compiler's trees.

mod operation;
mod quarrel;
mod text;
mod world;
mod written;

pub use operation::{Operation, Outcome};
pub use text::{Acting, Amount, Charged, Fee, Limit, Paper, Power, Result, Step, Text};
pub use world::{Amendment, Finding, Marks, Place, Run, Succession, World};
pub use written::{Layout, Written};
