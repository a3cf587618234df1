//! The policies inside the program: dated, cited, and what is assumed says so.

use super::{FileError, parse_policy};
use crate::policy::{Knobs, Policy};

/// A policy inside the program.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// What it is called on the command line: `x-2023`.
    pub name: &'static str,
    text: &'static str,
}

macro_rules! preset {
    ($name:literal) => {
        Preset { name: $name, text: include_str!(concat!("../../assets/presets/", $name, ".policy.json")) }
    };
}

/// All of them, in the order menus show.
pub static PRESETS: [Preset; 10] = [
    preset!("default"),
    preset!("instagram-2021"),
    preset!("instagram-2023"),
    preset!("x-2023"),
    preset!("x-2026-08"),
    preset!("chronological-like"),
    preset!("friends-first"),
    preset!("reels-push"),
    preset!("engagement-above-all"),
    preset!("low-negative"),
];

impl Preset {
    /// Reads it.
    ///
    /// # Errors
    /// Whatever is wrong with its text; a test reads every preset.
    pub fn policy(&self, knobs: &Knobs) -> Result<Policy, FileError> {
        parse_policy(self.name, self.text, knobs)
    }
}
