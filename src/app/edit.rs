//! What each command makes of a document.

use crate::domain::PostId;

use super::command::Command;
use super::compare;
use super::document::{Control, Document, OTHERS};
use super::state::State;
use super::words;

impl State {
    /// The document edited, and the gesture the step belongs to; `None` for a command that edits nothing.
    pub(super) fn edit(&self, before: &Document, command: &Command) -> Option<(Option<String>, Document)> {
        let mut edited = before.clone();
        let mut gesture = None;
        match command {
            Command::Turn(knob, value) => {
                edited.policy.set(knob, *value).ok()?;
                gesture = Some(knob.key.to_owned());
            }
            Command::Reset(knob) => edited.policy.reset(knob),
            Command::TurnAll(_, turns) => {
                turns.iter().try_for_each(|(knob, value)| edited.policy.set(knob, *value)).ok()?;
            }
            Command::ResetAll => edited.policy = edited.policy.reset_all(),
            Command::UsePolicy(policy, path) => {
                edited.policy = (**policy).clone();
                edited.policy_path.clone_from(path);
            }
            Command::NamePolicy(name, about) => {
                edited.policy.name.clone_from(name);
                edited.policy.about.clone_from(about);
                gesture = Some("policy name".to_owned());
            }
            Command::AddOther(policy) if edited.others.len() < OTHERS => edited.others.push((**policy).clone()),
            Command::RemoveOther(at) if *at < edited.others.len() => drop(edited.others.remove(*at)),
            Command::At(place, command) => return self.edit_at(*place, command),
            Command::Pin => edited.pinned = edited.policy.clone(),
            Command::SwapOther(at) => {
                edited.change_places(compare::Place::Other(*at))?;
                edited.policy_path = None;
            }
            Command::Guardrails(limits) => {
                edited.policy.guardrails.clone_from(limits);
                gesture = Some("limits".to_owned());
            }
            Command::AddRule(rule) => edited.policy.rules.push(rule.clone()),
            Command::SetRule(at, rule) => {
                edited.policy.rules.get_mut(*at)?.clone_from(rule);
                gesture = Some(format!("rule {at}"));
            }
            Command::RemoveRule(at) if *at < edited.policy.rules.len() => drop(edited.policy.rules.remove(*at)),
            Command::Viewer(viewer) => edited.viewer = *viewer,
            Command::Clock(now) => {
                edited.now = *now;
                gesture = Some("clock".to_owned());
            }
            Command::Control(control) => edited.set(*control),
            Command::HidePosts(posts) => posts.iter().for_each(|&post| edited.set(Control::Hide(post, true))),
            Command::Act(post, action) => edited.toggle(*post, *action, self.rank_of(*post).unwrap_or(1)),
            Command::LikeFive(five) => five.toggle(&mut edited),
            Command::Refresh => {
                let passed: Vec<PostId> = self.feed_posts().take(self.session.passed).collect();
                edited.refresh(&passed);
            }
            Command::EditWorld(asked) => edited.edit_world(asked).ok()?,
            Command::Edited(_, made) => edited.take_world(made),
            Command::UseModel(model) => edited.model.clone_from(model),
            Command::NextDay => {
                let passed: Vec<PostId> = self.feed_posts().take(self.session.passed).collect();
                edited.next_day(&passed)?;
            }
            Command::Signal(signal) => edited.signal(signal).ok()?,
            Command::UseWorld(world, source) => edited = edited.in_world(world.clone(), source.clone()),
            Command::UseRecipe(remade) => edited = remade.document(&edited),
            _ => return None,
        }
        words::step(before, &edited, command)?;
        Some((gesture, edited))
    }
}
