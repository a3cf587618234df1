//! How well groups are separated ([Rousseeuw 1987](https://doi.org/10.1016/0377-0427(87)90125-7)).

/// Distances between all pairs of rows.
#[derive(Clone, Debug)]
pub struct Distances {
    count: usize,
    values: Vec<f32>,
}

impl Distances {
    /// The straight distances between rows of one length.
    #[must_use]
    pub fn between(rows: &[&[f32]]) -> Distances {
        let apart = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
        let values = rows.iter().flat_map(|a| rows.iter().map(move |b| apart(a, b))).collect();
        Distances { count: rows.len(), values }
    }

    fn from(&self, row: usize) -> &[f32] {
        &self.values[row * self.count..][..self.count]
    }
}

/// Each row's silhouette, −1..1: (b − a) / max(a, b), where a is its mean distance from the others of its group and b that
/// from the nearest other group. 0 for a row that is alone in its group, or where there is one group only.
#[must_use]
pub fn silhouettes(distances: &Distances, labels: &[u32]) -> Vec<f64> {
    let groups = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let mut sizes = vec![0.0_f64; groups];
    labels.iter().for_each(|&label| sizes[label as usize] += 1.0);
    let width = |(row, &label): (usize, &u32)| {
        let mut sums = vec![0.0_f64; groups];
        for (&distance, &other) in distances.from(row).iter().zip(labels) {
            sums[other as usize] += f64::from(distance);
        }
        let own = label as usize;
        let others = (0..groups).filter(|&group| group != own && sizes[group] > 0.0);
        let next = others.map(|group| sums[group] / sizes[group]).fold(f64::INFINITY, f64::min);
        if sizes[own] < 2.0 || next.is_infinite() {
            return 0.0;
        }
        let within = sums[own] / (sizes[own] - 1.0);
        let larger = within.max(next);
        if larger > 0.0 { (next - within) / larger } else { 0.0 }
    };
    labels.iter().enumerate().map(width).collect()
}
