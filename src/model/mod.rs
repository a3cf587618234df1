//! What is predicted: the probability of each action, from features as known at a moment.
//!
//! One L2-regularized logistic regression per action on standardized features (section 7 of the contract). Every
//! feature belongs to one of the six kinds of data, and each kind can be switched off.

mod affinity;
mod bond;
mod category;
mod check;
pub mod clusters;
pub mod embedding;
pub mod evaluate;
mod facts;
mod features;
mod history;
mod kept;
pub mod layout;
mod lifts;
mod light;
mod onlooker;
pub mod optimizer;
mod predict;
mod predictor;
mod ranking;
mod report;
mod retrain;
mod rows;
mod shift;
mod sight;
mod still;
mod study;
mod table;
mod tally;
mod train;
mod trees;
mod worth;

pub use affinity::AffinityParts;
pub use bond::Bond;
pub use category::{Categories, Category};
pub use clusters::{ClusterOptions, Clusters};
pub use embedding::Embedding;
pub use facts::Facts;
pub use features::{FEATURE_COUNT, FEATURES, Feature, Row, features};
pub use history::History;
pub use light::Light;
pub use onlooker::{Moment, Onlooker, counts_as_search};
pub use predict::{Contribution, Model, Regression, Scale, logistic};
pub use predictor::Predictor;
pub use ranking::ranking;
pub use report::{ActionReport, RankingReport, Report, TrainedOn};
pub use retrain::{Lesson, retrain};
pub use rows::{TrainingRow, training_rows};
pub use shift::{Cause, Shift, shift};
pub use study::{Measured, Pass, Study, Without, study};
pub use table::FEWEST_EXAMPLES;
pub use tally::engagement;
pub use train::{Step, TrainError, TrainOptions, train};
pub use trees::{Grown, Growth, TREES, grow};
pub use worth::{Qualities, Quality, Worth, worth};
