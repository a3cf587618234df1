//! Steps that can be taken back, each with a name; a slider drag is one.

use super::session::Shown;

/// What steps are made of.
pub trait Kept: Clone {
    /// Lets go of what can be made again from the rest, before it is put away for long.
    fn put_away(&mut self) {}

    /// Makes that again; `near` is the one it stands beside, which may have it already.
    fn take_out(&mut self, _near: &Self) {}
}

/// A step: what was done, and the document on its other side.
#[derive(Clone, Debug)]
pub struct UndoStep<T> {
    /// What was done, as a person would say it: `Comment 6 → 9`.
    pub label: String,
    /// Where it was done: `Merge Scores`.
    pub place: &'static str,
    /// When, by [`Undo::clock`].
    pub at: f64,
    /// Before it, where it stands; after it, where it was taken back.
    document: T,
    gesture: Option<String>,
    /// What was shown on its other side, where the step changed that too.
    shown: Option<Shown>,
}

/// The steps taken and those taken back.
#[derive(Clone, Debug)]
pub struct Undo<T> {
    /// Seconds since some start; whoever shows ages keeps it going.
    pub clock: f64,
    past: Vec<UndoStep<T>>,
    future: Vec<UndoStep<T>>,
}

impl<T> Default for Undo<T> {
    fn default() -> Self {
        Undo { clock: 0.0, past: Vec::new(), future: Vec::new() }
    }
}

/// So many steps are kept; the oldest go first.
const KEPT: usize = 500;

impl<T: Kept> Undo<T> {
    /// Files a step that starts at `before`; `label` names it by what it starts from. Steps of one `gesture` that follow
    /// each other are one step, from the first one's start, and none where they lead back to it; `None` stands alone.
    pub fn record(
        &mut self,
        before: &T,
        gesture: Option<String>,
        place: &'static str,
        label: impl Fn(&T) -> Option<String>,
    ) {
        self.future.clear();
        match self.past.last_mut() {
            Some(last) if gesture.is_some() && last.gesture == gesture => {
                last.at = self.clock;
                match label(&last.document) {
                    Some(label) => last.label = label,
                    // It came back to where it began.
                    None => drop(self.past.pop()),
                }
            }
            _ => {
                let label = label(before).unwrap_or_default();
                self.past.last_mut().into_iter().for_each(|last| last.document.put_away());
                self.past.push(UndoStep {
                    label,
                    place,
                    at: self.clock,
                    document: before.clone(),
                    gesture,
                    shown: None,
                });
            }
        }
        if self.past.len() > KEPT {
            self.past.remove(0);
        }
    }

    /// Ends the running gesture: what comes next is a step of its own.
    pub fn end_gesture(&mut self) {
        if let Some(last) = self.past.last_mut() {
            last.gesture = None;
        }
    }

    /// The last step also changed what is shown, which was `before`: taken back, it shows that again.
    pub fn also_changed(&mut self, before: Shown) {
        if let Some(last) = self.past.last_mut() {
            last.shown = Some(before);
        }
    }

    /// Takes the last step back and says which it was; `None` when there is none.
    pub fn undo(&mut self, document: &mut T, shown: &mut Shown) -> Option<&str> {
        across(&mut self.past, &mut self.future, document, shown, 1)
    }

    /// Takes the last step taken back again and says which it was; `None` when there is none.
    pub fn redo(&mut self, document: &mut T, shown: &mut Shown) -> Option<&str> {
        across(&mut self.future, &mut self.past, document, shown, 1)
    }

    /// Takes so many steps back (negative) or again (positive), as far as there are any.
    pub fn jump(&mut self, document: &mut T, shown: &mut Shown, steps: isize) {
        let (from, to) =
            if steps < 0 { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        across(from, to, document, shown, steps.unsigned_abs());
    }

    /// What the document would be after [`Undo::jump`]; `None` for where it stands, and beyond the last step.
    #[must_use]
    pub fn there(&self, steps: isize) -> Option<&T> {
        let from = if steps < 0 { &self.past } else { &self.future };
        let at = from.len().checked_sub(steps.unsigned_abs())?;
        from.get(at).map(|step| &step.document)
    }

    /// The steps taken, oldest first.
    #[must_use]
    pub fn past(&self) -> &[UndoStep<T>] {
        &self.past
    }

    /// The steps taken back, the one taken back first, first.
    #[must_use]
    pub fn future(&self) -> &[UndoStep<T>] {
        &self.future
    }

    /// What undo would take back.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.past.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    #[must_use]
    pub fn next(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }
}

/// Moves so many steps of one side to the other, and the document across them; answers what the last one is called.
fn across<'a, T: Kept>(
    from: &mut Vec<UndoStep<T>>,
    to: &'a mut Vec<UndoStep<T>>,
    document: &mut T,
    shown: &mut Shown,
    steps: usize,
) -> Option<&'a str> {
    let before = document.clone();
    let crossed = (0..steps).take_while(|_| cross(from, to, document, shown).is_some()).count();
    document.take_out(&before);
    (crossed > 0).then(|| to.last().map(|step| step.label.as_str())).flatten()
}

/// Moves the last step of one side to the other, and the document across it; what is left behind is put away.
fn cross<T: Kept>(
    from: &mut Vec<UndoStep<T>>,
    to: &mut Vec<UndoStep<T>>,
    document: &mut T,
    shown: &mut Shown,
) -> Option<()> {
    let step = from.pop()?;
    let mut left = std::mem::replace(document, step.document);
    left.put_away();
    let hidden = step.shown.map(|other| std::mem::replace(shown, other));
    to.push(UndoStep { document: left, gesture: None, shown: hidden, ..step });
    Some(())
}
