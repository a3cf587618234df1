//! Where in the text problems stand: their order, and the keys that stand twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::spot::{Fault, Finding, Spot, Step};
use super::{MAX_PROBLEMS, Problems};
use crate::policy::Problem;

/// Puts the findings into file order, adds the keys given twice, and tells the first [`MAX_PROBLEMS`].
///
/// What stands nowhere, such as a missing key, comes with the object it is missing from. `tell` words a dangling
/// reference from what it names and the name.
pub(super) fn settle(text: &str, findings: Vec<Finding>, tell: impl Fn(&'static str, &str) -> String) -> Problems {
    let mut tree = Tree::default();
    for finding in &findings {
        tree.plant(&finding.spot);
    }
    let mut scan = Scan::default();
    // The text was parsed before, so that this pass meets no fault of syntax.
    let _ = Look { scan: &mut scan, tree: Some(&mut tree), here: None }
        .deserialize(&mut serde_json::Deserializer::from_str(text));
    let mut placed: Vec<(u64, Finding)> =
        findings.into_iter().map(|finding| (tree.place(&finding.spot), finding)).chain(scan.twice).collect();
    placed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.spot.cmp(&b.1.spot)));
    let list = placed.iter().take(MAX_PROBLEMS).map(|(_, finding)| Problem {
        path: finding.spot.to_string(),
        message: match &finding.fault {
            Fault::Said(message) => message.clone(),
            Fault::Dangling { what, name } => tell(what, name),
        },
    });
    Problems { list: list.collect(), total: placed.len() }
}

/// The places that are asked about; `place` counts the values that begin before.
#[derive(Default)]
struct Tree {
    place: u64,
    below: BTreeMap<Step, Tree>,
}

impl Tree {
    fn plant(&mut self, spot: &Spot) {
        let mut node = self;
        for step in &spot.0 {
            node = node.below.entry(step.clone()).or_default();
        }
    }

    /// The place of the spot, or of the nearest one above it that is in the text.
    fn place(&self, spot: &Spot) -> u64 {
        let mut node = self;
        for step in &spot.0 {
            match node.below.get(step) {
                Some(next) if next.place > 0 => node = next,
                _ => break,
            }
        }
        node.place
    }
}

#[derive(Default)]
struct Scan {
    seen: u64,
    twice: Vec<(u64, Finding)>,
}

/// The way up from a value, kept on the stack.
#[derive(Clone, Copy)]
struct Here<'a> {
    step: &'a Step,
    above: Option<&'a Here<'a>>,
}

impl Here<'_> {
    fn spot(&self) -> Spot {
        let mut spot = self.above.map_or_else(Spot::default, Here::spot);
        spot.0.push(self.step.clone());
        spot
    }
}

struct Look<'a> {
    scan: &'a mut Scan,
    tree: Option<&'a mut Tree>,
    here: Option<&'a Here<'a>>,
}

impl Look<'_> {
    /// The same look at what stands one step below.
    fn below<'b>(&'b mut self, here: &'b Here<'b>) -> Look<'b> {
        let tree = self.tree.as_mut().and_then(|tree| tree.below.get_mut(here.step));
        Look { scan: self.scan, tree, here: Some(here) }
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        self.scan.seen += 1;
        let mut this = self;
        if let Some(tree) = this.tree.as_mut().filter(|tree| tree.place == 0) {
            tree.place = this.scan.seen;
        }
        json.deserialize_any(this)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let step = Step::Key(key.into());
            let here = Here { step: &step, above: self.here };
            if keys.contains(&step) {
                let finding = Finding::said(here.spot(), "stands twice in the same object; keep one of them");
                self.scan.twice.push((self.scan.seen + 1, finding));
            }
            map.next_value_seed(self.below(&here))?;
            keys.insert(step);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        for at in 0.. {
            let step = Step::At(at);
            if list.next_element_seed(self.below(&Here { step: &step, above: self.here }))?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
