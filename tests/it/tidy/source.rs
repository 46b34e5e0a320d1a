//! Reads Rust files, as far as the rules need: code without comments and texts, code without tests, paths.

/// `source` with what is in comments, texts and characters blanked; lines stay where they are.
pub fn code(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    let blank = |code: &mut String, text: &str| code.extend(text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
    while let Some(first) = rest.chars().next() {
        let after_word = code.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let raw = ["r\"", "r#", "br\"", "br#"].iter().any(|start| rest.starts_with(start)) && !after_word;
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if raw && rest[rest.find('r').unwrap() + 1..].trim_start_matches('#').starts_with('"') {
            let open = rest.find('"').unwrap();
            let close = format!("\"{}", "#".repeat(rest[..open].matches('#').count()));
            rest[open + 1..].find(&close).map_or(rest.len(), |end| open + 1 + end + close.len())
        } else if first == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        } else if first == '\'' {
            // A character, not a lifetime.
            let mut inside = rest[1..].chars();
            match (inside.next(), inside.next()) {
                (Some('\\'), Some(_)) => rest[3..].find('\'').map_or(rest.len(), |end| end + 4),
                (Some(c), Some('\'')) => c.len_utf8() + 2,
                _ => 0,
            }
        } else {
            0
        };
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            blank(&mut code, &rest[..length]);
            rest = &rest[length..];
        }
    }
    code
}

/// `code` without its modules of tests.
pub fn without_tests(code: &str) -> String {
    let mut kept = code.to_owned();
    while let Some(start) = kept.find("#[cfg(test)]") {
        let item = &kept[start..];
        let open = item.find('{').unwrap_or(item.len());
        let end = if item.find(';').is_some_and(|end| end < open) {
            item.find(';').unwrap_or(0)
        } else {
            let mut depth = 0_usize;
            let end = item.char_indices().skip_while(|(at, _)| *at < open).find(|(_, c)| {
                depth = match c {
                    '{' => depth + 1,
                    '}' => depth - 1,
                    _ => depth,
                };
                depth == 0
            });
            end.map_or(item.len() - 1, |(at, _)| at)
        };
        let blank: String = item[..=end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        kept.replace_range(start..=start + end, &blank);
    }
    kept
}

/// The paths that start with `word`, each with its line: `crate::{a, b::{c, d}}` gives three.
pub fn paths(code: &str, word: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(word) {
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        let is_inside = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || "_.:".contains(c));
        let ends = !after.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let is_path = after.trim_start().starts_with("::") || (before.trim_end().ends_with("use") && !after.trim_start().is_empty());
        if !is_inside && ends && is_path {
            let line = before.matches('\n').count() + 1;
            let mut trees = Vec::new();
            expand(&mut code[at..].chars().peekable(), &mut Vec::new(), &mut trees);
            found.extend(trees.into_iter().map(|path| (line, path)));
        }
    }
    found
}

fn expand(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let depth = path.len();
    loop {
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        if chars.next_if_eq(&'{').is_some() {
            loop {
                expand(chars, path, found);
                while chars.next_if(|c| c.is_whitespace()).is_some() {}
                if chars.next_if_eq(&',').is_none() {
                    chars.next_if_eq(&'}');
                    break;
                }
            }
            break;
        }
        let mut word = String::new();
        while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_' || *c == '*') {
            word.push(c);
        }
        if word.is_empty() {
            break;
        }
        path.push(word);
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        if chars.next_if_eq(&':').is_none() || chars.next_if_eq(&':').is_none() {
            // `a as b`: the name it is given does not matter.
            while chars.next_if(|c| c.is_whitespace() || c.is_alphanumeric() || *c == '_').is_some() {}
            found.push(path.clone());
            break;
        }
    }
    path.truncate(depth);
}
