//! The end of every Trunk build: one style file, hashed names written into the loader, nothing inline left.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, command, css, loader, paths, wasm};

/// The verb `post-build`, which Trunk calls with its folders in the environment.
pub fn finish() -> Result {
    let variable = |name: &str| std::env::var(name).map_err(|_| format!("{name} is not set: Trunk calls this"));
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let release = variable("TRUNK_PROFILE")? == "release";

    let wasm = only(&staging, "_bg.wasm")?;
    let script = format!("{}.js", wasm.trim_end_matches("_bg.wasm"));
    if !staging.join(&script).is_file() {
        return Err(format!("{wasm} came without {script}").into());
    }
    let [style, full_style, work_style] = write_styles(&staging)?;
    let [quick_fr, quick_en, words_fr, words_en] = write_content(&staging, release)?;

    // A build for development stays whole: nothing is left to fetch.
    let files = if release { wasm::finish(&staging, &wasm, &script)? } else { wasm::Files { wasm, script, parts: BTreeMap::new() } };

    let mut program = vec![
        ("WASM", files.wasm.as_str()),
        ("STYLE_FULL", &full_style),
        ("STYLE_WORK", &work_style),
        ("QUICK_FR", &quick_fr),
        ("QUICK_EN", &quick_en),
        ("WORDS_FR", &words_fr),
        ("WORDS_EN", &words_en),
    ];
    let part = |name: &str| files.parts.get(name).map_or("", String::as_str);
    program.extend([("PART_FULL", part("full")), ("PART_WORK", part("work")), ("PART_WORKBOOK", part("workbook"))]);
    if let Some(unknown) = files.parts.keys().find(|part| !wasm::PARTS.contains(&part.as_str())) {
        return Err(format!("the loader does not know the part {unknown}").into());
    }
    let layout: String = fs::read(content_folder(release)?.join("layout.seal"))?.iter().map(|byte| format!("{byte:02x}")).collect();
    let script = write_program(&staging, &files.script, program, &layout, release)?;

    let [tree, question, start] = loader::first_screens()?;
    let question_file = format!("perimetre-first-{}.json", paths::hash(question.as_bytes()));
    fs::write(staging.join(&question_file), question)?;
    let hashes = loader::hashes(&staging, &[&script, &style, &question_file])?;
    let names = [
        ("VERSION", env!("CARGO_PKG_VERSION")),
        ("SCRIPT", &script),
        ("WASM", &files.wasm),
        ("STYLE", &style),
        ("HASHES", &hashes),
        ("QUESTION", &question_file),
        ("START", &tree),
    ];
    // The checkup tries the very file that the loader fetches.
    let checkup = staging.join("checkup.js");
    fs::write(&checkup, fill("checkup.js", &fs::read_to_string(&checkup)?, &[("WASM", &files.wasm)])?)?;
    let loader = staging.join("perimetre.js");
    fs::write(&loader, fill("web/loader", &loader::bundled("loader", &loader::LOADER)?, &names)?)?;
    if release {
        minify(&loader)?;
        minify(&staging.join("embed.js"))?;
        minify(&checkup)?;
        // A classic script too: its names stay inside its function.
        minify(&staging.join("perimetre-frame.js"))?;
    }
    let page = |name: &str| -> Result<String> { Ok(without_build_links(&fs::read_to_string(staging.join(name))?)) };
    let index = with_first_screen(&page("index.html")?, &style, &start)?;
    for (name, page) in [("index.html", index), ("embed.html", page("embed.html")?), ("checkup.html", page("checkup.html")?)] {
        if release && let Some(found) = inline(&page) {
            return Err(format!("{name} has {found}: a strict Content-Security-Policy would block it").into());
        }
        fs::write(staging.join(name), page)?;
    }
    Ok(())
}

/// The one file whose name ends so.
fn only(folder: &Path, ending: &str) -> Result<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(ending) {
            found.push(name);
        }
    }
    match <[String; 1]>::try_from(found) {
        Ok([name]) => Ok(name),
        Err(found) => Err(format!("expected one *{ending}, found {found:?}").into()),
    }
}

/// The styles that every visitor downloads, and those that come with a part.
fn write_styles(staging: &Path) -> Result<[String; 3]> {
    // Between them until their properties have their short names, which they share.
    const SEAM: &str = "\0";
    let sheet = |name: &str| -> Result<String> { Ok(css::minified(&css::bundled(&paths::root().join("styles").join(name))?)) };
    let all = css::short_properties(&[sheet("main.css")?, sheet("full.css")?, sheet("work.css")?].join(SEAM));
    let (main, rest) = all.split_once(SEAM).ok_or("the styles lost their seam")?;
    let (full, work) = rest.split_once(SEAM).ok_or("the styles lost their seam")?;
    let write = |start: &str, text: &str| -> Result<String> {
        let name = format!("{start}{}.css", paths::hash(text.as_bytes()));
        fs::write(staging.join(&name), text)?;
        Ok(name)
    };
    let part = |name: &str, text: &str| write(&format!("{}{name}-", wasm::STYLES), text);
    Ok([write("perimetre-", main)?, part("full", full)?, part("work", work)?])
}

