//! Looking for words in a post.

use crate::domain::{PostId, World};

/// Is the lower-case needle in the post's author, caption, or, where it begins with #, among its tags?
pub(super) fn holds(world: &World, id: PostId, needle: &str) -> bool {
    let post = world.post(id);
    let author = world.account(post.author);
    let mut tags = post.hashtags.iter().map(|tag| world.names.hashtags[tag.0 as usize].as_str());
    match needle.strip_prefix('#') {
        Some(tag) => tags.any(|own| starts(own, tag)),
        None => {
            [&author.id, &author.name, &post.caption].into_iter().any(|text| contains(text, needle))
                || tags.any(|own| contains(own, needle))
        }
    }
}

/// Is the lower-case needle in the text, however that is capitalized? An ASCII needle is looked for in place; only
/// another costs a copy of the text.
pub(super) fn contains(text: &str, needle: &str) -> bool {
    if !needle.is_ascii() {
        return text.to_lowercase().contains(needle);
    }
    let Some(&first) = needle.as_bytes().first() else { return true };
    let upper = first.to_ascii_uppercase();
    let mut windows = text.as_bytes().windows(needle.len());
    windows.any(|own| (own[0] == first || own[0] == upper) && own.eq_ignore_ascii_case(needle.as_bytes()))
}

fn starts(text: &str, needle: &str) -> bool {
    text.to_lowercase().starts_with(needle)
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn words_are_found_however_they_are_capitalized() {
        assert!(contains("First Loaf", "loaf") && contains("CAFÉ", "café") && contains("any", ""));
        assert!(!contains("loa", "loaf") && !contains("", "a"));
    }
}
