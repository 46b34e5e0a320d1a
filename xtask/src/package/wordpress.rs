//! The WordPress plugin: `hosts/wordpress/perimetre` with the version written in, and the files for web servers in it.

use std::fs;
use std::path::Path;

use super::{VERSION, copy, files_of, filled, pack};
use crate::{Result, paths};

/// Makes the archive, and beside it the folder that it holds.
pub fn make(site: &Path, names: &[String], archive: &Path) -> Result {
    let source = paths::root().join("hosts/wordpress/perimetre");
    let plugin = archive.with_file_name("perimetre");
    write_filled(&source, &plugin)?;
    fs::copy(paths::root().join("LICENSE-MIT"), plugin.join("LICENSE"))?;
    // What is on the site, but what speaks of other servers: most WordPress sites are on Apache.
    let wanted = |name: &String| names.contains(name) || name == ".htaccess" || name.ends_with(".br") || name.ends_with(".gz");
    let files: Vec<String> = files_of(site)?.into_iter().filter(wanted).collect();
    copy(site, &files, &plugin.join("assets").join(VERSION))?;
    pack::zip(archive, &plugin)
}

fn write_filled(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            write_filled(&entry.path(), &target)?;
        } else {
            fs::write(target, filled(&entry.path())?)?;
        }
    }
    Ok(())
}