/// What the quick path asks and says, and what comes with the parts besides their code: a file a language each, as `build.rs` left it for the
/// program just built.
fn write_content(staging: &Path, release: bool) -> Result<[String; 4]> {
    let out = content_folder(release)?;
    let write = |part: &str, start: &str, language: &str| -> Result<String> {
        let bytes = fs::read(out.join(format!("{part}.{language}.bin")))?;
        let name = format!("{start}{language}-{}.bin", paths::hash(&bytes));
        fs::write(staging.join(&name), bytes)?;
        Ok(name)
    };
    let quick = |language| write("quick", wasm::QUICK, language);
    let words = |language| write("full", wasm::WORDS, language);
    Ok([quick("fr")?, quick("en")?, words("fr")?, words("en")?])
}

/// Where the program's build script wrote. Only cargo knows: it is asked for the build that Trunk has just made, which it finds up to date.
fn content_folder(release: bool) -> Result<PathBuf> {
    let mut cargo = command::program("cargo")?;
    cargo.args(["build", "--quiet", "--locked", "--offline", "--target", "wasm32-unknown-unknown", "--bin", "perimetre-web"]);
    cargo.args(["--profile", if release { "release" } else { "serve" }, "--message-format", "json-render-diagnostics"]);
    let said = command::output(&mut cargo)?;
    let folder = said.lines().filter(|line| line.contains("\"build-script-executed\"") && line.contains("#perimetre@")).find_map(|line| {
        let (_, rest) = line.split_once("\"out_dir\":\"")?;
        Some(PathBuf::from(rest.split('"').next()?.replace("\\\\", "\\")))
    });
    folder.ok_or_else(|| "cargo does not say where the content was packed".into())
}

/// The program's script: wasm-bindgen's, and what stands between it and the loader. Its name follows from its bytes.
fn write_program(staging: &Path, bindings: &str, files: Vec<(&str, &str)>, layout: &str, release: bool) -> Result<String> {
    let hashes = loader::hashes(staging, &files.iter().map(|(_, file)| *file).collect::<Vec<_>>())?;
    let names = [files, vec![("HASHES", hashes.as_str()), ("LAYOUT", layout)]].concat();
    let path = staging.join(bindings);
    let text = fs::read_to_string(&path)? + &fill("web/program", &loader::bundled("program", &loader::PROGRAM)?, &names)?;
    fs::remove_file(&path)?;
    let name = format!("perimetre-program-{}.js", paths::hash(text.as_bytes()));
    fs::write(staging.join(&name), text)?;
    if release {
        minify(&staging.join(&name))?;
    }
    Ok(name)
}

/// Replaces each `@@NAME@@`; one that is missing, or left over, is an error.
fn fill(folder: &str, text: &str, names: &[(&str, &str)]) -> Result<String> {
    let mut text = text.to_owned();
    for (name, value) in names {
        let mark = format!("@@{name}@@");
        if !text.contains(&mark) {
            return Err(format!("{folder} has no {mark}").into());
        }
        text = text.replace(&mark, value);
    }
    if text.contains("@@") { Err(format!("{folder} has a mark that nothing fills").into()) } else { Ok(text) }
}

/// Shortens a script: the bindings that wasm-bindgen writes lose a quarter of what they cost over the network.
fn minify(file: &Path) -> Result {
    command::run(
        command::program("terser")?
            .arg(file)
            .args(["--module", "--compress", "passes=3,ecma=2022,unsafe_arrows=true", "--mangle", "--output"])
            .arg(file),
    )
}

/// The page that stands alone shows its first screen before any script has come. Its styles are asked for in the head, where they hold
/// painting back, and again beside the screen, where they apply.
fn with_first_screen(page: &str, style: &str, start: &str) -> Result<String> {
    let link = format!("<link rel=\"stylesheet\" href=\"./{style}\">");
    let screen = format!("<template shadowrootmode=\"open\">{link}<div class=\"first\">{start}</div></template>");
    let (head, element) = ("</head>", "<perimetre-assessment>");
    if page.matches(head).count() != 1 || page.matches(element).count() != 1 {
        return Err(format!("index.html has not one {head} and one {element}").into());
    }
    Ok(page.replace(head, &format!("{link}{head}")).replace(element, &format!("{element}{screen}")))
}

/// Trunk leaves its own `rel="rust"` link when told to inject no script.
fn without_build_links(page: &str) -> String {
    page.lines()
        .filter(|line| !line.trim().is_empty() && !line.contains("data-trunk") && !line.trim().starts_with("<!-- "))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// What a policy without `'unsafe-inline'` would block.
fn inline(page: &str) -> Option<&'static str> {
    let lower = page.to_lowercase();
    let bare_script = lower.split("<script").skip(1).any(|tag| !tag.split('>').next().unwrap_or("").contains("src="));
    if bare_script {
        Some("an inline script")
    } else if lower.contains("<style") {
        Some("a <style>")
    } else if lower.contains(" style=") {
        Some("a style attribute")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_the_loader_is_filled() {
        assert_eq!(fill("", "a @@X@@ b", &[("X", "1")]).ok().as_deref(), Some("a 1 b"));
        assert!(fill("", "a", &[("X", "1")]).is_err());
        assert!(fill("", "@@X@@ @@Y@@", &[("X", "1")]).is_err());
    }

    #[test]
    fn inline_code_is_noticed() {
        assert_eq!(inline("<script type=\"module\" src=\"./a.js\"></script><p class=\"style\">"), None);
        assert_eq!(inline("<script>1</script>"), Some("an inline script"));
        assert_eq!(inline("<p style=\"color: red\">"), Some("a style attribute"));
        assert_eq!(inline("<STYLE>"), Some("a <style>"));
    }
}
