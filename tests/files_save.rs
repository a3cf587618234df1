//! Saves replace the old file whole, or leave it as it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use glassfeed::files::{FileError, replace};

/// A folder with a file `it.json` that says `old`.
fn old_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.json");
    fs::write(&path, "old").expect("written");
    (folder, path)
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_save_replaces_the_old_file() {
    let (folder, path) = old_file();
    replace(&path, |to| to.write_all(b"new")).expect("saved");
    assert_eq!(fs::read_to_string(&path).expect("there"), "new");
    assert_eq!(names_in(folder.path()), ["it.json"]);
}

#[test]
fn a_write_that_fails_midway_leaves_the_old_file_and_no_other() {
    let (folder, path) = old_file();
    let error = replace(&path, |to| {
        to.write_all(&[b'x'; 100_000])?;
        Err(io::ErrorKind::StorageFull.into())
    });
    let error = error.expect_err("the disk is full").to_string();
    assert!(
        error.ends_with("the disk is full; free some space or save elsewhere; what was there before is untouched"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(&path).expect("there"), "old");
    assert_eq!(names_in(folder.path()), ["it.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told_as_a_full_disk_and_stays_a_device() {
    let error = replace(Path::new("/dev/full"), |to| to.write_all(b"new")).expect_err("it is always full");
    assert!(error.to_string().contains("the disk is full"), "{error}");
    assert!(!fs::metadata("/dev/full").expect("there").is_file());
}

#[test]
fn a_folder_that_is_not_there_a_folder_and_a_locked_file_are_refused() {
    let (folder, path) = old_file();
    let said = |path: &Path| replace(path, |to| to.write_all(b"new")).expect_err("refused").to_string();
    assert!(said(&folder.path().join("none/it.json")).contains("its folder does not exist; make the folder"));
    assert!(said(folder.path()).contains("it is a folder; name a file in it"));
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("locked");
    assert!(said(&path).contains("no permission to write there"));
    assert_eq!(fs::read_to_string(&path).expect("there"), "old");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = old_file();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink(&path, &link).expect("linked");
    replace(&link, |to| to.write_all(b"new")).expect("saved");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::read_to_string(&path).expect("there"), "new");
    assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_error_keeps_what_the_system_said() {
    let (_folder, path) = old_file();
    let error = replace(&path, |_| Err(io::Error::other("the cable fell out"))).expect_err("it failed");
    assert!(matches!(&error, FileError::Unwritable { source, .. } if source.kind() == io::ErrorKind::Other));
    assert!(error.to_string().contains("the cable fell out; save elsewhere"), "{error}");
}

#[test]
fn what_a_killed_save_left_is_swept_away_a_day_later_and_nothing_else() {
    let (folder, path) = old_file();
    let (left, fresh) = (folder.path().join(".glassfeed-a1.tmp"), folder.path().join(".glassfeed-b2.tmp"));
    for file in [&left, &fresh] {
        fs::write(file, "half").expect("written");
    }
    let two_days_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 24 * 3600);
    for file in [&left, &path] {
        fs::File::options()
            .write(true)
            .open(file)
            .and_then(|file| file.set_modified(two_days_ago))
            .expect("dated back");
    }
    glassfeed::files::sweep(folder.path());
    assert!(!left.exists() && fresh.exists() && path.exists());
}
