//! The result as other tools read it: what `perimetre evaluate` prints, and the derived part of a saved file.
//!
//! Public and stable. Its shape is `schema::result_types`; the tests hold what is written here to that schema.

use crate::{
    engine::{
        Assessment, Instrument, TowerAssessment,
        checklist::Progress,
        criterion::{Class, Criterion},
        guard::RaisedGuard,
        instrument::EffectKind,
        scope::{Degree, Scope},
    },
    sorted::sort_once,
    tree::{Object, Tree},
};

/// The result of an assessment.
#[must_use]
pub fn result(instrument: &Instrument, assessment: &Assessment, progress: &Progress) -> Tree {
    let writer = Writer { instrument, assessment, progress };
    Object::new()
        .with("format", Tree::text("perimetre-result"))
        .with("version", Tree::Integer(1))
        .with("instrument", super::identity(instrument))
        .with("path", Tree::text(assessment.path.code()))
        .with("coverage", Tree::number(assessment.coverage))
        .with("scope", scope(assessment.scope.as_ref()))
        .with("towers", list(&assessment.towers, |tower| writer.tower(tower)))
        .with("group_towers", writer.towers(assessment.group_towers.iter()))
        .with("absent_towers", writer.towers(assessment.absent_towers.iter().map(|absent| &absent.tower)))
        .with("presumed_absent_towers", writer.towers(assessment.absent_towers.iter().filter(|absent| absent.presumed).map(|absent| &absent.tower)))
        .with("guards", list(&assessment.guards, |raised| writer.guard(raised)))
        .with("maturity", Object::new().with("index", Tree::number_or_null(assessment.maturity)).done())
        .with("readiness", Tree::Null)
        .with("actors", Tree::Null)
        .with("raci", Tree::Null)
        .with("risks", list(&assessment.risks, |raised| writer.risk(raised)))
        .with("checklist", list(&assessment.checklist, |due| writer.item(due)))
        .with("next_question", assessment.next_question.as_ref().map_or(Tree::Null, |next| writer.next_question(next)))
        .done()
}

fn list<T>(values: &[T], write: impl Fn(&T) -> Tree) -> Tree {
    Tree::List(values.iter().map(write).collect())
}

fn scope(scope: Option<&Scope>) -> Tree {
    Object::new()
        .with("kind", Tree::text(scope.map_or("insufficient", |scope| scope.kind.code())))
        .with("degree", Tree::text_or_null(scope.and_then(|scope| scope.degree).map(Degree::code)))
        .with("share", Tree::number_or_null(scope.map(|scope| scope.shown_share)))
        .with("acceptability", Tree::number_or_null(scope.map(|scope| scope.acceptability)))
        .with("confidence", Tree::text_or_null(scope.map(|scope| scope.confidence.code())))
        .with("capped", Tree::Bool(scope.is_some_and(Scope::is_capped)))
        .done()
}

struct Writer<'a> {
    instrument: &'a Instrument,
    assessment: &'a Assessment,
    progress: &'a Progress,
}

