//! The program as its users run it: what it writes, what it says, and how it ends.

mod checkpoints;
mod colour;
mod comparison;
mod data;
mod measures;
mod mistakes;
mod outputs;
mod settings;
mod shipped;
#[cfg(unix)]
mod stopped;
mod support;
