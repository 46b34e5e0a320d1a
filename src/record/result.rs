//! The result as other tools read it: what `perimetre evaluate` prints, and the derived part of a saved file.
//!
//! Public and stable. Its shape is `schema::result_types`; the tests hold what is written here to that schema.

use super::Record;
use crate::{
    engine::{
        Assessment, Instrument, TowerAssessment,
        calendar::Day,
        checklist::{ChecklistItem, Detail, residual},
        criterion::{Class, Criterion},
        flip::Changes,
        guard::RaisedGuard,
        id::TagId,
        instrument::EffectKind,
        next_question::NextQuestion,
        risk::RaisedRisk,
        scope::{Degree, Scope},
        settings::{Changed, What},
    },
    sorted::sort_once,
    tree::{Object, Tree},
};

/// The result of an assessment, without what would change it.
#[must_use]
pub fn result(instrument: &Instrument, assessment: &Assessment, record: &Record) -> Tree {
    complete(instrument, assessment, record, Beside::of(instrument, assessment, None))
}

/// What stands beside an assessment in a result: none of it in a quick visitor's program.
#[derive(Clone, Debug)]
pub struct Beside {
    changes: Tree,
    lifts: Tree,
    settings: Tree,
}

impl Default for Beside {
    fn default() -> Self {
        Self { changes: Tree::Null, lifts: Tree::Null, settings: Tree::List(Vec::new()) }
    }
}

impl Beside {
    /// The settings in force, and what would change the result where that was computed.
    #[must_use]
    pub fn of(instrument: &Instrument, assessment: &Assessment, changes: Option<&Changes>) -> Self {
        let lifts = changes.and_then(|found| found.lifts.as_ref());
        Self {
            changes: changes.map_or(Tree::Null, |found| super::changes::changes(instrument, assessment, found)),
            lifts: lifts.map_or(Tree::Null, |lifts| super::changes::lifts(instrument, lifts)),
            settings: list(&instrument.changed, changed),
        }
    }
}

/// The result of an assessment, with what stands beside it.
#[must_use]
pub fn complete(instrument: &Instrument, assessment: &Assessment, record: &Record, beside: Beside) -> Tree {
    let writer = Writer { instrument, assessment, record };
    let mut result = Object::new();
    result.text("format", "perimetre-result");
    result.integer("version", 1);
    result.put("instrument", super::identity(instrument));
    result.text("path", assessment.path.code());
    result.number("coverage", assessment.coverage);
    result.put("scope", scope(assessment.scope.as_ref()));
    result.put("towers", list(&assessment.towers, |tower| writer.tower(tower)));
    result.texts("group_towers", &writer.towers(&assessment.group_towers));
    let absent = |presumed_only: bool| -> Vec<usize> {
        assessment.absent_towers.iter().filter(|absent| absent.presumed || !presumed_only).map(|absent| absent.tower).collect()
    };
    result.texts("absent_towers", &writer.towers(&absent(false)));
    result.texts("presumed_absent_towers", &writer.towers(&absent(true)));
    result.put("guards", list(&assessment.guards, |raised| writer.guard(raised)));
    let mut maturity = Object::new();
    maturity.number_or_null("index", assessment.maturity);
    result.put("maturity", maturity.done());
    super::people::write(instrument, assessment, &record.milestones, &mut result);
    result.put("risks", list(&assessment.risks, |raised| writer.risk(raised)));
    result.put("checklist", list(&assessment.checklist, |due| writer.item(due)));
    result.put("changes", beside.changes);
    result.put("lifts", beside.lifts);
    result.put("settings", beside.settings);
    result.put("next_question", assessment.next_question.as_ref().map_or(Tree::Null, |next| writer.next_question(next)));
    result.texts("ignored_answers", &writer.questions(&assessment.ignored));
    result.texts("set_aside", &record.set_aside().iter().map(String::as_str).collect::<Vec<_>>());
    result.done()
}

fn list<T>(values: &[T], write: impl Fn(&T) -> Tree) -> Tree {
    Tree::List(values.iter().map(write).collect())
}

/// A number before and after, or a guard on before and off after.
fn changed(changed: &Changed) -> Tree {
    let mut object = Object::new();
    object.text("id", changed.what.id());
    match &changed.what {
        What::Number { knob, before } => {
            object.number("before", *before);
            object.number("after", knob.value);
        }
        What::GuardOff(_) => {
            object.text("before", "on");
            object.text("after", "off");
        }
    }
    object.text_or_null("reason", Some(changed.reason.as_str()).filter(|reason| !reason.is_empty()));
    object.done()
}

fn scope(scope: Option<&Scope>) -> Tree {
    let mut object = Object::new();
    object.text("kind", scope.map_or("insufficient", |scope| scope.kind.code()));
    object.text_or_null("degree", scope.and_then(|scope| scope.degree).map(Degree::code));
    object.number_or_null("share", scope.map(|scope| scope.shown_share));
    object.number_or_null("acceptability", scope.map(|scope| scope.acceptability));
    object.text_or_null("confidence", scope.map(|scope| scope.confidence.code()));
    object.flag("capped", scope.is_some_and(Scope::is_capped));
    object.done()
}

struct Writer<'a> {
    instrument: &'a Instrument,
    assessment: &'a Assessment,
    record: &'a Record,
}

