//! Change, actors and roles, as part of the document.

use super::Page;
use crate::engine::{actor::Side, id::ActorId, questionnaire::Path, raci::RaciRow, risk::Phase};

impl Page<'_> {
    /// Impact and readiness are said one after the other, never as one.
    pub(super) fn change(&mut self) {
        let report = self.report;
        let Some(change) = &report.assessment.readiness else { return };
        self.title(2, &self.get("readiness.title"));
        self.paragraph(&self.get("readiness.lead"));
        let lines: Vec<String> = report.impact(change).into_iter().chain(report.readiness(change)).collect();
        self.list(&lines);
        if let Some(band) = change.band {
            self.paragraph(&report.band(band));
        }
        if change.actions.is_empty() {
            return;
        }
        self.title(3, &self.get("readiness.actions"));
        let head = ["id", "action", "owner", "when", "status"].map(|column| self.get(&format!("export.head.{column}")));
        let rows: Vec<Vec<String>> = change.actions.iter().map(|raised| report.support(raised).to_vec()).collect();
        self.table(&head, &rows);
    }

    /// The quick path does not ask who takes part: actors and roles wait for the full path.
    pub(super) fn people(&mut self) {
        if self.report.assessment.path == Path::Full && !self.report.assessment.actors.is_empty() {
            self.actors();
            self.roles();
        }
    }

    fn actors(&mut self) {
        let report = self.report;
        self.title(2, &self.get("actors.title"));
        self.paragraph(&self.get("actors.lead"));
        if let Some(line) = report.to_involve() {
            self.paragraph(&line);
        }
        let id = self.get("export.head.id");
        let [actor, role, mode, status] = ["actor", "role", "mode", "status"].map(|column| self.get(&format!("actors.head.{column}")));
        let head = [id, actor, role, mode, status];
        for side in Side::ALL {
            let of_side = report.assessment.actors.iter().filter(|status| report.instrument.people.actors[status.actor].side == side);
            let rows: Vec<Vec<String>> = of_side.map(|status| report.actor_row(status).to_vec()).collect();
            self.title(3, &self.get(&format!("actors.side.{}", side.code())));
            self.table(&head, &rows);
        }
    }

    fn roles(&mut self) {
        let report = self.report;
        let raci = &report.assessment.raci;
        self.title(2, &self.get(if raci.is_final { "raci.title" } else { "raci.title.draft" }));
        self.paragraph(&self.get("raci.lead"));
        self.list(&report.raci_remarks());
        let phase_of = |row: &RaciRow| report.instrument.people.activities[row.activity].phase;
        for phase in Phase::ALL {
            let rows: Vec<&RaciRow> = raci.rows.iter().filter(|row| phase_of(row) == phase).collect();
            let holds = |column: &&ActorId| rows.iter().any(|row| row.roles.iter().any(|(who, _)| who == *column));
            let columns: Vec<&ActorId> = report.instrument.people.columns().into_iter().filter(holds).collect();
            let mut head = vec![self.get("export.head.id"), self.get("raci.head.activity")];
            head.extend(columns.iter().map(|column| column.as_str().to_owned()));
            let line = |row: &&RaciRow| {
                let id = &report.instrument.people.activities[row.activity].id;
                let letter = |column: &&ActorId| row.roles.iter().find(|(who, _)| who == *column).map_or("", |(_, letter)| letter.code()).to_owned();
                [id.as_str().to_owned(), self.get(&format!("activity.{id}"))].into_iter().chain(columns.iter().map(letter)).collect()
            };
            let rows: Vec<Vec<String>> = rows.iter().map(line).collect();
            self.title(3, &self.get(&format!("phase.{}", phase.code())));
            self.table(&head, &rows);
        }
        let holds = |column: &&ActorId| raci.rows.iter().any(|row| row.roles.iter().any(|(who, _)| who == *column));
        let columns = report.instrument.people.columns().into_iter().filter(holds);
        let legend: Vec<String> = columns.map(|column| format!("{column} = {}", report.column(column))).collect();
        self.paragraph(&report.texts.fill("raci.legend", &[("columns", &legend.join(" · "))]));
        let fallbacks = report.fallbacks();
        if !fallbacks.is_empty() {
            self.title(3, &self.get("raci.fallbacks"));
            self.list(&fallbacks);
        }
    }
}
