//! Our page and our element beside the same questionnaire in plain HTML, in Preact and in `SurveyJS`; and what a server can serve of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{self, output, program, run};
use crate::say::thousands;
use crate::{Result, browsers, hosts, npm, package, paths, say};

/// How long each file is asked for, in seconds, by so many visitors at once.
const SECONDS: u32 = 5;
const VISITORS: u32 = 32;

/// Builds the pages, measures them, then the server.
pub fn measure() -> Result {
    let scratch = std::env::temp_dir().join(format!("perimetre-bench-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let outcome = pages(&scratch).and_then(|folder| {
        let visit = scratch.join("visit.txt");
        let mut bench = program("cargo")?;
        bench.args(["run", "--quiet", "--locked", "--package", "e2e", "--bin", "web_bench"]).arg(&folder).arg(&visit);
        let measured = run(bench.envs(browsers::variables()?));
        // The server is measured whatever the pages cost.
        if visit.is_file() {
            server(&scratch, &fs::read_to_string(&visit)?)?;
        }
        measured
    });
    let _ = fs::remove_dir_all(&scratch); // only space is lost when this fails
    outcome
}

/// Everything that is served: dist/ and the pages beside it, each file compressed.
fn pages(scratch: &Path) -> Result<PathBuf> {
    let (source, folder) = (paths::root().join("benches/web"), scratch.join("pages"));
    let packages = installed(&source)?;
    say::during("building the pages to measure ours beside", || {
        let words = output(program("cargo")?.args(["run", "--quiet", "--locked", "--example", "peers"]))?;
        let screens = scratch.join("screens.json");
        fs::write(&screens, words)?;
        run(program("node")?.arg(source.join("build.mjs")).arg(&packages).arg(&screens).arg(&folder))?;
        let ours = folder.join("ours");
        fs::create_dir_all(&ours)?;
        for name in package::files_of(&paths::dist())? {
            fs::copy(paths::dist().join(&name), ours.join(&name))?;
        }
        run(program("node")?.arg(source.join("compress.mjs")).arg(&folder))
    })?;
    Ok(folder)
}

/// The packages the pages are made with: kept, like the tools, under the hash of their lock file.
fn installed(source: &Path) -> Result<PathBuf> {
    let folder = paths::tool("peers", &paths::hash(&fs::read(source.join("package-lock.json"))?));
    if folder.is_dir() {
        return Ok(folder);
    }
    npm::require_node()?;
    say::during("installing Preact and SurveyJS from npm", || {
        let partial = folder.with_extension(format!("partial-{}", std::process::id()));
        fs::create_dir_all(&partial)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(source.join(file), partial.join(file))?;
        }
        run(program("npm")?.current_dir(&partial).args(["ci", "--no-fund", "--no-audit", "--silent"]))?;
        Ok(fs::rename(&partial, &folder)?)
    })?;
    Ok(folder)
}

/// What nginx on this machine serves of what one visit downloads: a line a file, `path bytes`.
fn server(scratch: &Path, visit: &str) -> Result {
    if !command::exists("wrk") {
        browsers::apt(&["wrk"])?;
    }
    let files: Vec<(&str, u64)> =
        visit.lines().filter_map(|line| line.rsplit_once(' ')).filter_map(|(path, bytes)| Some((path, bytes.parse().ok()?))).collect();
    let bytes: u64 = files.iter().map(|(_, bytes)| bytes).sum();
    println!("\none visit of the quick path: {} requests, {} bytes", files.len(), thousands(bytes));
    let largest = package::files_of(&package::site())?.into_iter().find(|name| name.ends_with("_bg.wasm")).ok_or("no program")?;
    hosts::nginx(&scratch.join("nginx"), |port| {
        for name in ["perimetre.js", largest.as_str()] {
            let address = format!("http://127.0.0.1:{port}/perimetre/{}/{name}", package::VERSION);
            let mut wrk = program("wrk")?;
            wrk.args([
                "--threads",
                "2",
                "--connections",
                &VISITORS.to_string(),
                "--duration",
                &format!("{SECONDS}s"),
                "--header",
                "Accept-Encoding: br",
            ]);
            let said = output(wrk.arg(address))?;
            let rate = said.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")).ok_or("wrk told no rate")?.trim().to_owned();
            println!("nginx, {name}, brotli: {rate} requests a second");
        }
        Ok(())
    })
}
