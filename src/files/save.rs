//! Saves that replace the old file whole, or leave it as it was.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::FileError;

/// Replaces the file at `path` by what `write` writes.
///
/// The new bytes go to a hidden file in the same folder, to the disk, and only then to the old one's name; a link
/// is followed, and what is no regular file (`/dev/stdout`) is written to directly.
///
/// # Errors
/// [`FileError::Unwritable`] where `write` or the system fails; the old file is untouched.
pub fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), FileError> {
    try_replace(path, write).map_err(|source| FileError::Unwritable { path: path.to_owned(), source })
}

/// Removes what a save that was killed in the middle left in a folder, once it is older than a day.
pub fn sweep(folder: &Path) {
    let is_left = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let age = entry.metadata().and_then(|about| about.modified()).ok().and_then(|at| at.elapsed().ok());
        name.starts_with(PREFIX) && name.ends_with(SUFFIX) && age.is_some_and(|age| age > LEFT_AFTER)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(is_left) {
        // Another window may have been quicker.
        let _gone = fs::remove_file(entry.path());
    }
}

/// How files are named that are not whole yet.
const PREFIX: &str = ".glassfeed-";
const SUFFIX: &str = ".tmp";
/// A save takes seconds; what is older than this was killed. Assumed.
const LEFT_AFTER: Duration = Duration::from_secs(24 * 3600);

fn try_replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&target).ok();
    match &old {
        Some(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Some(old) if old.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Some(old) if !old.is_file() => {
            return write_all(fs::File::options().write(true).open(&target)?, write).map(drop);
        }
        _ => {}
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let new = write_all(builder.tempfile_in(folder_of(&target))?, write)?;
    new.as_file().sync_all()?;
    if let Some(old) = old {
        new.as_file().set_permissions(old.permissions())?;
    }
    new.persist(&target).map(drop).map_err(|error| error.error)
}

fn write_all<W: Write>(file: W, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<W> {
    let mut buffer = BufWriter::with_capacity(1 << 16, file);
    write(&mut buffer)?;
    buffer.into_inner().map_err(io::IntoInnerError::into_error)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
