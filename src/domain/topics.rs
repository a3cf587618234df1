//! Interned names, and weights over topics.

/// Index into [`Names::topics`](super::Names::topics).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub u32);

/// Index into [`Names::hashtags`](super::Names::hashtags).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HashtagId(pub u32);

/// Index into [`Names::places`](super::Names::places).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// Weights over topics: only those that are there, by ascending topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicWeights(Vec<(TopicId, f64)>);

impl TopicWeights {
    /// Sorts by topic; of a topic given twice the last weight stays.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (TopicId, f64)>) -> Self {
        let pairs: Vec<(TopicId, f64)> = pairs.into_iter().collect();
        if pairs.is_sorted_by(|a, b| a.0 < b.0) {
            return TopicWeights(pairs);
        }
        TopicWeights(pairs.into_iter().collect::<std::collections::BTreeMap<_, _>>().into_iter().collect())
    }

    /// Topic and weight, by ascending topic.
    pub fn iter(&self) -> impl Iterator<Item = (TopicId, f64)> + '_ {
        self.0.iter().copied()
    }

    /// The same as a list.
    #[must_use]
    pub fn pairs(&self) -> &[(TopicId, f64)] {
        &self.0
    }

    /// The topic's weight; 0 where it is absent.
    #[must_use]
    pub fn get(&self, topic: TopicId) -> f64 {
        self.0.binary_search_by_key(&topic, |pair| pair.0).map_or(0.0, |at| self.0[at].1)
    }

    /// No topic at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The heaviest topic; of equals the first. `None` when there is none.
    #[must_use]
    pub fn top(&self) -> Option<TopicId> {
        self.0.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|pair| pair.0)
    }

    /// Σ of products over shared topics.
    #[must_use]
    pub fn dot(&self, other: &TopicWeights) -> f64 {
        let (left, right) = (&self.0[..], &other.0[..]);
        let (mut a, mut b) = (0, 0);
        let mut sum = 0.0;
        while a < left.len() && b < right.len() {
            match left[a].0.cmp(&right[b].0) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    sum += left[a].1 * right[b].1;
                    a += 1;
                    b += 1;
                }
            }
        }
        sum
    }

    /// Σ of squares.
    #[must_use]
    pub fn squared(&self) -> f64 {
        self.dot(self)
    }

    /// Cosine of the angle between the two, 0..1 for weights that are not negative; 0 where a side is empty or all zero.
    #[must_use]
    pub fn cosine(&self, other: &TopicWeights) -> f64 {
        self.cosine_of(self.squared(), other, other.squared())
    }

    /// [`TopicWeights::cosine`] where both sides' [`TopicWeights::squared`] are at hand.
    #[must_use]
    pub fn cosine_of(&self, squared: f64, other: &TopicWeights, other_squared: f64) -> f64 {
        let length = (squared * other_squared).sqrt();
        if length > 0.0 { (self.dot(other) / length).min(1.0) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_takes_no_cosine_beyond_1() {
        let only = |weight: f64| TopicWeights::new([(TopicId(0), weight)]);
        for (a, b) in (1..100).flat_map(|a| (1..100).map(move |b| (f64::from(a) / 100.0, f64::from(b) / 100.0))) {
            let cosine = only(a).cosine(&only(b));
            assert!((1.0 - 1e-15..=1.0).contains(&cosine), "{a} and {b}: {cosine}");
        }
    }
}
