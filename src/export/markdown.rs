//! The result and the checklist as one readable document.

mod people;

use std::fmt::Write as _;

use super::{Report, SHOWN_ORDER, Side};
use crate::{
    engine::{
        TowerAssessment,
        criterion::Class,
        flip::Changes,
        guard::RaisedGuard,
        questionnaire::Path,
        risk::{Level, RaisedRisk},
        scope::ScopeKind,
    },
    sorted::sort_once,
};

/// The document, in the language of the report.
#[must_use]
pub fn markdown(report: &Report<'_>) -> String {
    let mut page = Page { report, changes: report.changes(), text: String::new() };
    page.title(1, &page.get("result.title"));
    page.paragraph(&page.get("caveat"));
    page.scope();
    SHOWN_ORDER.into_iter().for_each(|class| page.class(class));
    page.guards();
    page.lifts();
    page.change();
    page.people();
    page.assumptions();
    page.ignored();
    page.next();
    page.checklist();
    page.settings();
    page.end();
    page.text
}

struct Page<'a> {
    report: &'a Report<'a>,
    changes: Changes,
    text: String,
}

impl Page<'_> {
    fn get(&self, key: &str) -> String {
        self.report.texts.get(key)
    }

    /// « Label : value », punctuated as the language does.
    fn pair(&self, label: &str, value: &str) -> String {
        self.report.texts.fill("export.pair", &[("label", label), ("value", value)])
    }

    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn title(&mut self, level: usize, text: &str) {
        let text = format!("{} {}", "#".repeat(level), escape(text));
        self.block(&text);
    }

    fn paragraph(&mut self, text: &str) {
        self.block(&escape(text));
    }

    fn list(&mut self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let lines: Vec<String> = lines.iter().map(|line| format!("- {}", escape(line))).collect();
        self.block(&lines.join("\n"));
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let row = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| escape(cell)).collect::<Vec<_>>().join(" | "));
        let mut lines = vec![row(head), format!("|{}", " --- |".repeat(head.len()))];
        lines.extend(rows.iter().map(|cells| row(cells)));
        self.block(&lines.join("\n"));
    }

    fn scope(&mut self) {
        let report = self.report;
        self.title(2, &report.scope_headline());
        self.paragraph(&report.scope_sentence());
        let confidence = report.assessment.scope.as_ref().map(|scope| self.confidence(report.confidence(scope.confidence), scope.acceptability));
        let lines: Vec<String> = [confidence, report.scope_share(), report.first_indication()].into_iter().flatten().collect();
        self.list(&lines);
        if report.assessment.scope.is_some() {
            let becomes = |kind: ScopeKind| self.get(&format!("change.scope.{}", kind.code()));
            let change = report.would_change(self.changes.scope.as_ref(), becomes);
            self.paragraph(&change);
        }
        for line in report.outside() {
            self.paragraph(&line);
        }
    }

    fn confidence(&self, label: String, acceptability: f64) -> String {
        let detail = self.report.confidence_detail(acceptability);
        self.pair(&self.get("map.head.confidence"), &format!("{label} ({detail})"))
    }

    fn class(&mut self, class: Class) {
        let assessment = self.report.assessment;
        let towers: Vec<&TowerAssessment> = assessment.towers.iter().filter(|tower| tower.class == class).collect();
        if towers.is_empty() {
            return;
        }
        self.title(2, &self.get(&format!("class.{}", class.code())));
        self.paragraph(&self.get(&format!("class.{}.lead", class.code())));
        towers.into_iter().for_each(|tower| self.tower(tower));
    }

    fn tower(&mut self, assessed: &TowerAssessment) {
        let report = self.report;
        self.title(3, &report.tower(assessed.tower));
        if let Some(wording) = report.tower_wording(assessed) {
            self.paragraph(&wording);
        }
        let mut lines = vec![report.tower_score(assessed), self.confidence(report.confidence(assessed.confidence), assessed.acceptability())];
        for (side, key) in [(Side::For, "tower.reasons.for"), (Side::Against, "tower.reasons.against")] {
            let reasons: Vec<String> = report
                .reasons(assessed, side)
                .into_iter()
                .map(|reason| {
                    let assumed = if reason.assumed { format!(", {}", self.get("tower.assumed")) } else { String::new() };
                    format!("{} ({}{assumed})", reason.text, reason.points)
                })
                .collect();
            if !reasons.is_empty() {
                lines.push(self.pair(&self.get(key), &reasons.join(" · ")));
            }
        }
        lines.extend(report.remarks(assessed));
        lines.extend(assessed.first_wave.then(|| self.get("tower.first_wave")));
        let place = report.assessment.towers.iter().position(|tower| tower.tower == assessed.tower);
        let change = place.and_then(|place| self.changes.towers.get(place)).and_then(Option::as_ref);
        lines.push(report.would_change(change, |class: Class| self.get(&format!("class.{}", class.code()))));
        lines.extend(report.keeps(assessed).map(|keeps| self.pair(&self.get("tower.keeps"), &keeps)));
        self.list(&lines);
    }

    fn guards(&mut self) {
        let guards = &self.report.assessment.guards;
        if guards.is_empty() {
            return;
        }
        self.title(2, &self.get("result.guards"));
        self.paragraph(&self.get("result.guards.lead"));
        let lines: Vec<String> = guards.iter().map(|raised| self.guard(raised)).collect();
        self.list(&lines);
    }

    fn guard(&self, raised: &RaisedGuard) -> String {
        let mut towers: Vec<usize> = raised.effects.iter().filter_map(|effect| effect.towers.as_ref()).flatten().copied().collect();
        sort_once(&mut towers);
        let mut line = self.pair(&self.report.guard_effects(raised).join(" · "), &self.report.guard_message(raised));
        if !towers.is_empty() {
            let _ = write!(line, " {}", self.report.texts.fill("export.services", &[("towers", &self.report.towers_short(towers))]));
        }
        line
    }

    /// What would lift the caps, in order of effort.
    fn lifts(&mut self) {
        let Some(lifts) = self.changes.lifts.clone() else { return };
        self.title(2, &self.get("lift.title"));
        let lines: Vec<String> = lifts.guards.iter().map(|lift| self.report.lift(lift)).collect();
        self.list(&lines);
        if !lifts.plan.is_empty() {
            self.paragraph(&self.get("lift.plan"));
            let plan: Vec<String> = lifts.plan.iter().map(|change| self.report.change_to(change)).collect();
            self.list(&plan);
        }
    }

    fn assumptions(&mut self) {
        let lines = self.report.assumptions();
        if !lines.is_empty() {
            self.title(2, &self.get("assumed.title"));
            self.list(&lines);
        }
    }

    /// Answers left from before another one hid their question: nothing is lost, and nothing is counted in silence.
    fn ignored(&mut self) {
        let report = self.report;
        let ignored: Vec<String> = report.assessment.ignored.iter().map(|question| report.heading(&report.instrument.questions[*question])).collect();
        if !ignored.is_empty() {
            self.paragraph(&report.texts.count("export.ignored", ignored.len(), &[("questions", &ignored.join(" "))]));
        }
    }

    fn next(&mut self) {
        if let Some((question, why)) = self.report.next_question() {
            self.title(2, &self.get("export.next"));
            self.paragraph(&format!("{question} {why}"));
        }
    }

    fn checklist(&mut self) {
        let report = self.report;
        self.title(2, &self.get("checklist.title"));
        if let Some(none) = report.no_risk() {
            self.paragraph(&none);
            return;
        }
        let shown = report.shown_risks();
        let lead = report.texts.count("checklist.lead", shown.len(), &[]);
        self.paragraph(&format!("{lead} {}.", report.progress_sentence()));
        for level in Level::WORST_FIRST {
            let risks: Vec<&RaisedRisk> = shown.iter().filter(|raised| raised.level == level).collect();
            if !risks.is_empty() {
                self.title(3, &report.level(level));
                risks.into_iter().for_each(|raised| self.risk(raised));
            }
        }
        if let Some(others) = report.other_risks() {
            self.paragraph(&others);
        }
    }

    fn risk(&mut self, raised: &RaisedRisk) {
        let report = self.report;
        let risk = &report.instrument.risks[raised.risk];
        self.title(4, &format!("{} {}", risk.id, report.risk(raised.risk)));
        self.paragraph(&self.get(&format!("risk.{}.scenario", risk.id)));
        let to_check = raised.to_check.then(|| self.get("risk.to_check"));
        let facts: Vec<String> = to_check.into_iter().chain([report.rating(raised), report.risk_owner(raised.risk)]).collect();
        self.paragraph(&facts.join(" · "));
        if risk.id == report.instrument.people.checks.involve
            && let Some(line) = report.to_involve()
        {
            self.paragraph(&line);
        }
        let head = ["id", "action", "owner", "when", "evidence", "status"].map(|column| self.get(&format!("export.head.{column}")));
        let rows: Vec<Vec<String>> = risk
            .items
            .iter()
            .map(|&item| {
                vec![
                    report.instrument.items[item].id.as_str().to_owned(),
                    report.action(item),
                    report.item_owner(item),
                    report.due(item),
                    report.evidence(item),
                    report.status_name(report.status(item)),
                ]
            })
            .collect();
        self.table(&head, &rows);
    }

    fn settings(&mut self) {
        let lines = self.report.settings();
        if !lines.is_empty() {
            self.title(2, &self.get("export.settings.title"));
            self.paragraph(&self.get("export.settings.lead"));
            self.list(&lines);
        }
    }

    /// The notice again, because a page of a printed report is read alone, and what made it.
    fn end(&mut self) {
        self.block("---");
        let path = match self.report.assessment.path {
            Path::Quick => "export.path.quick",
            Path::Full => "export.path.full",
        };
        let instrument = self.report.instrument;
        let made = [("id", instrument.id.as_str()), ("version", instrument.version.as_str()), ("path", &self.get(path))];
        let made = self.report.texts.fill("export.made_with", &made);
        self.paragraph(&format!("{} {made}", self.get("caveat")));
    }
}

/// Text as text: nothing in it is read as markup.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let starts_block = text.starts_with(['#', '+', '-', '=', '>']) || is_numbered(text);
    for (index, char) in text.char_indices() {
        match char {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => escaped.extend(['\\', char]),
            '+' | '-' | '=' if index == 0 && starts_block => escaped.extend(['\\', char]),
            '.' | ')' if starts_block && text[..index].bytes().all(|byte| byte.is_ascii_digit()) => escaped.extend(['\\', char]),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// `12. ` and `12) ` start a numbered list.
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let cases = [
            ("# a", "\\# a"),
            ("- a-b", "\\- a-b"),
            ("12. a. b", "12\\. a. b"),
            ("3) a", "3\\) a"),
            ("1 a. b", "1 a. b"),
            ("é. a", "é. a"),
            ("-é. b", "\\-é. b"),
            ("a *b* _c_ [d](e) <f> | `g` \\ &amp;", "a \\*b\\* \\_c\\_ \\[d\\](e) \\<f\\> \\| \\`g\\` \\\\ \\&amp;"),
            ("a\nb", "a b"),
        ];
        for (text, expected) in cases {
            assert_eq!(escape(text), expected);
        }
    }
}
