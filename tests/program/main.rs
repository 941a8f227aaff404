//! The program as its users run it: what it writes, what it says, and how it ends.

mod checkpoints;
mod comparison;
mod mistakes;
mod settings;
mod shipped;
mod support;
