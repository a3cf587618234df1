//! Names to dense ids.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::files::find::alike;

/// The names one list of the file gives, each with its place in it.
#[derive(Default)]
pub(super) struct Pool {
    ids: HashMap<String, u32>,
    names: Vec<String>,
    gaps: Gaps,
}

/// What a broken list leaves unknown, so that it does not make every reference to it look wrong.
#[derive(Clone, Default)]
pub(super) struct Gaps {
    /// Where its sound elements stand in the file; as they come where all are sound.
    pub(super) places: Option<Vec<usize>>,
    /// Names of its broken elements.
    pub(super) strays: HashSet<String>,
    /// Nothing is known of the list, so that any name may be in it.
    pub(super) open: bool,
}

/// What became of a name.
pub(super) enum Found {
    At(u32),
    /// Perhaps in a part of the file that is broken; nothing to tell.
    Unknown,
    Nowhere,
}

impl Gaps {
    /// Where the sound element stands in the file.
    pub(super) fn place(&self, at: usize) -> usize {
        self.places.as_ref().map_or(at, |places| places[at])
    }
}

impl Pool {
    /// The names in order, and which of them (by order) are there already.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>, gaps: &Gaps) -> (Pool, Vec<usize>) {
        let mut pool = Pool { gaps: gaps.clone(), ..Pool::default() };
        let mut twice = Vec::new();
        for (at, name) in names.enumerate() {
            pool.names.push(name.to_owned());
            match pool.ids.entry(name.to_owned()) {
                std::collections::hash_map::Entry::Occupied(_) => twice.push(at),
                std::collections::hash_map::Entry::Vacant(free) => drop(free.insert(at as u32)),
            }
        }
        (pool, twice)
    }

    pub(super) fn find(&self, name: &str) -> Found {
        match self.ids.get(name) {
            Some(at) => Found::At(*at),
            None if self.gaps.open || self.gaps.strays.contains(name) => Found::Unknown,
            None => Found::Nowhere,
        }
    }

    pub(super) fn alike(&self, name: &str) -> Option<&str> {
        alike(name, self.names.iter().map(String::as_str))
    }
}

/// Gives each new name the next id.
#[derive(Default)]
pub(super) struct Interner {
    ids: HashMap<String, u32>,
    names: Vec<String>,
}

impl Interner {
    /// One that gave these names their ids before, in order.
    pub(super) fn of(names: &[String]) -> Interner {
        let ids = names.iter().cloned().zip(0..).collect();
        Interner { ids, names: names.to_vec() }
    }

    pub(super) fn id(&mut self, name: String) -> u32 {
        if let Some(id) = self.ids.get(&name) {
            return *id;
        }
        let id = self.names.len() as u32;
        self.names.push(name.clone());
        self.ids.insert(name, id);
        id
    }

    /// All names, by id.
    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }
}

/// Where items stand that stood before in the same list.
pub(super) fn twice<T: Ord>(items: &[T]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    items.iter().enumerate().filter(|(_, item)| !seen.insert(*item)).map(|(at, _)| at).collect()
}
