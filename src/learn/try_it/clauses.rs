//! The words of a disagreement: what one step makes of two posts.

use super::disagreement::Part;
use crate::domain::{Action, PostType};
use crate::pipeline::stages::{merge, normalize};
use crate::pipeline::{Context, Ledger, percent, ranks};

/// A step that goes the other way is told from this share of the deciding one's pull on. Assumed.
const WORTH_TELLING: f64 = 0.5;
/// Ratios nearer to 1 than this are told with two decimals.
const NEAR_ONE: f64 = 0.05;

/// Two posts' rows: the one told of, and its rival.
type Rows = [u32; 2];

/// Why the post of the first row stands above that of the second (`is_up`), or below it.
pub(super) fn sentence(context: &Context<'_>, ledger: &Ledger, rows: Rows, parts: &[Part], is_up: bool) -> String {
    let pair = Pair { context, ledger, rows };
    if let Some(rule) = pair.rule(is_up) {
        return rule;
    }
    let way = if is_up { 1.0 } else { -1.0 };
    let strongest = |way: f64| {
        let pulls = parts.iter().filter(move |part| way * part.pull() > 0.0);
        pulls.max_by(|a, b| a.pull().abs().total_cmp(&b.pull().abs()))
    };
    let Some(main) = strongest(way) else {
        return format!("It has the same score as {}; the newer one stands first.", pair.rival());
    };
    let against = strongest(-way).filter(|part| part.pull().abs() >= WORTH_TELLING * main.pull().abs());
    let main = capitalized(&pair.clause(main, is_up));
    match against {
        Some(against) => format!("{main}, though {}.", pair.clause(against, !is_up)),
        None => format!("{main}."),
    }
}

struct Pair<'a> {
    context: &'a Context<'a>,
    ledger: &'a Ledger,
    rows: Rows,
}

