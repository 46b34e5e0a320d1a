//! The folder for web servers: compressed neighbours, digests, ready tags, and what three kinds of servers are told.

use std::fs;
use std::path::Path;

use super::{POLICY, VERSION, filled, is_hashed, pack};
use crate::{Result, paths};

/// Where the examples say the folder is, as in docs/embedding.
const ADDRESS: &str = "https://example.com/perimetre/";
/// What of dist/ is worth compressing: all that it has today.
const COMPRESSIBLE: [&str; 8] = ["html", "js", "css", "wasm", "bin", "svg", "json", "ts"];

/// Adds to a copy of dist/ what a server needs.
pub fn complete(site: &Path, names: &[String]) -> Result {
    let compressible = |name: &&String| name.rsplit_once('.').is_some_and(|(_, kind)| COMPRESSIBLE.contains(&kind));
    pack::compress(site, &names.iter().filter(compressible).cloned().collect::<Vec<_>>())?;

    let digests = pack::digests(site, names)?;
    let sums = names.iter().zip(&digests).map(|(name, digest)| format!("{}  {name}\n", digest.hex));
    fs::write(site.join("SHA384SUMS"), sums.collect::<String>())?;
    let loader = names.iter().zip(&digests).find(|(name, _)| *name == "perimetre.js").ok_or("dist/ has no perimetre.js")?;
    fs::write(site.join("snippets.txt"), snippets(&loader.1.base64))?;

    let hosts = paths::root().join("hosts");
    fs::write(site.join("nginx.conf"), filled(&hosts.join("nginx.conf"))?)?;
    fs::write(site.join(".htaccess"), filled(&hosts.join("htaccess"))?)?;
    Ok(fs::write(site.join("_headers"), headers(names))?)
}

/// Tags to paste.
fn snippets(integrity: &str) -> String {
    let source = format!("{ADDRESS}{VERSION}/perimetre.js");
    let element = "<perimetre-assessment></perimetre-assessment>";
    format!(
        "Périmètre {VERSION}. Put this folder at {ADDRESS}{VERSION}/ (or anywhere: change the address), then paste one of these.\n\n\
         The tag:\n\n<script type=\"module\" src=\"{source}\"></script>\n{element}\n\n\
         The tag, when the files are on a server that you do not control: browsers refuse a loader with other bytes, and the loader\n\
         refuses other files than its own.\n\n\
         <script type=\"module\" src=\"{source}\" integrity=\"sha384-{integrity}\" crossorigin=\"anonymous\"></script>\n{element}\n"
    )
}

/// For Netlify and Cloudflare Pages, which add up the rules that fit: each file is in one rule for each header.
fn headers(names: &[String]) -> String {
    let base = format!("/perimetre/{VERSION}/");
    let mut text = format!(
        "# Périmètre {VERSION} on Netlify or Cloudflare Pages. Put the folder at {base} of the site and these lines into the site's own _headers.\n\
         {base}*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n  X-Content-Type-Options: nosniff\n"
    );
    for name in names {
        if is_hashed(name) {
            text.push_str(&format!("{base}{name}\n  Cache-Control: public, max-age=31536000, immutable\n"));
        } else if let Some(stem) = name.strip_suffix(".html") {
            // Both serve a page under its short address too.
            let short = if stem == "index" { "" } else { stem };
            for address in [name.as_str(), short] {
                text.push_str(&format!("{base}{address}\n  Content-Security-Policy: {POLICY}\n"));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_header_of_a_file_is_in_one_rule() {
        let names = ["index.html", "embed.html", "perimetre.js", "perimetre-bc24b303e23e8937.css"].map(str::to_owned);
        let text = headers(&names);
        let paths: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        let expected = ["*", "embed", "embed.html", "index.html", "perimetre-bc24b303e23e8937.css", ""];
        let mut expected: Vec<String> = expected.iter().map(|name| format!("/perimetre/{VERSION}/{name}")).collect();
        expected.sort();
        let mut found = paths.clone();
        found.sort_unstable();
        assert_eq!(found, expected);
        let immutable: Vec<&str> = text.split("\n/").filter(|rule| rule.contains("immutable")).collect();
        assert!(immutable.len() == 1 && immutable[0].contains("bc24b303e23e8937"), "{text}");
        // Cloudflare takes no longer line and no more rules.
        assert!(text.lines().all(|line| line.len() < 2000) && paths.len() < 100);
    }

    #[test]
    fn the_tag_names_the_loader_and_its_digest() {
        let text = snippets("abc");
        assert!(
            text.contains(&format!(
                "src=\"https://example.com/perimetre/{VERSION}/perimetre.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\""
            ))
        );
    }
}
