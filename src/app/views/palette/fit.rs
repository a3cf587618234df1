//! How well what was typed fits a text: by word starts, in any order of the words.

/// How a text was hit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// The better, the higher.
    pub(super) score: i32,
    /// Which characters were hit, ascending.
    pub(super) letters: Vec<usize>,
}

/// At a word's start.
const AT_START: i32 = 200;
/// Within a word.
const WITHIN: i32 = 100;
/// Spread over the starts of several words: `cf` in `Close friends`.
const SPREAD: i32 = 60;
/// On top, where the text begins with it.
const FIRST: i32 = 60;
/// On top, where it is a whole word.
const WHOLE: i32 = 30;

/// Fits every typed word into a name; `None` where one does not fit. Nothing typed fits everything alike.
pub(super) fn fit(words: &[Vec<char>], name: &str) -> Option<Fit> {
    each(words, name, |word, text| together(word, text).or_else(|| spread(word, text)))
}

/// The same for a longer text, where only words in one piece mean something.
pub(super) fn fit_text(words: &[Vec<char>], text: &str) -> Option<Fit> {
    each(words, text, together)
}

fn each(words: &[Vec<char>], text: &str, one: impl Fn(&[char], &[char]) -> Option<Fit>) -> Option<Fit> {
    let text: Vec<char> = text.chars().flat_map(|letter| letter.to_lowercase().next()).collect();
    let mut all = Fit::default();
    for word in words {
        let fit = one(word, &text)?;
        all.score += fit.score;
        all.letters.extend(fit.letters);
    }
    all.letters.sort_unstable();
    all.letters.dedup();
    Some(all)
}

/// The words of what was typed, lower case.
pub(super) fn words(typed: &str) -> Vec<Vec<char>> {
    typed.to_lowercase().split_whitespace().map(|word| word.chars().collect()).collect()
}

/// The best place where the word stands in one piece; of equals the first.
fn together(word: &[char], text: &[char]) -> Option<Fit> {
    let places = (0..text.len().saturating_sub(word.len() - 1)).filter(|&at| text[at..].starts_with(word));
    let rated = places.map(|at| {
        let end = at + word.len();
        let is_whole = end == text.len() || !text[end].is_alphanumeric();
        let score = match is_start(text, at) {
            true => AT_START + if at == 0 { FIRST } else { 0 } + if is_whole { WHOLE } else { 0 },
            false => WITHIN,
        };
        (score, at)
    });
    let (score, at) = rated.rev().max_by_key(|&(score, _)| score)?;
    Some(Fit { score, letters: (at..at + word.len()).collect() })
}

/// Each letter goes on from the one before, or starts a word.
fn spread(word: &[char], text: &[char]) -> Option<Fit> {
    fn rest(word: &[char], text: &[char], from: usize, letters: &mut Vec<usize>) -> bool {
        let Some((&letter, after)) = word.split_first() else { return true };
        let goes_on = letters.last().map(|&last| last + 1);
        (from..text.len()).any(|at| {
            let fits = text[at] == letter && (Some(at) == goes_on || is_start(text, at));
            letters.push(at);
            let found = fits && rest(after, text, at + 1, letters);
            if !found {
                letters.pop();
            }
            found
        })
    }
    let mut letters = Vec::new();
    rest(word, text, 0, &mut letters).then_some(Fit { score: SPREAD, letters })
}

fn is_start(text: &[char], at: usize) -> bool {
    text[at].is_alphanumeric() && (at == 0 || !text[at - 1].is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{fit, words};

    fn score(typed: &str, text: &str) -> Option<i32> {
        fit(&words(typed), text).map(|fit| fit.score)
    }

    #[test]
    fn letters_may_spread_over_word_starts_but_not_over_anything() {
        assert_eq!(fit(&words("cf"), "Close friends").map(|fit| fit.letters), Some(vec![0, 6]));
        assert_eq!(fit(&words("clfri"), "Close friends").map(|fit| fit.letters), Some(vec![0, 1, 6, 7, 8]));
        assert_eq!(score("sd", "Close friends"), None);
    }

    #[test]
    fn words_fit_in_any_order_and_each_must() {
        assert!(score("friends close", "Close friends").is_some());
        assert_eq!(score("close enemies", "Close friends"), None);
    }

    #[test]
    fn the_start_of_a_text_beats_that_of_a_word_beats_its_middle_beats_initials() {
        let all = ["save", "last save", "unsaved", "so are very early"].map(|text| score("save", text));
        assert!(all.is_sorted_by(|a, b| a > b), "{all:?}");
    }

    #[test]
    fn a_text_shorter_than_the_word_or_of_wide_letters_is_no_trouble() {
        assert_eq!(score("save", "sav"), None);
        assert_eq!(score("é", "Café ÉTÉ"), Some(super::AT_START));
        assert_eq!(score("", "anything"), Some(0));
    }
}
