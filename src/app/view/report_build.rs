//! Builds the report: the sentences are those of the screens and of exported documents.

use super::{
    CauseView, CoverView, FullResultView, GuardView, ReportBlock, ReportCell, ReportSection, ReportTable, ReportView, ResultView, SourceView,
    StepView, full_result, report_risks, result_build,
};
use crate::{
    app::words::Words,
    engine::{Assessment, State, calendar::Day, criterion::Class, flip::Changes, questionnaire::Path, scope::ScopeKind},
    export::Report,
    sorted::sort,
};

pub(super) fn report(words: &Words<'_>, assessment: &Assessment) -> ReportView {
    let said = words.report(assessment);
    let found;
    let changes = match words.model.changes.as_deref() {
        Some(changes) => changes,
        // The result of the quick path does without the search.
        None => {
            found = said.changes();
            &found
        }
    };
    let mut result = result_build::result(words, assessment);
    let mut full = result.full.take().unwrap_or_else(|| Box::new(full_result::complete(words, &said)));
    let mut sections = Sections { words, said, list: Vec::new() };
    sections.summary(&mut result, changes);
    sections.services(&mut result, &mut full, changes);
    sections.guards(&mut result, changes);
    sections.change(&full);
    sections.people(&full);
    let cited = cited(&result, &full, report_risks::sources(words, &said));
    let [risks, checklist] = report_risks::sections(words, &said, full.risks.take());
    sections.list.extend(risks);
    sections.list.extend(checklist);
    sections.settings();
    sections.end(&result, cited);
    let mut list = sections.list;
    for (index, section) in list.iter_mut().enumerate() {
        section.number = (index + 1).to_string();
    }
    ReportView {
        title: words.get("report.title"),
        help: words.get("report.help"),
        print: words.get("result.to_report"),
        back: words.get("checklist.to_result"),
        cover: cover(words, &said),
        sections: list,
    }
}

// ---------- The first page ----------

fn cover(words: &Words<'_>, said: &Report<'_>) -> CoverView {
    let instrument = words.model.instrument();
    let asked = said.asked();
    let shown = asked.shown();
    let known = shown.iter().filter(|question| matches!(asked.state(**question), State::Known(_))).count();
    let numbers = [words.texts.integer(known), words.texts.integer(shown.len())];
    let path = match said.assessment.path {
        Path::Quick => "report.path.quick",
        Path::Full => "report.path.full",
    };
    let path = words.texts.fill(path, &[("known", &numbers[0]), ("total", &numbers[1])]);
    let today = words.model.today.as_deref().and_then(Day::parse).map(|day| words.texts.date(day.civil()));
    let facts = [
        today.map(|today| (words.get("report.date"), today)),
        Some((words.get("report.path"), path)),
        Some((words.get("report.version"), [&instrument.id, " ", &instrument.version].concat())),
    ];
    CoverView {
        brand: words.get("brand"),
        kind: words.get("report.title"),
        title: words.get("start.title"),
        what: words.get("report.what"),
        blanks: ["report.company", "report.author"].map(|key| words.get(key)).to_vec(),
        facts: facts.into_iter().flatten().collect(),
        contents: words.get("report.contents"),
        notice: words.get("caveat"),
    }
}

// ---------- Sections ----------

/// Answers named under what they caused; the others are counted, for a page of them is not read.
const FEW: usize = 3;

/// The answers behind something, a line each.
pub(super) fn few(words: &Words<'_>, causes: &[CauseView]) -> Vec<String> {
    // One alone is named rather than counted.
    let named = if causes.len() > FEW + 1 { FEW } else { causes.len() };
    let mut lines: Vec<String> = causes.iter().take(named).map(|cause| cause.text.clone()).collect();
    if causes.len() > named {
        lines.push(words.texts.count("report.more", causes.len() - named, &[]));
    }
    lines
}

/// A section that was not numbered yet.
pub(super) fn section(id: &'static str, title: String, lead: Option<String>, blocks: Vec<ReportBlock>) -> ReportSection {
    ReportSection { id, number: String::new(), title, lead, blocks }
}

/// Sections being written.
struct Sections<'a> {
    words: &'a Words<'a>,
    said: Report<'a>,
    list: Vec<ReportSection>,
}