impl Pair<'_> {
    /// The rival, in a sentence whose "it" is the post told of.
    fn rival(&self) -> String {
        let [own, rival] = self.rows.map(|row| self.ledger.slate.authors[row as usize]);
        let handle = &self.context.world.account(rival).id;
        let other = if own == rival { "other " } else { "" };
        format!("the {other}post of {handle}")
    }

    /// Who a sentence is about.
    fn name(&self, is_own: bool) -> String {
        if is_own { "it".to_owned() } else { self.rival() }
    }

    /// The list rule that turned the two round, if it was one and not the scores.
    fn rule(&self, is_up: bool) -> Option<String> {
        let stands_above = |order: &[u32]| {
            let ranks = ranks(order);
            ranks[self.rows[0] as usize] < ranks[self.rows[1] as usize]
        };
        let mut arranged = self.ledger.arrangements.iter();
        let (_, by_score) = arranged.next()?;
        if stands_above(&by_score.order) == is_up {
            return None;
        }
        let (stage, _) = arranged.find(|(_, arrangement)| stands_above(&arrangement.order) == is_up)?;
        let rule = if *stage == "author" {
            "one author does not fill the feed"
        } else {
            "the same media do not follow each other"
        };
        let way = if is_up { "before" } else { "behind" };
        Some(format!("Its score says otherwise, but a list rule put it {way} {}, so that {rule}.", self.rival()))
    }

    /// What one step makes of the two, in favor of the post told of or against it.
    fn clause(&self, part: &Part, favors: bool) -> String {
        if part.stage == normalize::STAGE.id {
            return self.predictions(part, favors);
        }
        let [own, rival] = part.values;
        // The sentence is about the post whose score the step changes more; of freshness, about the newer one.
        let is_own = match &*part.reason {
            "freshness" => own > rival,
            _ => own.ln().abs() >= rival.ln().abs(),
        };
        let who = self.name(is_own);
        let numbers = match is_own {
            true => format!("(×{own:.2} against ×{rival:.2})"),
            false => format!("(×{rival:.2} against ×{own:.2})"),
        };
        let what = match &*part.reason {
            "freshness" => "is newer, which leaves more of its score",
            "close_friends" => "is by a close friend",
            "favorites" => "is by a favorite",
            "holiday" => "carries a hashtag of the holiday",
            "same_place" => "was made where the viewer is",
            "misinformation" => "has misinformation found by fact-checkers",
            "repeat_misinformation" => "is by somebody who repeatedly shared misinformation",
            "borderline" => "comes close to breaking a guideline",
            "suggested" => "is only suggested",
            "similar_to_hidden" => "is like a post that was hidden",
            "author_decay" => "stands behind other posts of its author",
            "cluster_decay" => "stands behind posts that the same people engage with",
            "led_lately" => "is by somebody who led lately",
            own_rule => {
                let rules = &self.context.policy.rules;
                let label = rules.iter().find(|rule| rule.id == own_rule).map_or(own_rule, |rule| rule.label.as_str());
                return format!("the rule {label} applies to {who} {numbers}");
            }
        };
        format!("{who} {what} {numbers}")
    }

    /// What the predictions make of the two: the action that sets them most apart; or, where each was put on the scale
    /// of its own type, how high they stand there.
    fn predictions(&self, part: &Part, favors: bool) -> String {
        let types = self.rows.map(|row| self.ledger.slate.types[row as usize]);
        let policy = self.context.policy;
        let by_type = policy.is_on(&normalize::ON) && policy.number(&normalize::STRENGTH) > 0.0;
        if by_type && types[0] != types[1] {
            let ([own, rival], [own_at, rival_at]) = (types.map(plural), part.values);
            let is = if favors { "higher" } else { "lower" };
            let name = self.rival();
            return format!("it stands {is} among {own} ({own_at:.2}) than {name} among {rival} ({rival_at:.2})");
        }
        let way = if favors { 1.0 } else { -1.0 };
        let gain = |action: &Action| {
            let column = self.ledger.column(merge::STAGE.id, action.key());
            let value = |row: u32| column.map_or(0.0, |column| column.values[row as usize]);
            way * (value(self.rows[0]) - value(self.rows[1]))
        };
        let most = Action::ALL.into_iter().max_by(|a, b| gain(a).total_cmp(&gain(b)));
        most.map_or(String::new(), |action| self.action(action))
    }

    fn action(&self, action: Action) -> String {
        let (doing, rival) = (doing(action), self.rival());
        match self.rows.map(|row| self.ledger.probability(row, action)) {
            [Some(own), Some(other)] => {
                let times = times(own / other);
                let numbers = format!("({} against {})", percent(own), percent(other));
                format!("{doing} is {times} as likely as with {rival} {numbers}")
            }
            [Some(own), None] => format!("it plays and can be watched ({}), and {rival} cannot", percent(own)),
            _ => format!("{rival} plays and can be watched, and it cannot"),
        }
    }
}

/// `2.5 times`, `0.6 times`, `1.03 times`.
fn times(ratio: f64) -> String {
    let decimals = if (ratio - 1.0).abs() < NEAR_ONE || ratio < NEAR_ONE { 2 } else { 1 };
    format!("{ratio:.decimals$} times")
}

/// An action as something that happens to a post.
const fn doing(action: Action) -> &'static str {
    match action {
        Action::Like => "a like",
        Action::Comment => "a comment",
        Action::Save => "a save",
        Action::Share => "sending it to somebody",
        Action::ProfileTap => "a look at the profile",
        Action::Dwell => "staying three seconds or more",
        Action::Watch => "watching half of it",
        Action::Hide => "hiding it",
    }
}

const fn plural(kind: PostType) -> &'static str {
    match kind {
        PostType::Hashtag => "posts through hashtags",
        PostType::Suggested => "suggested posts",
        PostType::Shopping => "shopping posts",
        PostType::Photo => "photos",
        PostType::Video => "videos",
        PostType::Reel => "reels",
    }
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}
