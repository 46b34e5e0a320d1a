//! Style sheets: `@import` lines replaced by the files they name, then modest minification.
//! A constructed sheet may not import, so the bundle is one text.

use std::fs;
use std::path::Path;

use crate::Result;

/// The file with every `@import "other.css";` replaced, in place, by that file.
pub fn bundled(file: &Path) -> Result<String> {
    bundle(file, &mut Vec::new())
}

fn bundle(file: &Path, opened: &mut Vec<std::path::PathBuf>) -> Result<String> {
    if opened.iter().any(|earlier| earlier == file) {
        return Err(format!("{} imports itself", file.display()).into());
    }
    opened.push(file.to_owned());
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut out = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("@import") {
            let (name, layer) = import(line).ok_or_else(|| format!("{}: not understood: {line}", file.display()))?;
            let inner = bundle(&folder.join(name), opened)?;
            match layer {
                Some(layer) => out.extend(["@layer ", layer, " {\n", &inner, "}\n"]),
                None => out.push_str(&inner),
            }
        } else {
            out.extend([line, "\n"]);
        }
    }
    opened.pop();
    Ok(out)
}

/// `@import "name.css";` or `@import "name.css" layer(name);`, one a line.
fn import(line: &str) -> Option<(&str, Option<&str>)> {
    let rest = line.trim().strip_prefix("@import")?.trim().strip_suffix(';')?;
    let (name, rest) = rest.strip_prefix('"')?.split_once('"')?;
    match rest.trim() {
        "" => Some((name, None)),
        layer => Some((name, Some(layer.strip_prefix("layer(")?.strip_suffix(')')?))),
    }
}

/// Custom properties of our own get short names; those that host pages may set, `--perimetre-…`, keep theirs.
pub fn short_properties(css: &str) -> String {
    let is_word = |character: char| character.is_alphanumeric() || character == '-' || character == '_';
    let mut names: Vec<&str> = Vec::new();
    let mut out = String::new();
    let mut rest = css;
    while let Some(start) = rest.find("--") {
        let length = rest[start..].find(|character| !is_word(character)).unwrap_or(rest.len() - start);
        let (before, name) = (&rest[..start], &rest[start..start + length]);
        out.push_str(before);
        if name.starts_with("--perimetre-") || before.ends_with(is_word) {
            out.push_str(name);
        } else {
            let number = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            out.push_str("--");
            out.push_str(&crate::names::short(number));
        }
        rest = &rest[start + length..];
    }
    out + rest
}

/// Without comments and without the white space that means nothing. Strings stay as they are.
pub fn minified(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css.chars().peekable();
    // White space is held back until what follows shows whether it means anything.
    let mut space = false;
    while let Some(next) = rest.next() {
        if next == '/' && rest.peek() == Some(&'*') {
            skip_comment(&mut rest);
            space = true;
        } else if next.is_whitespace() {
            space = true;
        } else {
            if space && !out.ends_with(['{', '}', ';', ',', ':']) && !matches!(next, '{' | '}' | ';' | ',') && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(next);
            if matches!(next, '"' | '\'') {
                copy_string(next, &mut rest, &mut out);
            }
        }
    }
    out
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut star = false;
    for next in rest.by_ref() {
        if star && next == '/' {
            return;
        }
        star = next == '*';
    }
}

fn copy_string(quote: char, rest: &mut impl Iterator<Item = char>, out: &mut String) {
    let mut escaped = false;
    for next in rest.by_ref() {
        out.push(next);
        if next == quote && !escaped {
            return;
        }
        escaped = next == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_properties_get_short_names() {
        let css = ":host{--ink:var(--perimetre-ink);--ink-soft:1}.a--b{color:var(--ink)}";
        assert_eq!(short_properties(css), ":host{--a:var(--perimetre-ink);--b:1}.a--b{color:var(--a)}");
    }

    #[test]
    fn imports_are_read() {
        assert_eq!(import("@import \"a.css\";"), Some(("a.css", None)));
        assert_eq!(import("  @import \"b/a.css\" layer(base);"), Some(("b/a.css", Some("base"))));
        assert_eq!(import("@import url(a.css);"), None);
    }

    #[test]
    fn space_that_means_nothing_goes() {
        let css = "/* one */\n.a,\n.b {\n  color: red;\n  margin: 0 auto;\n}\n";
        assert_eq!(minified(css), ".a,.b{color:red;margin:0 auto}");
    }

    #[test]
    fn space_that_means_something_stays() {
        for css in [
            ".a :hover{top:calc(1px + 2px)}",
            "@media (min-width:10px) and (max-width:20px){a>b{x:y}}",
            "a::before{content:\" ; /* { */ \\\" \"}",
            "a{--x:1px -2px}",
        ] {
            assert_eq!(minified(css), css);
        }
    }

    #[test]
    fn imported_files_take_their_place() -> Result {
        let folder = std::env::temp_dir().join(format!("perimetre-css-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("main.css"), "@import \"a.css\";\n@import \"b.css\" layer(b);\n")?;
        fs::write(folder.join("a.css"), "a {}\n")?;
        fs::write(folder.join("b.css"), "b {}\n")?;
        let bundle = bundled(&folder.join("main.css"));
        fs::remove_dir_all(&folder)?;
        assert_eq!(bundle?, "a {}\n@layer b {\nb {}\n}\n");
        Ok(())
    }
}
