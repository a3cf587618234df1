//! Which face or mark stands for an account.

use std::sync::LazyLock;

use egui::Color32;

use crate::domain::{Account, AccountId, Kind, World};
use crate::simulation::drawings::{bytes, letters};

const PEOPLE: u8 = 96;
const MARKS_PER_TOPIC: u8 = 6;
const FRAMES: u8 = 48;
/// The topics with marks of their own, in file order.
const MARKED: [&str; 12] =
    ["baking", "books", "cars", "ceramics", "city", "coffee", "garden", "music", "pets", "sea", "space", "trails"];

/// What stands for one account, to be clipped round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// One of 96 people.
    Person(u8),
    /// One of six marks of a topic.
    Mark {
        /// Index into the marked topics.
        topic: u8,
        /// Which of the six.
        which: u8,
    },
    /// One of 48 frames, for initials.
    Frame(u8),
}

impl Face {
    pub(super) fn path(self) -> String {
        match self {
            Face::Person(at) => format!("faces/people/{at:02}.svg"),
            Face::Mark { topic, which } => format!("faces/creators/{}-{which}.svg", MARKED[usize::from(topic)]),
            Face::Frame(at) => format!("faces/businesses/{at:02}.svg"),
        }
    }
}

/// An account's face, and the letters that belong on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    /// The drawing.
    pub face: Face,
    /// One or two letters with their ink, on a business's frame.
    pub initials: Option<(String, Color32)>,
}

/// The portraits of a world's accounts. Two accounts of one world never share a drawing while there are enough.
#[derive(Clone, Debug, Default)]
pub struct Portraits(Vec<Portrait>);

impl Portraits {
    /// Gives every account its portrait, in file order: the drawing its handle asks for, or the next one still free.
    /// A creator gets a mark of its main topic, or a person's face where that topic has no marks.
    #[must_use]
    pub fn of(world: &World) -> Portraits {
        let mut people = Shelf::new(PEOPLE);
        let mut marks = vec![Shelf::new(MARKS_PER_TOPIC); MARKED.len()];
        let mut frames = Shelf::new(FRAMES);
        let mut portrait = |account: &Account| {
            let wish = letters(&account.id);
            match (account.kind, marked_topic(world, account)) {
                (Kind::Business, _) => framed(frames.take(wish), &account.name),
                (Kind::Creator, Some(topic)) => {
                    plain(Face::Mark { topic: topic as u8, which: marks[topic].take(wish) })
                }
                (Kind::Creator, None) | (Kind::Person, _) => plain(Face::Person(people.take(wish))),
            }
        };
        Portraits(world.accounts.iter().map(&mut portrait).collect())
    }

    /// The portrait of an account; a first face where the id is not of this world.
    #[must_use]
    pub fn get(&self, account: AccountId) -> Portrait {
        self.0.get(account.0 as usize).cloned().unwrap_or_else(|| plain(Face::Person(0)))
    }
}

/// Hands out numbers below its size, each once before any twice.
#[derive(Clone)]
struct Shelf {
    taken: Vec<bool>,
}

impl Shelf {
    fn new(size: u8) -> Shelf {
        Shelf { taken: vec![false; usize::from(size)] }
    }

    fn take(&mut self, wish: u64) -> u8 {
        let size = self.taken.len();
        if self.taken.iter().all(|&taken| taken) {
            self.taken.fill(false);
        }
        let start = (wish % size as u64) as usize;
        let free = (0..size).map(|step| (start + step) % size).find(|&at| !self.taken[at]).unwrap_or(start);
        self.taken[free] = true;
        free as u8
    }
}

fn plain(face: Face) -> Portrait {
    Portrait { face, initials: None }
}

fn framed(frame: u8, name: &str) -> Portrait {
    Portrait { face: Face::Frame(frame), initials: Some((initials(name), ink(frame))) }
}

fn marked_topic(world: &World, account: &Account) -> Option<usize> {
    let name = world.names.topics.get(account.topics.top()?.0 as usize)?;
    MARKED.iter().position(|marked| marked == name)
}

/// The first letters of the first and last word; of one word, its first letter.
fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).flat_map(char::to_uppercase).collect()
}

fn ink(frame: u8) -> Color32 {
    #[derive(serde::Deserialize)]
    struct Ink {
        ink: String,
    }
    static INKS: LazyLock<Vec<Ink>> =
        LazyLock::new(|| serde_json::from_slice(bytes("faces/businesses/inks.json")).unwrap_or_default());
    let hex = INKS.get(usize::from(frame)).map(|entry| entry.ink.as_str());
    hex.and_then(|hex| Color32::from_hex(hex).ok()).unwrap_or(Color32::WHITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_its_drawing() {
        let people = (0..PEOPLE).map(Face::Person);
        let marks = (0..MARKED.len() as u8)
            .flat_map(|topic| (0..MARKS_PER_TOPIC).map(move |which| Face::Mark { topic, which }));
        let frames = (0..FRAMES).map(Face::Frame);
        for face in people.chain(marks).chain(frames) {
            assert!(!bytes(&face.path()).is_empty(), "{}", face.path());
        }
        assert_eq!(ink(2), Color32::from_rgb(0x2f, 0x6b, 0x50));
    }

    #[test]
    fn a_shelf_hands_out_everything_once_before_anything_twice() {
        let mut shelf = Shelf::new(PEOPLE);
        let mut given: Vec<u8> = (0..96).map(|wish| shelf.take(wish * wish)).collect();
        given.sort_unstable();
        assert_eq!(given, (0..96).collect::<Vec<u8>>());
        assert_eq!(shelf.take(5), 5);
    }

    #[test]
    fn initials_are_of_the_first_and_last_word() {
        assert_eq!(initials("Third Cup"), "TC");
        assert_eq!(initials("harbor"), "H");
        assert_eq!(initials("Nils & Sons Bakery"), "NB");
        assert_eq!(initials(" "), "");
    }
}
