//! Tables for other programs.

use std::path::Path;

use super::{FileError, replace};

/// Writes rows as CSV, the first of them the header, replacing the old file whole.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_csv(path: &Path, rows: &[Vec<String>]) -> Result<(), FileError> {
    replace(path, |to| {
        let mut csv = ::csv::Writer::from_writer(to);
        rows.iter().try_for_each(|row| csv.write_record(row))?;
        csv.flush()
    })
}
