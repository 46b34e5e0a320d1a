//! The doors to the parts of the program: what stands in the modules the build cuts along.

use super::rust_files;

/// Lines of a file of doors that are not what the build can cut along: see `xtask::split`.
fn not_doors(source: &str) -> Vec<usize> {
    let lines: Vec<&str> = source.lines().collect();
    let item = |line: &str| ["fn ", "struct ", "enum ", "impl", "trait ", "static ", "const ", "mod "].iter().any(|word| line.starts_with(word));
    let is_door = |at: usize| lines[at].contains("fn ") && at > 0 && lines[at - 1].trim() == "#[inline(never)]";
    let bare = |line: &str| line.trim_start_matches("pub(super) ").trim_start_matches("pub(crate) ").trim_start_matches("pub ").to_owned();
    (0..lines.len()).filter(|at| item(&bare(lines[*at])) && !is_door(*at)).map(|at| at + 1).collect()
}

#[test]
fn doors_to_the_parts_are_functions_that_are_never_inlined() {
    let doors: Vec<(String, String)> =
        rust_files("src").into_iter().filter(|(path, _)| path.contains("/on_demand/") && !path.ends_with("/mod.rs")).collect();
    assert!(doors.len() >= 6, "two parts have doors in three layers");
    for (path, source) in doors {
        assert_eq!(not_doors(&source), Vec::<usize>::new(), "{path}: a door is a function under #[inline(never)], and nothing else stands here");
    }
    assert_eq!(not_doors("#[inline(never)]\npub(super) fn a() {}\npub fn b() {}\nstruct C;\nuse x;\n"), vec![3, 4]);
}
