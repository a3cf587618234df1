//! Places of many dimensions drawn in two.
//!
//! t-SNE ([van der Maaten and Hinton 2008](https://jmlr.org/papers/v9/vandermaaten08a.html)), started from the two axes along
//! which the places spread most, so that the same places give the same drawing. Who is near whom is kept; how far apart
//! groups lie says little.

use bhtsne::{Neighbor, tSNE};
use rayon::ThreadPoolBuilder;
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linalg::traits::evd::EVDDecomposable;

/// Rounds of the first phase, in which groups are drawn together more than they are, and of the second.
const ROUNDS: [usize; 2] = [100, 250];
/// The rounds run in pieces of so many, so that they can be stopped in between.
const PIECE: usize = 50;
/// About so many neighbors each place is drawn towards; 5 to 50 is usual.
const PERPLEXITY: f32 = 30.0;
/// How coarsely far places are taken together; 0 is exact.
const THETA: f32 = 0.7;
/// How large the start is; small, as in openTSNE.
const START: f32 = 1e-4;

/// Where each row lies in the drawing, within −1..1 both ways; `go_on` hears
/// how far it is, 0..1, and stops it by answering no: then `None`. Fewer than four rows are drawn by their axes alone.
#[must_use]
pub fn layout(rows: &[&[f32]], go_on: &mut dyn FnMut(f64) -> bool) -> Option<Vec<[f32; 2]>> {
    layout_in_drafts(rows, &mut |done, _| go_on(done))
}

/// The same, telling how it stands before each piece of the work too: at first by the axes, which takes no time.
#[must_use]
pub fn layout_in_drafts(rows: &[&[f32]], go_on: &mut dyn FnMut(f64, &[[f32; 2]]) -> bool) -> Option<Vec<[f32; 2]>> {
    let mut places = axes(rows);
    if rows.len() > 3 {
        // On one thread, because the order of its sums hangs on the number of threads.
        let pool = ThreadPoolBuilder::new().num_threads(1).build().ok()?;
        let all: usize = ROUNDS.iter().sum();
        scale(&mut places, START);
        let mut near = None;
        let mut flat: Vec<f32> = places.iter().flatten().copied().collect();
        for (phase, rounds) in ROUNDS.into_iter().enumerate() {
            for piece in 0..rounds / PIECE {
                let done = ROUNDS[..phase].iter().sum::<usize>() + piece * PIECE;
                let mut draft = in_pairs(&flat);
                scale(&mut draft, 1.0);
                if !go_on(done as f64 / all as f64, &draft) {
                    return None;
                }
                let near = near.get_or_insert_with(|| nearest(rows));
                flat = pool.install(|| rounds_of(rows, near, flat, phase == 0));
            }
        }
        places = in_pairs(&flat);
    }
    scale(&mut places, 1.0);
    Some(places)
}

fn in_pairs(flat: &[f32]) -> Vec<[f32; 2]> {
    flat.chunks_exact(2).map(|place| [place[0], place[1]]).collect()
}

/// About so many neighbors each of so many rows is drawn towards.
fn perplexity(rows: usize) -> f32 {
    PERPLEXITY.min((rows - 1) as f32 / 3.5)
}

/// The rows nearest to each row, nearest first, the first of equals: the library would draw lots between them.
fn nearest(rows: &[&[f32]]) -> Vec<Vec<Neighbor<f32>>> {
    let count = (3.0 * perplexity(rows.len())) as usize;
    let apart = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
    let nearer = |a: &(f32, usize), b: &(f32, usize)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    let of = |(at, row): (usize, &&[f32])| {
        let others = rows.iter().enumerate().filter(|(other, _)| *other != at);
        let mut found: Vec<(f32, usize)> = others.map(|(other, place)| (apart(row, place), other)).collect();
        found.select_nth_unstable_by(count - 1, nearer);
        found.truncate(count);
        found.sort_unstable_by(nearer);
        found.into_iter().map(|(square, index)| Neighbor { index, distance: square.sqrt() }).collect()
    };
    rows.iter().enumerate().map(of).collect()
}

fn rounds_of(rows: &[&[f32]], near: &[Vec<Neighbor<f32>>], start: Vec<f32>, is_first: bool) -> Vec<f32> {
    let mut drawing: tSNE<'_, f32, &[f32]> = tSNE::new(rows);
    drawing
        .perplexity(perplexity(rows.len()))
        .epochs(PIECE)
        .momentum(if is_first { 0.5 } else { 0.8 })
        .stop_lying_epoch(if is_first { PIECE } else { 0 })
        .initial_embedding(start)
        .barnes_hut_with_neighbors(THETA, near);
    drawing.embedding()
}

/// The rows along the two axes on which they spread most (principal components), each pointing to where its largest number
/// is.
fn axes(rows: &[&[f32]]) -> Vec<[f32; 2]> {
    let Some(width) = rows.first().map(|row| row.len()).filter(|&width| width > 0) else {
        return vec![[0.0; 2]; rows.len()];
    };
    let mean: Vec<f64> =
        (0..width).map(|at| rows.iter().map(|row| f64::from(row[at])).sum::<f64>() / rows.len() as f64).collect();
    let mut spread = vec![0.0; width * width];
    for row in rows {
        let off: Vec<f64> = row.iter().zip(&mean).map(|(&value, mean)| f64::from(value) - mean).collect();
        for (factor, sums) in off.iter().zip(spread.chunks_mut(width)) {
            sums.iter_mut().zip(&off).for_each(|(sum, value)| *sum += factor * value);
        }
    }
    let Some(found) = DenseMatrix::new(width, width, spread, false).ok().and_then(|it| it.evd(true).ok()) else {
        return vec![[0.0; 2]; rows.len()];
    };
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|&a, &b| found.d[b].total_cmp(&found.d[a]));
    let along = |nth: usize| -> Vec<f32> {
        if nth >= width {
            return vec![0.0; rows.len()];
        }
        let axis = order[nth];
        let axis: Vec<f64> = (0..width).map(|at| *found.V.get((at, axis))).collect();
        let largest = axis.iter().fold(0.0_f64, |most, &value| if value.abs() > most.abs() { value } else { most });
        let at = |row: &&[f32]| {
            let off = row.iter().zip(&mean).map(|(&value, mean)| f64::from(value) - mean);
            (off.zip(&axis).map(|(value, axis)| value * axis).sum::<f64>() * largest.signum()) as f32
        };
        rows.iter().map(at).collect()
    };
    along(0).into_iter().zip(along(1)).map(|(x, y)| [x, y]).collect()
}

/// Moves the places so that their middle is at 0 and the farthest lies `most` away along an axis.
fn scale(places: &mut [[f32; 2]], most: f32) {
    for axis in 0..2 {
        let (low, high) = places.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), place| {
            (low.min(place[axis]), high.max(place[axis]))
        });
        places.iter_mut().for_each(|place| place[axis] -= f32::midpoint(low, high));
    }
    let reach = places.iter().flatten().fold(0.0_f32, |reach, value| reach.max(value.abs()));
    if reach > 0.0 {
        places.iter_mut().flatten().for_each(|value| *value *= most / reach);
    }
}
