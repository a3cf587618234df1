//! The name somebody probably meant.

use crate::policy::nearest;

/// From this Jaro-Winkler likeness on, 0..1, a name is worth suggesting; assumed, by trying misspelled handles.
const ALIKE: f64 = 0.65;

/// Of `names` the one most like `given`, if one is like it at all; of equals the first.
pub(super) fn alike<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = nearest(given, names);
    (strsim::jaro_winkler(given, name) >= ALIKE).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn a_misspelled_name_finds_its_neighbour_and_a_strange_one_none() {
        let names = ["nora.bakes", "tide.photo"];
        assert_eq!(alike("nora.bake", names), Some("nora.bakes"));
        assert_eq!(alike("zzz", names), None);
        assert_eq!(alike("nora", []), None);
    }
}
