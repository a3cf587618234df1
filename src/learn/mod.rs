//! How it is taught: the app's texts, and what they show of the slate at hand. Pure.

mod components;
pub mod diagram;
mod glossary;
pub mod lesson;
mod link;
mod text;
pub mod tour;
pub mod try_it;
mod view;
mod weighing;

pub use components::{Learning, components, kinds, learning, learning_of, told};
pub use glossary::{Named, Term, Whose, glossary, term, term_named, term_written, with_terms};
pub use link::Link;
pub use text::{Block, Section, Span, sections};
pub use tour::{Step, tour};
pub use view::View;
pub use weighing::weighing;
