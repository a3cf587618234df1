//! Steps that can be taken back, each with a name; a slider drag is one.

/// What a document was before a step, and what the step was.
#[derive(Clone, Debug)]
pub struct UndoStep<T> {
    /// What was done, as a person would say it: `Comment 6 → 9`.
    pub label: String,
    /// The document before it.
    before: T,
    gesture: Option<String>,
}

/// The steps taken and those taken back.
#[derive(Clone, Debug)]
pub struct Undo<T> {
    past: Vec<UndoStep<T>>,
    future: Vec<UndoStep<T>>,
}

impl<T> Default for Undo<T> {
    fn default() -> Self {
        Undo { past: Vec::new(), future: Vec::new() }
    }
}

/// So many steps are kept; the oldest go first.
const KEPT: usize = 500;

impl<T: Clone> Undo<T> {
    /// Files a step that starts at `before`; `label` names it by what it starts from. Steps of one `gesture` that follow
    /// each other are one step, from the first one's start; `None` stands alone.
    pub fn record(&mut self, before: &T, gesture: Option<String>, label: impl Fn(&T) -> Option<String>) {
        self.future.clear();
        match self.past.last_mut() {
            Some(last) if gesture.is_some() && last.gesture == gesture => {
                last.label = label(&last.before).unwrap_or_else(|| std::mem::take(&mut last.label));
            }
            _ => {
                let label = label(before).unwrap_or_default();
                self.past.push(UndoStep { label, before: before.clone(), gesture });
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

    /// Takes the last step back and says which it was; `None` when there is none.
    pub fn undo(&mut self, document: &mut T) -> Option<&str> {
        let step = self.past.pop()?;
        let after = std::mem::replace(document, step.before);
        self.future.push(UndoStep { label: step.label, before: after, gesture: None });
        self.future.last().map(|step| step.label.as_str())
    }

    /// Takes the last step taken back again and says which it was; `None` when there is none.
    pub fn redo(&mut self, document: &mut T) -> Option<&str> {
        let step = self.future.pop()?;
        let before = std::mem::replace(document, step.before);
        self.past.push(UndoStep { label: step.label, before, gesture: None });
        self.past.last().map(|step| step.label.as_str())
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
