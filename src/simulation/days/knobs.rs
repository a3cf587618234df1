//! What may be turned about the days: the loop's own knobs, declared once.

use crate::policy::{Basis, Knob, Knobs, Range, Unit};

/// Sessions a day.
pub static SESSIONS: Knob = Knob::whole(
    "days.sessions",
    "Sessions a day",
    "How many sessions a viewer has a day at the most; after each, the less satisfied leave.",
    Unit::Times,
    (3, 1, 8),
    Basis::Assumed(""),
);

/// How much attention depends on the place.
pub static POSITION_BIAS: Knob = Knob::number(
    "days.position_bias",
    "Position bias",
    "How much faster attention falls with the place than in the world's own past; 0 looks everywhere alike.",
    Unit::Factor,
    (1.0, 0.0, 4.0),
    Basis::Assumed("as in the world's past"),
)
.reaching(0.0, 2.0);

/// How people tire.
pub static FATIGUE: Knob = Knob::number(
    "days.fatigue",
    "Fatigue",
    "How people tire: after every 30 posts of a day, attention is multiplied by e to the power of minus this.",
    Unit::None,
    (0.3, 0.0, 3.0),
    Basis::Assumed(""),
)
.reaching(0.0, 1.0);

/// How tastes move.
pub static DRIFT: Knob = Knob::number(
    "days.drift",
    "Taste drift",
    "Which share of a taste one session replaces by the topics of what was looked at, the more engaged the more.",
    Unit::Share,
    (0.02, 0.0, 1.0),
    Basis::Assumed(""),
)
.reaching(0.0, 0.2);

/// How much is posted.
pub static POSTS: Knob = Knob::number(
    "days.posts",
    "New posts",
    "How much more often than before everybody posts; 0 makes no new posts. Read once, before the first day.",
    Unit::Factor,
    (1.0, 0.0, 10.0),
    Basis::Assumed("as before"),
)
.reaching(0.0, 3.0);

/// What choosers are rewarded with.
pub static REWARD: Knob = Knob {
    key: "days.reward",
    name: "Reward",
    doc: "What an arm is rewarded with: actions of the session (ten or more count as 1), whether the viewer returns the \
          next day, or the mean of both.",
    range: Range::Choice { default: "both", choices: &["actions", "return", "both"] },
    unit: Unit::None,
    basis: Basis::Assumed(""),
    idle: "no posts",
};

/// How much chance there is where nobody chooses.
pub static EXPLORE: Knob = Knob::number(
    "days.explore",
    "Exploration",
    "Which share of the places chance fills where the chooser is fixed; the others choose among shares of their own.",
    Unit::Share,
    (0.0, 0.0, 1.0),
    Basis::Assumed(""),
)
.reaching(0.0, 0.5);

/// Per session or per day?
pub static BY_DAY: Knob = Knob::switch(
    "days.by_day",
    "One arm a day",
    "A viewer has one arm for all sessions of a day instead of one for each.",
    false,
    Basis::Assumed(""),
);

/// Does the model learn?
pub static RETRAIN: Knob = Knob::switch(
    "days.retrain",
    "Retrain at night",
    "Each night the model is fitted anew to what was shown in the last days.",
    true,
    Basis::Assumed(""),
);

/// How much it learns from.
pub static LESSONS: Knob = Knob::whole(
    "days.lessons",
    "Lessons",
    "From how many showings of the last seven days the model learns at the most, drawn evenly.",
    Unit::Times,
    (60_000, 1_000, 1_000_000),
    Basis::Assumed("enough for rare actions, few enough for a night"),
)
.reaching(1_000.0, 200_000.0);

/// Are authors remembered?
pub static REMEMBER: Knob = Knob::switch(
    "days.remember_authors",
    "Remember authors",
    "The author who led a viewer's last feed does not lead the next.",
    false,
    Basis::Assumed(""),
);

/// Can a post come again?
pub static AGAIN: Knob = Knob::switch(
    "days.again",
    "Show again",
    "Posts that were shown since the first day may be shown again; with no new posts and no age limit the pool is fixed.",
    false,
    Basis::Assumed("the card shows nothing twice; studies of loops often do (Jiang et al. 2019)"),
);

/// Does what is done become known?
pub static FEEDBACK: Knob = Knob::switch(
    "days.feedback",
    "Feedback",
    "What viewers do becomes known to the features; off, the features know what they did on the first morning.",
    true,
    Basis::Assumed("off, and not retrained, a model is trained once (Chaney et al. 2018)"),
);

/// All of them, in the order shown.
pub static KNOBS: &Knobs = &[
    &EXPLORE,
    &SESSIONS,
    &POSITION_BIAS,
    &FATIGUE,
    &DRIFT,
    &POSTS,
    &AGAIN,
    &REWARD,
    &BY_DAY,
    &RETRAIN,
    &LESSONS,
    &FEEDBACK,
    &REMEMBER,
];
