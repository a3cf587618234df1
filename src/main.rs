//! glassfeed
fn main() {}
