//! The bytes of a file, as text.

use std::fs::{DirEntry, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::progress::Phase;
use super::{FileError, FileKind, Progress};

/// The largest world that is read, in bytes; assumed, about ten times what the window is made for.
pub const MAX_WORLD_BYTES: u64 = 1 << 30;
/// The largest policy or model that is read, in bytes; assumed, far above any real one.
pub const MAX_POLICY_BYTES: u64 = 64 << 20;

const CHUNK: usize = 1 << 20;

/// The text of a file, without the byte order mark some editors put first.
pub(super) fn read(path: &Path, kind: FileKind, limit: u64, progress: &Progress) -> Result<String, FileError> {
    let bytes = read_bytes(path, limit, progress)?;
    let mut text = String::from_utf8(bytes)
        .map_err(|error| FileError::NotText { path: path.to_owned(), at: error.utf8_error().valid_up_to() })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.trim().is_empty() { Err(FileError::Empty { path: path.to_owned(), kind }) } else { Ok(text) }
}

/// The file's first bytes as text; nothing where it cannot be read.
pub(super) fn head(path: &Path) -> String {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(CHUNK as u64).read_to_end(&mut bytes));
    let text = if read.is_ok() { String::from_utf8_lossy(&bytes) } else { String::new().into() };
    text.trim_start_matches('\u{feff}').to_owned()
}

fn read_bytes(path: &Path, limit: u64, progress: &Progress) -> Result<Vec<u8>, FileError> {
    let failed = |error| unreadable(path, error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(FileError::Folder { path: path.to_owned() });
    }
    let size = metadata.len();
    if size > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), limit });
    }
    let mut bytes = Vec::with_capacity(size as usize);
    let mut file = file.take(limit.saturating_add(1));
    while file.by_ref().take(CHUNK as u64).read_to_end(&mut bytes).map_err(failed)? > 0 {
        progress.reach(Phase::Reading, bytes.len(), size as usize);
        if progress.is_cancelled() {
            return Err(FileError::Cancelled { path: path.to_owned() });
        }
    }
    // What has no size of its own, such as a pipe, is measured as it comes.
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(bytes)
}

fn unreadable(path: &Path, source: std::io::Error) -> FileError {
    let path = path.to_owned();
    match source.kind() {
        ErrorKind::NotFound => FileError::Missing { nearest: sibling(&path), path },
        ErrorKind::PermissionDenied => FileError::Denied { path },
        ErrorKind::IsADirectory => FileError::Folder { path },
        _ => FileError::Unreadable { path, source },
    }
}

/// The file of the same folder whose name is nearly this one.
fn sibling(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = |entry: std::io::Result<DirEntry>| {
        let entry = entry.ok()?;
        let is_folder = entry.path().is_dir();
        (!is_folder).then(|| entry.file_name().into_string().ok()).flatten()
    };
    let mut names: Vec<String> = folder.read_dir().ok()?.filter_map(name).collect();
    names.sort_unstable();
    super::find::alike(wanted, names.iter().map(String::as_str)).map(str::to_owned)
}

/// What is wrong where the text stops being JSON.
pub(super) fn syntax(path: &Path, text: &str, error: &serde_json::Error) -> FileError {
    let (line, column) = (error.line(), error.column());
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let message = if said == "number out of range" || stands_no_number(text, line, column) {
        "numbers must be finite; NaN, Infinity and numbers past 1.8e308 are not".to_owned()
    } else if error.is_eof() {
        format!("the file ends too soon ({said}); is it cut off?")
    } else {
        said.to_owned()
    };
    FileError::Syntax { path: path.to_owned(), line, column, message }
}

/// Stands one of the words for what is no number about there?
fn stands_no_number(text: &str, line: usize, column: usize) -> bool {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().as_bytes();
    let near = &line[column.saturating_sub(3).min(line.len())..(column + 8).min(line.len())];
    let near = String::from_utf8_lossy(near).to_lowercase();
    near.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "nan" | "inf" | "infinity"))
}
