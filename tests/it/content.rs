//! The content folder: ours has no problem, and each way of breaking it is named, with its file and line.

use std::{
    fs,
    path::{Path, PathBuf},
};

use perimetre::{
    content::folder::{self, Located, STRUCTURE},
    text::Language,
};

use crate::fixtures::content;

pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/content");

/// A copy of the content folder that goes away with it.
pub struct Copy(pub PathBuf);

impl Copy {
    pub fn new(name: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("content-{name}"));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("text")).unwrap();
        for part in ["", "text"] {
            for entry in fs::read_dir(Path::new(FOLDER).join(part)).unwrap() {
                let file = entry.unwrap().path();
                if file.extension().is_some_and(|extension| extension == "toml") {
                    fs::copy(&file, dir.join(part).join(file.file_name().unwrap())).unwrap();
                }
            }
        }
        Self(dir)
    }

    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} no longer holds {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }

    fn problems(&self) -> Vec<Located> {
        folder::read(&self.0).unwrap().problems()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Replaces `from` by `to` in a file of a copy; some problem then holds `message`, in that file, on the line marked `# here`,
/// or on the first when none is.
fn check(name: &str, file: &str, from: &str, to: &str, message: &str) {
    let copy = Copy::new(name);
    copy.edit(file, from, to);
    let text = fs::read_to_string(copy.0.join(file)).unwrap();
    let line = text.lines().position(|line| line.contains("# here")).map_or(1, |index| index + 1);
    let problems = copy.problems();
    let is_expected =
        |located: &Located| located.place.file == copy.0.join(file) && located.place.line == line && located.problem.message.contains(message);
    assert!(problems.iter().any(is_expected), "{name}: expected {file}:{line}: … {message}\nfound {problems:#?}");
}

#[test]
fn our_content_has_no_problem() {
    let problems = folder::read(Path::new(FOLDER)).unwrap().problems();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn what_is_embedded_is_what_is_in_the_folder() {
    let folder = folder::read(Path::new(FOLDER)).unwrap().content();
    assert_eq!(folder.instrument, content().instrument);
    for language in Language::ALL {
        assert!(folder.catalog(language) == content().catalog(language), "{language:?}");
    }
}

#[test]
fn a_folder_that_does_not_exist_is_an_error_and_not_a_problem() {
    assert!(folder::read(Path::new("no/such/folder")).is_err());
}

#[test]
fn ids_are_unique() {
    check("twice", "questionnaire.toml", "id = \"sector\"", "id = \"org_size\" # here", "duplicate id \"org_size\", first given at");
    check("option-twice", "questionnaire.toml", "\"t20p\"]\n", "\"t6_20\"] # here\n", "duplicate id \"t6_20\"");
    check("risk-twice", "risks.toml", "id = \"R02\"", "id = \"R01\" # here", "duplicate id \"R01\"");
    check("cited-twice", "risks.toml", "[\"S16\", \"L4\", \"L6\"]", "[\"S16\", \"L4\", \"S16\"] # here", "duplicate id \"S16\"");
    check("reserved", "towers.toml", "id = \"PRT\"", "id = \"OUT\" # here", "has a meaning of its own");
    check("reserved-option", "questionnaire.toml", "\"t20p\"]\n", "\"dk\"] # here\n", "has a meaning of its own");
}

#[test]
fn ids_that_do_not_exist_are_named() {
    check("item", "risks.toml", "items = [\"K02\"]", "items = [\"K99\"] # here", "expected a checklist item");
    check("covers", "checklist.toml", "covers = [\"R02\", \"R07\"]", "covers = [\"R02\", \"R99\"] # here", "found \"R99\", expected a risk");
    check("owner", "checklist.toml", "owner = \"DIR\"", "owner = \"BOSS\" # here", "expected an actor");
    check("group", "instrument.toml", "group = \"economy\"", "group = \"weather\" # here", "expected a group of this file");
    check("advice", "towers.toml", "item = \"K37\"", "item = \"K99\" # here", "expected a checklist item");
    check("column", "actors.toml", "actors = [\"TEC\", \"GMA\", \"DEVP\"]", "actors = [\"TEC\", \"XXX\"] # here", "expected an actor");
    check("fallback", "actors.toml", "to = [\"OWN\", \"DIR\"]", "to = [\"OWN\", \"XXX\"] # here", "expected an actor");
    check("part", "readiness.toml", "question = \"change_tools\"", "question = \"change_tool\" # here", "expected a question");
    check("required", "readiness.toml", "required_actors = [\"DIR\"", "required_actors = [\"CPP\" # here\n", "expected an internal actor");
    check("after", "readiness.toml", "after = [\"G10\"] ", "after = [\"G99\"] # here", "expected a company guard");
    check("involve", "actors.toml", "involve = \"R10\" ", "involve = \"R99\" # here", "expected a risk");
    check("planned", "readiness.toml", "plan_option = \"beta\"", "plan_option = \"gamma\" # here", "expected an option of change_plan");
}

#[test]
fn risks_and_items_name_each_other() {
    let one_way = "does not list R08 under \"covers\"";
    check("uncovered", "risks.toml", "items = [\"K02\"]", "items = [\"K02\", \"K01\"] # here", one_way);
    check(
        "unlisted",
        "checklist.toml",
        "covers = [\"R02\", \"R07\"]",
        "covers = [\"R02\", \"R07\", \"R08\"] # here",
        "does not list K01 under \"items\"",
    );
}

#[test]
fn an_item_that_covers_nothing_and_a_risk_without_items_are_named() {
    let copy = Copy::new("orphans");
    copy.edit("checklist.toml", "covers = [\"R06\"]", "covers = []");
    copy.edit("risks.toml", "items = [\"K02\"]", "items = []");
    let problems: Vec<String> = copy.problems().into_iter().map(|located| located.problem.to_string()).collect();
    for expected in ["checklist.items.9: no risk is covered by this item", "risks.risks.7: no item lowers this risk"] {
        assert!(problems.iter().any(|problem| problem == expected), "{expected}: {problems:#?}");
    }
}

#[test]
fn conditions_that_cannot_be_read_are_named() {
    check(
        "trigger",
        "risks.toml",
        "\"splits >= 3 or apart on {awareness, commitment, efficacy}\"",
        "\"splits => 3\" # here",
        "condition, line 1, column 9: expected a number",
    );
    check("option", "guards.toml", "\"onsite_staff = directed\"", "\"onsite_staff = direct\" # here", "condition, line 1, column 16");
    check(
        "needed",
        "actors.toml",
        "needed = \"job_impact in {roles, posts}\"",
        "needed = \"job_impact in {}\" # here",
        "condition, line 1, column 16",
    );
    check(
        "floor",
        "readiness.toml",
        "when = \"job_impact = posts\"",
        "when = \"job = posts\" # here",
        "condition, line 1, column 1: unknown name \"job\"",
    );
    check("action", "readiness.toml", "trigger = \"commitment <= 2\"", "trigger = \"commitment <= \" # here", "expected a number");
}

#[test]
fn numbers_hold_together() {
    check(
        "weights",
        "instrument.toml",
        "[[criteria]]\nid = \"DIFF\"\ngroup = \"business\"\nweight = 0.20",
        "[[criteria]] # here\nid = \"DIFF\"\ngroup = \"business\"\nweight = 0.21",
        "weights do not sum to 1",
    );
    check(
        "maturity",
        "guards.toml",
        "[[maturity]]\nquestion = \"contract_owner\"\nweight = 0.22",
        "[[maturity]] # here\nquestion = \"contract_owner\"\nweight = 0.20",
        "weights do not sum to 1, but to 0.98",
    );
    check(
        "impact",
        "readiness.toml",
        "[[impact.parts]]\nquestion = \"change_breadth\"\nweight = 0.25",
        "[[impact.parts]] # here\nquestion = \"change_breadth\"\nweight = 0.35",
        "weights do not sum to 1, but to 1.1",
    );
    check("spend", "towers.toml", "spend = 16", "spend = 0 # here", "expected a share of spend above 0");
    check("bounds", "instrument.toml", "keep = 40 ", "keep = 70 # here", "expected at most \"outsource\"");
    check(
        "bands",
        "readiness.toml",
        "bands = { moderate = 25, large = 48 }",
        "bands = { moderate = 55, large = 48 } # here",
        "expected \"moderate\" below \"large\"",
    );
    check("score", "readiness.toml", "posts = 1.0 }", "post = 1.0 } # here", "\"post\" is not an option of job_impact");
    check("fraction", "readiness.toml", "roles = \"2/3\", posts = 1.0 }", "roles = \"3/2\", posts = 1.0 } # here", "a fraction such as");
    check("estimate", "readiness.toml", "[{ share = true }]", "[{ share = true, value = 0.5 }] # here", "expected either \"value\" or");
    check("cell", "readiness.toml", "low = \"red\" }", "low = \"black\" } # here", "expected green, yellow, orange or red");
}

#[test]
fn somebody_answers_for_each_row_and_never_the_wrong_one() {
    let row = "roles = { DIR = \"A\", COP = \"R\", OWN = \"C\"";
    for (name, to, message) in [
        ("none", "roles = { DIR = \"C\", COP = \"R\", OWN = \"C\"", "found 0 accountable (A or A*), expected exactly one"),
        ("both", "roles = { DIR = \"A\", COP = \"A*\", OWN = \"C\"", "found 2 accountable"),
        ("staff", "roles = { DIR = \"A\", CSE = \"R\", OWN = \"C\"", "CSE is consulted or informed, never R"),
        ("privacy", "roles = { DIR = \"R\", DPO = \"A\", OWN = \"C\"", "DPO is never accountable"),
        ("provider", "roles = { DIR = \"R\", CPP = \"A\", OWN = \"C\"", "accountable only for A21 and A22"),
        ("teams", "roles = { DIR = \"R\", EQP = \"A\", OWN = \"C\"", "accountable only for A21 and A22"),
        ("unknown", "roles = { DIR = \"A\", COP = \"R\", BOSS = \"C\"", "found \"BOSS\", expected a column"),
        ("inside", "roles = { DIR = \"A\", COP = \"R\", TEC = \"C\"", "found \"TEC\", expected a column"),
        ("letter", "roles = { DIR = \"A\", COP = \"Q\", OWN = \"C\"", "expected one of A, A*, R, C, I"),
        ("helpless", "roles = { DIR = \"R\", TPE = \"A\", OWN = \"C\"", "TPE has no fallback"),
    ] {
        let copy = Copy::new(&format!("raci-{name}"));
        copy.edit("actors.toml", row, to);
        let line = fs::read_to_string(copy.0.join("actors.toml")).unwrap().lines().position(|line| line.starts_with("roles")).unwrap() + 1;
        let problems = copy.problems();
        let found = problems.iter().any(|located| located.place.line == line && located.problem.message.contains(message));
        assert!(found, "{name}: {problems:#?}");
    }
    check(
        "idle",
        "actors.toml",
        "roles = { OWN = \"I\", DSI = \"C\", MET = \"I\", UTI = \"I\", CPP = \"A\", EQP = \"R\", SST = \"R\" }",
        "roles = { CPP = \"A\", OWN = \"I\" } # here",
        "nobody does the work",
    );
    check(
        "dropped",
        "actors.toml",
        "[[fallbacks]]\nmissing = \"CSE\"\nto = []\ndrop = true",
        "[[fallbacks]] # here\nmissing = \"CSE\"\nto = []",
        "expected either actors under \"to\"",
    );
    check("outside", "actors.toml", "outside = [\"R\"", "outside = [\"A\" # here\n", "nobody outside the company answers");
    check("self", "actors.toml", "to = [\"CPI\", \"DSI\", \"DIR\"]", "to = [\"OWN\", \"DIR\"] # here", "cannot stand in for itself");
    check(
        "side",
        "actors.toml",
        "side = \"provider\"\ninternal = false",
        "side = \"provider\"\ninternal = true # here",
        "only an actor on the client's side is internal",
    );
}

#[test]
fn every_claim_is_used_or_left_out_for_a_reason() {
    check("unknown-source", "risks.toml", "[\"S16\", \"L4\", \"L6\"]", "[\"S16\", \"L4\", \"L99\"] # here", "found \"L99\", expected a claim");
    check("unused", "sources.toml", "id = \"S33\"\nused = false", "id = \"S33\"\nused = true # here", "S33 is said to be used, but nothing cites it");
    check("used", "sources.toml", "id = \"S1\"\nused = true", "id = \"S1\"\nused = false # here", "S1 is said not to be used, but it is cited");
    check(
        "reason",
        "sources.toml",
        "[[claims]]\nid = \"S33\"\nused = false\nreason = \"The",
        "[[claims]] # here\nid = \"S33\"\nused = false\nwhy = \"The",
        "S33 is left out without a \"reason\"",
    );
    check("evidence", "sources.toml", "evidence = \"memory\"", "evidence = \"hearsay\" # here", "expected verified or memory");
    check("check", "sources.toml", "check = \"R19\"", "check = \"R99\" # here", "expected a risk");
    let copy = Copy::new("claim-gone");
    copy.edit("sources.toml", "[[claims]]\nid = \"S10\"\nused = true\n", "");
    let problems = copy.problems();
    assert!(problems.iter().any(|located| located.problem.message.contains("S10 is missing")), "{problems:#?}");
}

#[test]
fn each_language_holds_exactly_the_texts_asked_for() {
    let heading = "\"org_size.s1_9\" = \"1 à 9\"\n";
    check("missing", "text/fr.quick.toml", heading, "", "this text is missing");
    check("extra", "text/en.full.toml", "\"service_hours.heading\"", "\"no.such\" = \"x\" # here\n\"service_hours.heading\"", "unknown key");
    check(
        "both",
        "text/fr.full.toml",
        "\"service_hours.heading\"",
        "\"org_size.s1_9\" = \"1 à 9\" # here\n\"service_hours.heading\"",
        "it belongs in text/fr.quick.toml",
    );
    check(
        "again",
        "text/fr.full.toml",
        "\"service_hours.heading\"",
        "\"org_size.s1_9\" = \"1 à 9\" # here\n\"service_hours.heading\"",
        "this text is also in text/fr.quick.toml",
    );
    check(
        "heavy",
        "text/fr.quick.toml",
        heading,
        "\"org_size.s1_9\" = \"1 à 9\"\n\"service_hours.office\" = \"x\" # here\n",
        "it belongs in text/fr.full.toml",
    );
    check("ui", "text/en.ui.toml", "\"computing\" = ", "\"waiting\" = ", "this text is missing; text/fr.ui.toml has it");
    check(
        "form",
        "text/fr.ui.toml",
        "\"review.known.one\" = \"{n} réponse donnée\"\n\"review.known.other\" = \"{n} réponses données\"",
        "\"review.known.other\" = \"{n} réponses données\" # here",
        "its other form \"review.known.one\" is missing",
    );
    check(
        "unquoted",
        "text/en.ui.toml",
        "\"computing\" = \"Computing…\"",
        "computing = { now = \"Computing…\" } # here",
        "expected text; is the key in quotes?",
    );
}

#[test]
fn texts_are_fit_to_be_shown() {
    let text = "\"org_size.s1_9\" = \"1 à 9\"";
    for (name, to, message) in [
        ("empty", "\"org_size.s1_9\" = \" \" # here", "this text is empty"),
        ("space", "\"org_size.s1_9\" = \"1 à 9 \" # here", "starts or ends with a space"),
        ("apostrophe", "\"org_size.s1_9\" = \"moins d'une\" # here", "typographic apostrophe"),
        ("colon", "\"org_size.s1_9\" = \"taille : 9\" # here", "non-breaking space before :"),
        ("quote", "\"org_size.s1_9\" = \"« 9\u{a0}»\" # here", "non-breaking space after «"),
    ] {
        check(&format!("text-{name}"), "text/fr.quick.toml", text, to, message);
    }
    check(
        "placeholder",
        "text/en.ui.toml",
        "\"start.resume\" = \"Resume at question {n} of {total}\"",
        "\"start.resume\" = \"Resume at question {n} of {all}\" # here",
        "fills in \"{all} {n}\", but fr fills in \"{n} {total}\"",
    );
}

#[test]
fn files_that_cannot_be_read_are_named_and_nothing_is_made_of_the_rest() {
    let copy = Copy::new("syntax");
    copy.edit("actors.toml", "side = \"client\"", "side = client # here");
    copy.edit("text/fr.ui.toml", "\"computing\" = ", "\"computing\" = \"x\"\n\"computing\" = ");
    fs::remove_file(copy.0.join("readiness.toml")).unwrap();
    fs::write(copy.0.join("text/en.full.toml"), b"\"a\" = \"\xff\"").unwrap();
    fs::write(copy.0.join("notes.toml"), "").unwrap();
    fs::write(copy.0.join("text/de.ui.toml"), "").unwrap();
    let problems = copy.problems();
    let said: Vec<(String, Option<usize>, String)> = problems
        .iter()
        .map(|located| {
            let file = located.place.file.strip_prefix(&copy.0).unwrap().to_str().unwrap();
            (format!("{file}:{}", located.place.line), located.column, located.problem.message.clone())
        })
        .collect();
    let is_said = |place: &str, column: Option<usize>, message: &str| {
        assert!(said.iter().any(|(at, in_line, what)| at == place && *in_line == column && what.contains(message)), "{place} {message}: {said:#?}");
    };
    is_said("actors.toml:10", Some(8), "not TOML");
    is_said("readiness.toml:1", None, "the file is missing");
    is_said("text/en.full.toml:1", None, "not UTF-8");
    is_said("notes.toml:1", None, "unknown file");
    is_said("text/de.ui.toml:1", None, "unknown file");
    assert!(said.iter().any(|(at, _, what)| at.starts_with("text/fr.ui.toml:") && what.contains("duplicate key")), "{said:#?}");
    assert!(problems.iter().all(|located| !located.problem.message.contains("expected an actor")), "{said:#?}");
}

#[test]
fn a_file_emptied_of_everything_is_a_list_of_problems_and_nothing_worse() {
    for name in STRUCTURE {
        let copy = Copy::new(&format!("empty-{name}"));
        fs::write(copy.0.join(format!("{name}.toml")), "").unwrap();
        assert!(!copy.problems().is_empty(), "{name}");
        fs::write(copy.0.join(format!("{name}.toml")), format!("{name} = 3\nitems = {{ a = 2026-11-23 }}\nrisks = [[1.5]]\n")).unwrap();
        assert!(!copy.problems().is_empty(), "{name}");
    }
}
