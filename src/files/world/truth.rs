//! The hidden tastes of a generated world.

use super::pairs::Pairs;
use super::resolver::Resolver;
use super::truth_shape::{TasteFile, TruthFile};
use crate::domain::{Action, Media, PerAction, Taste, Truth};
use crate::files::find::alike;
use crate::files::spot::{Spot, quoted};

impl Resolver {
    /// One taste for each of the viewers, one quality for each of the posts.
    pub(super) fn truth(&mut self, it: TruthFile, viewers: usize, posts: usize) -> Truth {
        let spot = || Spot::default().key("truth");
        let mut tastes: Vec<Option<Taste>> = vec![None; viewers];
        for (at, taste) in it.tastes.into_iter().enumerate() {
            let spot = || spot().key("tastes").at(at);
            if let Some(viewer) = self.viewer_id(&taste.viewer, || spot().key("viewer")) {
                let taste = self.taste(&taste, spot);
                if tastes[viewer.0 as usize].replace(taste).is_some() {
                    self.refuse(spot().key("viewer"), "this viewer has a taste already; keep one of them");
                }
            }
        }
        if tastes.iter().any(Option::is_none) {
            let missing = tastes.iter().filter(|taste| taste.is_none()).count();
            self.refuse(
                spot().key("tastes"),
                format!("{missing} of {viewers} viewers have none; give each viewer one"),
            );
        }
        let mut quality = vec![0.0; posts];
        for (name, good) in &it.quality.0 {
            if let Some(post) = self.post_id(name, || spot().key("quality").key(name.clone())) {
                quality[post.0 as usize] = *good;
            }
        }
        Truth { tastes: tastes.into_iter().flatten().collect(), quality, position_decay: it.position_decay.0 }
    }

    fn taste(&mut self, it: &TasteFile, spot: impl Fn() -> Spot) -> Taste {
        let media = self.odds(&it.media, &Media::ALL.map(Media::key), || spot().key("media"));
        let readiness = self.odds(&it.readiness, &Action::ALL.map(Action::key), || spot().key("readiness"));
        let ties = it.ties.0.iter();
        Taste {
            topics: self.weights(&it.topics, &spot),
            media,
            ties: ties
                .map(|(name, tie)| (self.account_id(name, || spot().key("ties").key(name.clone())), tie.0))
                .collect(),
            readiness: PerAction(readiness),
        }
    }

    /// The numbers in the order of `names`, 0 where one is missing.
    fn odds<const N: usize>(&mut self, given: &Pairs<f64>, names: &[&str; N], spot: impl Fn() -> Spot) -> [f64; N] {
        let mut odds = [0.0; N];
        for (name, value) in &given.0 {
            match names.iter().position(|known| known == name) {
                Some(at) => odds[at] = *value,
                None => {
                    let advice = alike(name, *names).map(|near| format!("did you mean \"{near}\"?"));
                    let advice = advice.unwrap_or_else(|| format!("use one of {}", names.join(", ")));
                    self.refuse(spot().key(name.clone()), format!("no {}; {advice}", quoted(name)));
                }
            }
        }
        odds
    }
}