impl Sections<'_> {
    fn get(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// Adds a section, unless it is empty.
    fn add(&mut self, id: &'static str, title: String, lead: Option<String>, blocks: Vec<ReportBlock>) {
        if !blocks.is_empty() {
            self.list.push(section(id, title, lead, blocks));
        }
    }

    /// What a managing director reads.
    fn summary(&mut self, result: &mut ResultView, changes: &Changes) {
        let mut blocks = vec![ReportBlock::Scope(result.scope.clone())];
        if self.said.assessment.scope.is_some() {
            let becomes = |kind: ScopeKind| self.get(&format!("change.scope.{}", kind.code()));
            blocks.push(ReportBlock::Text(self.said.would_change(changes.scope.as_ref(), becomes)));
        }
        if !result.first.steps.is_empty() {
            let step = |step: &StepView| {
                let causes = step.causes.iter().map(|cause| cause.text.clone());
                (step.label.clone(), step.text.clone(), step.why.iter().cloned().chain(causes).collect())
            };
            let steps = result.first.steps.iter().map(step).collect();
            blocks.push(ReportBlock::Steps(result.first.title.clone(), steps));
        }
        blocks.extend(result.map.take().map(ReportBlock::Map));
        self.add("summary", self.get("report.summary"), None, blocks);
    }

    fn services(&mut self, result: &mut ResultView, full: &mut FullResultView, changes: &Changes) {
        let assessment = self.said.assessment;
        let mut blocks = Vec::new();
        blocks.extend(self.overview());
        blocks.extend(full.contributions.take().map(|sums| ReportBlock::Sums(Box::new(sums))));
        let class_name = |class: Class| self.get(&format!("class.{}", class.code()));
        for class in std::mem::take(&mut result.classes) {
            let would = |number: usize| {
                let change = changes.towers.get(number - 1).and_then(Option::as_ref);
                self.said.would_change(change, class_name)
            };
            let changes = class.towers.iter().map(|tower| would(tower.number)).collect();
            blocks.push(ReportBlock::Class(class, changes));
        }
        blocks.extend(std::mem::take(&mut result.outside).into_iter().map(ReportBlock::Text));
        if assessment.scope.is_some() {
            self.add("services", self.get("result.towers"), None, blocks);
        }
    }

    /// The services in a table, as on the map.
    fn overview(&self) -> Option<ReportBlock> {
        let words = self.words;
        let map = self.list.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
            ReportBlock::Map(map) => Some(map),
            _ => None,
        })?;
        let cells = |row: &super::MapRow| {
            let number = ReportCell::words(row.number.to_string());
            let others = [&row.tower, &row.class, &row.confidence, &row.share, &row.touches];
            std::iter::once(number).chain(others.map(|cell| ReportCell::words(cell.clone()))).collect()
        };
        let rows = map.rows.iter().map(cells).collect();
        Some(ReportBlock::Table(ReportTable { id: "overview", label: words.get("report.overview"), head: map.table_head.to_vec(), rows }))
    }

    fn guards(&mut self, result: &mut ResultView, changes: &Changes) {
        let mut blocks = Vec::new();
        let guards: Vec<GuardView> = std::mem::take(&mut result.guards);
        if !guards.is_empty() {
            // They are read again for what is cited.
            result.guards.clone_from(&guards);
            let because = guards.iter().map(|guard| few(self.words, &guard.causes)).collect();
            blocks.push(ReportBlock::Guards(guards, because));
        }
        if let Some(lifts) = &changes.lifts {
            blocks.push(ReportBlock::Title(self.get("lift.title")));
            blocks.push(ReportBlock::Lines(lifts.guards.iter().map(|lift| self.said.lift(lift)).collect()));
            if !lifts.plan.is_empty() {
                blocks.push(ReportBlock::Text(self.get("lift.plan")));
                blocks.push(ReportBlock::Lines(lifts.plan.iter().map(|change| self.said.change_to(change)).collect()));
            }
        }
        self.add("guards", self.get("result.guards"), Some(self.get("result.guards.lead")), blocks);
    }

    /// Impact and readiness are said one after the other, never as one.
    fn change(&mut self, full: &FullResultView) {
        let Some(view) = &full.change else { return };
        let mut blocks = vec![ReportBlock::Quadrant(Box::new(view.quadrant.clone()))];
        let measure = |measure: &super::MeasureView| {
            let said = match &measure.band {
                Some(band) => [measure.said.as_str(), " · ", band.as_str()].concat(),
                None => measure.said.clone(),
            };
            (measure.name.clone(), said, measure.bar)
        };
        blocks.push(ReportBlock::Measures(view.measures.iter().map(measure).collect()));
        let remarks: Vec<String> = view.measures.iter().flat_map(|measure| measure.remarks.iter().cloned()).collect();
        if !remarks.is_empty() {
            blocks.push(ReportBlock::Lines(remarks));
        }
        blocks.extend(view.band.as_ref().map(|band| ReportBlock::Strong(band.sentence.clone())));
        if let Some((label, name)) = &view.barrier {
            blocks.push(ReportBlock::Text(self.words.texts.fill("report.pair", &[("label", label), ("value", name)])));
        }
        if !view.actions.is_empty() {
            blocks.push(ReportBlock::Title(view.actions_title.clone()));
            let row = |action: &super::ActionView| {
                let because = few(self.words, &action.causes);
                let sources = action.sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>().join(", ");
                let mark = match action.state {
                    "planned" => "done",
                    "check" => "doing",
                    _ => "todo",
                };
                vec![
                    ReportCell::words(action.id.clone()).with([sources]),
                    ReportCell::words(action.what.clone()).with(because),
                    ReportCell::words(action.owner.1.clone()),
                    ReportCell::words(action.when.1.clone()),
                    ReportCell::marked(mark, action.label.clone()),
                ]
            };
            let head = ["report.head.ref", "report.head.action", "item.owner", "item.when", "report.head.status"].map(|key| self.get(key));
            let rows = view.actions.iter().map(row).collect();
            blocks.push(ReportBlock::Table(ReportTable { id: "actions", label: view.actions_title.clone(), head: head.to_vec(), rows }));
        }
        self.add("change", view.title.clone(), Some(view.lead.clone()), blocks);
    }

    fn people(&mut self, full: &FullResultView) {
        // The quick path does not ask who takes part: actors and roles wait for the full path.
        let Some(view) = full.people.as_ref().filter(|_| self.said.assessment.path == Path::Full) else { return };
        let mut blocks: Vec<ReportBlock> = view.first.iter().map(|first| ReportBlock::Strong(first.clone())).collect();
        blocks.extend(view.map.clone().map(|map| ReportBlock::Actors(Box::new(map))));
        let head = ["report.head.ref", "actors.head.actor", "actors.head.role", "actors.head.mode", "actors.head.status"].map(|key| self.get(key));
        for side in &view.sides {
            let folded: &[super::ActorView] = side.folded.as_ref().map_or(&[], |(_, actors)| actors);
            let row = |actor: &super::ActorView| {
                let mark = match actor.state {
                    "involved" => "done",
                    "missing" => "todo",
                    _ => "not_applicable",
                };
                vec![
                    ReportCell::words(actor.id.clone()),
                    ReportCell::words(actor.name.clone()),
                    ReportCell::words(actor.role.clone()),
                    ReportCell::words(actor.mode.clone()),
                    ReportCell::marked(mark, actor.label.clone()),
                ]
            };
            let rows: Vec<Vec<ReportCell>> = side.actors.iter().chain(folded).map(row).collect();
            blocks.push(ReportBlock::Title(side.name.clone()));
            blocks.push(ReportBlock::Table(ReportTable { id: "actors", label: side.name.clone(), head: head.to_vec(), rows }));
        }
        self.add("actors", view.title.clone(), Some(view.lead.clone()), blocks);
        let roles = &view.roles;
        let mut blocks: Vec<ReportBlock> = roles.warnings.iter().map(|warning| ReportBlock::Strong(warning.clone())).collect();
        blocks.push(ReportBlock::Note(roles.legend.clone()));
        blocks.push(ReportBlock::Roles(roles.clone()));
        if let Some((title, lines)) = &roles.fallbacks {
            blocks.extend([ReportBlock::Title(title.clone()), ReportBlock::Lines(lines.clone())]);
        }
        self.add("raci", roles.title.clone(), Some(roles.lead.clone()), blocks);
    }

    /// Before, after, and why.
    fn settings(&mut self) {
        let lines = self.said.settings();
        let key = if lines.is_empty() { "full.settings.none" } else { "full.settings.differ" };
        let mut blocks = vec![ReportBlock::Text(self.get(key))];
        if !lines.is_empty() {
            blocks.push(ReportBlock::Lines(lines));
        }
        self.add("settings", self.get("full.settings.title"), None, blocks);
    }

    /// What was assumed, how it is computed, what is cited.
    fn end(&mut self, result: &ResultView, cited: Vec<SourceView>) {
        let assumed = &result.assumptions;
        let mut lines = assumed.lines.clone();
        lines.extend(self.ignored());
        if !lines.is_empty() {
            self.add("assumptions", assumed.title.clone(), None, vec![ReportBlock::Lines(lines)]);
        }
        let method = &result.method;
        let rows = method.weights.iter().map(|(name, weight)| [name, weight].map(|cell| ReportCell::words(cell.clone())).to_vec()).collect();
        let mut blocks: Vec<ReportBlock> = method.paragraphs.iter().map(|text| ReportBlock::Text(text.clone())).collect();
        blocks.push(ReportBlock::Table(ReportTable { id: "weights", label: self.get("report.weights"), head: method.head.to_vec(), rows }));
        self.add("method", method.label.clone(), None, blocks);
        if !cited.is_empty() {
            let lead = self.get("report.sources.lead");
            self.add("sources", self.get("sources.label"), Some(lead), vec![ReportBlock::Sources(cited)]);
        }
    }

    /// Answers left from before another one hid their question: nothing is counted in silence.
    fn ignored(&self) -> Option<String> {
        let questions = self.said.assessment.ignored.len();
        (questions > 0).then(|| self.words.texts.count("ignored.questions", questions, &[]))
    }
}

/// What the report cites, once each: the literature, then the points of the starting document, in the order of their numbers.
fn cited(result: &ResultView, full: &FullResultView, risks: Vec<SourceView>) -> Vec<SourceView> {
    let guards = result.guards.iter().flat_map(|guard| guard.sources.iter().cloned());
    let actions = full.change.iter().flat_map(|change| &change.actions).flat_map(|action| action.sources.iter().cloned());
    let mut cited: Vec<SourceView> = Vec::new();
    for source in guards.chain(actions).chain(risks) {
        if !cited.iter().any(|known| known.id == source.id) {
            cited.push(source);
        }
    }
    // Their letter, then their number: S9 before S10.
    let rank = |source: &SourceView| (source.id.get(..1).map(str::to_owned), source.id.get(1..).and_then(|number| number.parse::<u16>().ok()));
    sort(&mut cited, |one, other| rank(one) < rank(other));
    cited
}