impl<'a> Writer<'a> {
    fn towers(&self, towers: &[usize]) -> Vec<&'a str> {
        towers.iter().map(|tower| self.instrument.towers[*tower].id.as_str()).collect()
    }

    fn questions(&self, questions: &[usize]) -> Vec<&'a str> {
        questions.iter().map(|question| self.instrument.questions[*question].id.as_str()).collect()
    }

    fn guard_id(&self, raised: &RaisedGuard) -> &'a str {
        self.instrument.company_guards[raised.guard].id.as_str()
    }

    fn tower(&self, tower: &TowerAssessment) -> Tree {
        let mut guards: Vec<&str> = tower.guards.iter().map(|row| self.instrument.tower_guards[*row].id.as_str()).collect();
        guards.dedup();
        let tags: Vec<&str> = tower.tags.iter().map(TagId::as_str).collect();
        let concerns =
            |raised: &&RaisedGuard| raised.effects.iter().any(|effect| effect.towers.as_ref().is_some_and(|towers| towers.contains(&tower.tower)));
        let conditions: Vec<&str> = self.assessment.guards.iter().filter(concerns).map(|raised| self.guard_id(raised)).collect();
        let mut by_class = Object::new();
        for class in Class::ALL {
            by_class.number(class.code(), tower.acceptabilities[class.index()]);
        }
        let mut by_criterion = Object::new();
        for criterion in Criterion::ALL.into_iter().filter(|criterion| *criterion != Criterion::Cri) {
            by_criterion.number(criterion.code(), tower.score.contributions[criterion.index()]);
        }
        let mut object = Object::new();
        object.text("id", self.instrument.towers[tower.tower].id.as_str());
        object.text("class", tower.class.code());
        object.number("score", tower.score.central);
        object.number("score_min", tower.score.low);
        object.number("score_max", tower.score.high);
        object.number("acceptability", tower.acceptability());
        object.put("acceptabilities", by_class.done());
        object.text("confidence", tower.confidence.code());
        object.put("contributions", by_criterion.done());
        object.texts("guards", &guards);
        object.texts("tags", &tags);
        object.texts("conditions", &conditions);
        object.flag("first_wave", tower.first_wave);
        object.number("spend_share", tower.spend);
        object.done()
    }

    fn guard(&self, raised: &RaisedGuard) -> Tree {
        let mut effects: Vec<&str> = raised.effects.iter().map(|effect| effect.kind.code()).collect();
        effects.dedup();
        let mut towers: Vec<usize> = raised.effects.iter().filter_map(|effect| effect.towers.as_ref()).flatten().copied().collect();
        sort_once(&mut towers);
        let before =
            raised.effects.iter().find_map(|effect| if let EffectKind::Gate(milestone) = effect.kind { Some(milestone.code()) } else { None });
        let mut object = Object::new();
        object.text("id", self.guard_id(raised));
        object.texts("effects", &effects);
        object.text("state", raised.state.code());
        object.text_or_null("before", before);
        object.texts("towers", &self.towers(&towers));
        object.texts("because", &self.questions(&raised.because));
        object.done()
    }

    fn risk(&self, raised: &RaisedRisk) -> Tree {
        let risk = &self.instrument.risks[raised.risk];
        let items: Vec<&str> = risk.items.iter().map(|item| self.instrument.items[*item].id.as_str()).collect();
        let mut object = Object::new();
        object.text("id", risk.id.as_str());
        object.integer("likelihood", raised.likelihood);
        object.integer("impact", raised.impact);
        object.text("level", raised.level.code());
        object.put("residual", self.residual(raised));
        object.flag("to_check", raised.to_check);
        object.texts("because", &self.questions(&raised.because));
        object.texts("items", &items);
        object.text("owner", risk.owner.as_str());
        object.text("phase", risk.phase.code());
        object.done()
    }

    /// What remains of a risk once what is done counts.
    fn residual(&self, raised: &RaisedRisk) -> Tree {
        let (likelihood, impact, level) = residual(self.instrument, raised, &self.record.progress);
        let mut object = Object::new();
        object.integer("likelihood", likelihood);
        object.integer("impact", impact);
        object.text("level", level.code());
        object.done()
    }

    fn item(&self, due: &ChecklistItem) -> Tree {
        let item = &self.instrument.items[due.item];
        let day = Detail::day(self.record.details.get(&item.id), item.when, &self.record.milestones);
        let covers: Vec<&str> = due.covers.iter().map(|risk| self.instrument.risks[*risk].id.as_str()).collect();
        let mut object = Object::new();
        object.text("id", item.id.as_str());
        object.text("owner", item.owner.as_str());
        object.text("when", &item.when.code());
        object.text_or_null("due", day.map(Day::iso).as_deref());
        object.text("status", self.record.progress.get(&item.id).copied().unwrap_or_default().code());
        object.texts("covers", &covers);
        object.done()
    }

    fn next_question(&self, next: &NextQuestion) -> Tree {
        let mut object = Object::new();
        object.text("id", self.instrument.questions[next.question].id.as_str());
        object.text_or_null("tower", next.tower.map(|tower| self.instrument.towers[tower].id.as_str()));
        object.number_or_null("gain_bits", next.gain);
        object.done()
    }
}
