//! Chromium and Firefox with their drivers: Debian's packages where we may install, else what is already there.

use std::path::PathBuf;

use crate::command::{self, output, program, run};
use crate::{Result, npm, paths, say, setup};

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// Installs the browsers and drivers that are missing, and what reads printed pages.
pub fn install() -> Result {
    let missing: Vec<&str> = [
        ("chromium", first(&CHROMIUM).is_some()),
        ("chromium-driver", command::exists("chromedriver")),
        ("firefox-esr", first(&FIREFOX).is_some()),
        // What reads the pages that Chromium prints.
        ("poppler-utils", command::exists("pdftotext")),
    ]
    .into_iter()
    .filter(|(_, there)| !there)
    .map(|(package, _)| package)
    .collect();
    if !missing.is_empty() {
        apt(&missing)?;
    }
    setup::geckodriver()
}

/// What the end-to-end tests and the wasm tests need to know, as environment variables.
pub fn variables() -> Result<Vec<(&'static str, PathBuf)>> {
    let found = |name: &str| command::find(name.as_ref()).map(PathBuf::from);
    Ok(vec![
        ("PERIMETRE_DIST", paths::dist()),
        ("PERIMETRE_AXE", npm::axe()?),
        ("PERIMETRE_CHROMIUM", first(&CHROMIUM).ok_or("chromium is not installed")?),
        ("PERIMETRE_CHROMEDRIVER", found("chromedriver")?),
        ("PERIMETRE_FIREFOX", first(&FIREFOX).ok_or("firefox is not installed")?),
        ("PERIMETRE_GECKODRIVER", found("geckodriver")?),
    ])
}

fn first(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| command::find(name.as_ref()).ok()).map(PathBuf::from)
}

/// Installs Debian's packages, where we may.
pub fn apt(packages: &[&str]) -> Result {
    let wanted = packages.join(" ");
    let help = format!("missing: {wanted}; get it with: sudo apt-get install {wanted}");
    if !command::exists("apt-get") {
        return Err(help.into());
    }
    let root = output(program("id")?.arg("-u"))? == "0";
    let prefix: &[&str] = if root {
        &[]
    } else if command::exists("sudo") && program("sudo")?.args(["-n", "true"]).output()?.status.success() {
        &["sudo", "-n"]
    } else {
        return Err(help.into());
    };
    say::during(&format!("installing {wanted}"), || {
        let apt_get = |arguments: &[&str]| {
            let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"], arguments].concat();
            let [name, rest @ ..] = words.as_slice() else {
                return Ok(());
            };
            run(program(name)?.args(rest))
        };
        apt_get(&["update"])?;
        apt_get(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
    })
    .map_err(|problem| format!("{help} ({problem})").into())
}