impl Writer<'_> {
    fn towers<'a>(&self, towers: impl Iterator<Item = &'a usize>) -> Tree {
        Tree::texts(towers.map(|tower| self.instrument.towers[*tower].id.as_str()))
    }

    fn questions(&self, questions: &[usize]) -> Tree {
        Tree::texts(questions.iter().map(|question| self.instrument.questions[*question].id.as_str()))
    }

    fn tower(&self, tower: &TowerAssessment) -> Tree {
        let concerns =
            |raised: &&RaisedGuard| raised.effects.iter().any(|effect| effect.towers.as_ref().is_some_and(|towers| towers.contains(&tower.tower)));
        let mut guards: Vec<&str> = tower.guards.iter().map(|row| self.instrument.tower_guards[*row].id.as_str()).collect();
        guards.dedup();
        let by_class =
            Class::ALL.into_iter().fold(Object::new(), |object, class| object.with(class.code(), Tree::number(tower.acceptabilities[class.index()])));
        let by_criterion = Criterion::ALL
            .into_iter()
            .filter(|criterion| *criterion != Criterion::Cri)
            .fold(Object::new(), |object, criterion| object.with(criterion.code(), Tree::number(tower.score.contributions[criterion.index()])));
        Object::new()
            .with("id", Tree::text(self.instrument.towers[tower.tower].id.as_str()))
            .with("class", Tree::text(tower.class.code()))
            .with("score", Tree::number(tower.score.central))
            .with("score_min", Tree::number(tower.score.low))
            .with("score_max", Tree::number(tower.score.high))
            .with("acceptability", Tree::number(tower.acceptability()))
            .with("acceptabilities", by_class.done())
            .with("confidence", Tree::text(tower.confidence.code()))
            .with("contributions", by_criterion.done())
            .with("guards", Tree::texts(guards.into_iter()))
            .with("tags", Tree::texts(tower.tags.iter().map(|tag| tag.as_str())))
            .with(
                "conditions",
                Tree::texts(self.assessment.guards.iter().filter(concerns).map(|raised| self.instrument.company_guards[raised.guard].id.as_str())),
            )
            .with("first_wave", Tree::Bool(tower.first_wave))
            .with("spend_share", Tree::number(tower.spend))
            .done()
    }

    fn guard(&self, raised: &RaisedGuard) -> Tree {
        let mut effects: Vec<&str> = raised.effects.iter().map(|effect| effect.kind.code()).collect();
        effects.dedup();
        let mut towers: Vec<usize> = raised.effects.iter().filter_map(|effect| effect.towers.as_ref()).flatten().copied().collect();
        sort_once(&mut towers);
        let before =
            raised.effects.iter().find_map(|effect| if let EffectKind::Gate(milestone) = effect.kind { Some(milestone.code()) } else { None });
        Object::new()
            .with("id", Tree::text(self.instrument.company_guards[raised.guard].id.as_str()))
            .with("effects", Tree::texts(effects.into_iter()))
            .with("state", Tree::text(raised.state.code()))
            .with("before", Tree::text_or_null(before))
            .with("towers", self.towers(towers.iter()))
            .with("because", self.questions(&raised.because))
            .done()
    }

    fn risk(&self, raised: &crate::engine::risk::RaisedRisk) -> Tree {
        let risk = &self.instrument.risks[raised.risk];
        Object::new()
            .with("id", Tree::text(risk.id.as_str()))
            .with("likelihood", Tree::Integer(raised.likelihood.into()))
            .with("impact", Tree::Integer(raised.impact.into()))
            .with("level", Tree::text(raised.level.code()))
            .with("to_check", Tree::Bool(raised.to_check))
            .with("because", self.questions(&raised.because))
            .with("items", Tree::texts(risk.items.iter().map(|item| self.instrument.items[*item].id.as_str())))
            .with("owner", Tree::text(risk.owner.as_str()))
            .with("phase", Tree::text(risk.phase.code()))
            .done()
    }

    fn item(&self, due: &crate::engine::checklist::ChecklistItem) -> Tree {
        let item = &self.instrument.items[due.item];
        Object::new()
            .with("id", Tree::text(item.id.as_str()))
            .with("owner", Tree::text(item.owner.as_str()))
            .with("when", Tree::Text(item.when.code()))
            .with("status", Tree::text(self.progress.get(&item.id).copied().unwrap_or_default().code()))
            .with("covers", Tree::texts(due.covers.iter().map(|risk| self.instrument.risks[*risk].id.as_str())))
            .done()
    }

    fn next_question(&self, next: &crate::engine::next_question::NextQuestion) -> Tree {
        Object::new()
            .with("id", Tree::text(self.instrument.questions[next.question].id.as_str()))
            .with("tower", Tree::text_or_null(next.tower.map(|tower| self.instrument.towers[tower].id.as_str())))
            .with("gain_bits", Tree::number_or_null(next.gain))
            .done()
    }
}
