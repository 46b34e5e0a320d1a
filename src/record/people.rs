//! The part of a result that is about people: change, actors, who answers for what.

use crate::{
    engine::{
        Assessment, Instrument,
        actor::ActorStatus,
        calendar::{Day, Milestones},
        id::ActorId,
        raci::{RaciRow, Replaced},
        readiness::{Band, ImpactPartValue, RaisedAction, Readiness, ReadinessBand, ReadinessPartValue},
    },
    tree::{Object, Tree},
};

/// Adds it to a result.
pub(super) fn write(instrument: &Instrument, assessment: &Assessment, milestones: &Milestones, result: &mut Object) {
    let writer = Writer { instrument, milestones };
    result.put("readiness", assessment.readiness.as_ref().map_or(Tree::Null, |readiness| writer.readiness(readiness)));
    result.put("actors", Tree::List(assessment.actors.iter().map(|status| writer.actor(status)).collect()));
    let raci = &assessment.raci;
    result.put("raci", Tree::List(raci.rows.iter().map(|row| writer.row(row)).collect()));
    let mut columns = Object::new();
    for column in &instrument.people.columns {
        let actors: Vec<&str> = column.actors.iter().map(|actor| instrument.people.actors[*actor].id.as_str()).collect();
        columns.texts(column.id.as_str(), &actors);
    }
    let warning = |(actor, rows): &(ActorId, usize)| {
        let mut object = Object::new();
        object.text("id", "concentrated");
        object.text("actor", actor.as_str());
        object.put("rows", Tree::Integer(i64::try_from(*rows).unwrap_or(i64::MAX)));
        object.done()
    };
    let mut status = Object::new();
    status.flag("final", raci.is_final);
    status.put("warnings", Tree::List(raci.concentrated.iter().map(warning).collect()));
    status.put("columns", columns.done());
    result.put("raci_status", if raci.rows.is_empty() { Tree::Null } else { status.done() });
}

struct Writer<'a> {
    instrument: &'a Instrument,
    milestones: &'a Milestones,
}

impl<'a> Writer<'a> {
    fn questions(&self, questions: &[usize]) -> Vec<&'a str> {
        questions.iter().map(|question| self.instrument.questions[*question].id.as_str()).collect()
    }

    fn readiness(&self, measured: &Readiness) -> Tree {
        let settings = &self.instrument.change;
        let ids: Vec<&str> = measured.actions.iter().map(|raised| settings.actions[raised.action].id.as_str()).collect();
        let impact_part = |(index, part): (usize, &ImpactPartValue)| {
            let mut object = Object::new();
            object.text("id", self.instrument.questions[settings.impact.parts[index].question].id.as_str());
            object.number("weight", settings.impact.parts[index].weight);
            object.number("value", part.value);
            object.text("origin", part.origin.code());
            object.texts("because", &self.questions(&part.because));
            object.done()
        };
        let readiness_part = |(index, part): (usize, &ReadinessPartValue)| {
            let mut object = Object::new();
            object.text("id", &settings.readiness.parts[index].id);
            object.number("weight", settings.readiness.parts[index].weight);
            object.number_or_null("value", part.value);
            object.flag("incomplete", part.incomplete);
            object.texts("because", &self.questions(&part.because));
            object.done()
        };
        let mut object = Object::new();
        object.number("impact", measured.impact.value);
        object.text("impact_band", measured.impact.band.code());
        object.flag("impact_estimated", measured.impact.is_estimated());
        object.flag("impact_floored", measured.impact.floored);
        object.number_or_null("readiness", measured.readiness);
        object.text_or_null("readiness_band", measured.readiness_band.map(ReadinessBand::code));
        object.text_or_null("band", measured.band.map(Band::code));
        object.text_or_null("barrier", measured.barrier.map(|part| settings.readiness.parts[part].id.as_str()));
        object.texts("actions", &ids);
        object.put("impact_parts", Tree::List(measured.impact.parts.iter().enumerate().map(impact_part).collect()));
        object.put("readiness_parts", Tree::List(measured.parts.iter().enumerate().map(readiness_part).collect()));
        object.put("support", Tree::List(measured.actions.iter().map(|raised| self.action(raised)).collect()));
        object.done()
    }

    fn action(&self, raised: &RaisedAction) -> Tree {
        let action = &self.instrument.change.actions[raised.action];
        let also: Vec<String> = action.also.iter().map(|rule| rule.code()).collect();
        let after: Vec<&str> = if raised.held { action.after.iter().map(|guard| guard.as_str()).collect() } else { Vec::new() };
        let mut object = Object::new();
        object.text("id", action.id.as_str());
        object.text("owner", action.owner.as_str());
        object.text("when", &action.when.code());
        object.text_or_null("due", action.when.due(self.milestones).map(Day::iso).as_deref());
        object.texts("also", &also.iter().map(String::as_str).collect::<Vec<_>>());
        object.texts("after", &after);
        object.flag("planned", raised.planned);
        object.flag("to_check", raised.to_check);
        object.texts("because", &self.questions(&raised.because));
        object.done()
    }

    fn actor(&self, status: &ActorStatus) -> Tree {
        let actor = &self.instrument.people.actors[status.actor];
        let mut object = Object::new();
        object.text("id", actor.id.as_str());
        object.text("side", actor.side.code());
        object.text("mode", actor.mode.code());
        object.text("status", status.involvement.code());
        object.flag("to_check", status.to_check);
        object.flag("to_involve", status.to_involve);
        object.flag("vacant", status.vacant);
        object.texts("because", &self.questions(&status.because));
        object.done()
    }

    fn row(&self, row: &RaciRow) -> Tree {
        let activity = &self.instrument.people.activities[row.activity];
        let mut roles = Object::new();
        for (who, letter) in &row.roles {
            roles.text(who.as_str(), letter.code());
        }
        let mut object = Object::new();
        object.text("activity", activity.id.as_str());
        object.text("phase", activity.phase.code());
        object.put("roles", roles.done());
        object.put("fallbacks", Tree::List(row.fallbacks.iter().map(replaced).collect()));
        object.done()
    }
}

fn replaced(replaced: &Replaced) -> Tree {
    let mut object = Object::new();
    object.text("from", replaced.from.as_str());
    object.text_or_null("to", replaced.to.as_ref().map(ActorId::as_str));
    object.text("role", replaced.letter.code());
    object.text_or_null("note", replaced.note.as_deref());
    object.done()
}
