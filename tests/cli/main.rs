//! The command line, as the real program answers where there is no display.

mod brief;
mod feed;
mod files;
mod place;
mod recipe;
mod simulate;
mod stories;
mod tune;
mod usage;
