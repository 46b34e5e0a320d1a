//! Actors, and who answers for what.

use super::Reader;
use crate::{
    content::node::Node,
    engine::{
        actor::{Actor, Mode, People, Side},
        id::{ActivityId, ActorId, RiskId},
        questionnaire::Kind,
        raci::{Activity, Checks, Column, Fallback, Letter},
        risk::Phase,
    },
};

impl Reader<'_> {
    pub(super) fn people(&self, file: &Node<'_>, kinds: &[Kind]) -> People {
        let file = file.clone().only(&["actors", "columns", "checks", "raci", "fallbacks"]);
        People {
            question: kinds.iter().position(|kind| *kind == Kind::Actors).unwrap_or_else(|| {
                file.problem("no question asks which actors were told");
                0
            }),
            actors: file.need("actors").list().iter().map(|node| self.actor_published(node)).collect(),
            columns: file.list_at("columns").iter().map(|node| self.column(node)).collect(),
            activities: file.need("raci").list().iter().map(activity).collect(),
            fallbacks: file.list_at("fallbacks").iter().map(|node| self.fallback(node)).collect(),
            checks: self.checks(&file.need("checks")),
        }
    }

    fn actor_published(&self, node: &Node<'_>) -> Actor {
        let node = node.clone().only(&["id", "side", "internal", "user", "mode", "needed", "applies", "told", "absent", "exists", "sources"]);
        Actor {
            id: ActorId::new(node.need("id").text()),
            side: node.need("side").word("one of client, provider, third_party", Side::from_code).unwrap_or(Side::Client),
            internal: node.need("internal").flag(),
            user: node.need("user").flag(),
            mode: node.need("mode").word("one of GP, SA, IN, SU", Mode::from_code).unwrap_or(Mode::Monitor),
            needed: self.condition_at(&node, "needed"),
            applies: self.condition_at(&node, "applies"),
            told: self.condition_at(&node, "told"),
            absent: self.condition_at(&node, "absent"),
            exists: self.condition_at(&node, "exists"),
            sources: node.sources(),
        }
    }

    fn column(&self, node: &Node<'_>) -> Column {
        let node = node.clone().only(&["id", "actors"]);
        let index = |node: &Node<'_>| node.word("an actor", |id| self.actors.iter().position(|actor| actor.as_str() == id));
        Column { id: ActorId::new(node.need("id").text()), actors: node.need("actors").list().iter().filter_map(index).collect() }
    }

    fn fallback(&self, node: &Node<'_>) -> Fallback {
        let node = node.clone().only(&["missing", "to", "outside", "note", "drop"]);
        Fallback {
            missing: self.actor(&node.need("missing")),
            to: node.need("to").list().iter().map(|node| self.actor(node)).collect(),
            outside: node.list_at("outside").iter().filter_map(letter).collect(),
            note: node.find("note").map(|note| note.text().to_owned()),
        }
    }

    fn checks(&self, node: &Node<'_>) -> Checks {
        let node = node.clone().only(&["involve", "concentrated", "not_final"]);
        let concentrated = node.need("concentrated").only(&["actor", "rows", "when"]);
        Checks {
            involve: RiskId::new(node.need("involve").text()),
            concentrated: self.actor(&concentrated.need("actor")),
            rows: concentrated.need("rows").count(1000),
            concentrated_when: self.condition(&concentrated.need("when")),
            not_final: self.condition(&node.need("not_final")),
        }
    }
}

fn letter(node: &Node<'_>) -> Option<Letter> {
    node.word("one of A, A*, R, C, I", Letter::from_code)
}

fn activity(node: &Node<'_>) -> Activity {
    let node = node.clone().only(&["id", "phase", "roles", "sources"]);
    let roles = node.need("roles").entries();
    Activity {
        id: ActivityId::new(node.need("id").text()),
        phase: node.need("phase").word("decide, contract, transition, run or exit", Phase::from_code).unwrap_or(Phase::Decide),
        roles: roles.iter().filter_map(|(who, role)| Some((ActorId::new(who), letter(role)?))).collect(),
        sources: node.sources(),
    }
}
