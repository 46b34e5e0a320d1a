//! Change: impact, readiness, their bands, and the actions they call for.

use super::Reader;
use crate::{
    content::node::Node,
    engine::{
        actor::Actor,
        id::{ActionId, GuardId, OptionId},
        instrument::DateRule,
        questionnaire::{Kind, Question},
        readiness::{
            Action, Band, Change, Estimate, ImpactBand, ImpactPart, ImpactScoring, ImpactSettings, ReadinessBand, ReadinessPart, ReadinessSettings,
        },
    },
};

const IMPACT: [ImpactBand; 3] = [ImpactBand::Small, ImpactBand::Moderate, ImpactBand::Large];
const READINESS: [ReadinessBand; 3] = [ReadinessBand::Low, ReadinessBand::Medium, ReadinessBand::High];
/// The question whose options are the actions already planned.
const PLANNED: &str = "change_plan";

impl Reader<'_> {
    pub(super) fn change(&self, file: &Node<'_>, questions: &[Question], actors: &[Actor]) -> Change {
        let file = file.clone().only(&["impact", "readiness", "bands", "actions"]);
        let plan_question = self.names.question(PLANNED).unwrap_or_else(|| {
            file.problem(format!("the question \"{PLANNED}\" is missing"));
            0
        });
        Change {
            impact: self.impact(&file.need("impact"), questions),
            readiness: self.readiness(&file.need("readiness"), actors),
            bands: bands(&file.need("bands")),
            actions: file.need("actions").list().iter().map(|node| self.support_action(node, plan_question)).collect(),
            plan_question,
        }
    }

    fn impact(&self, node: &Node<'_>, questions: &[Question]) -> ImpactSettings {
        let node = node.clone().only(&["unknown", "bands", "parts", "floors"]);
        let (moderate, large) = cuts(&node.need("bands"), "moderate", "large");
        let floor = |node: &Node<'_>| {
            let node = node.clone().only(&["when", "at_least"]);
            (self.condition(&node.need("when")), node.need("at_least").number(0.0, 100.0))
        };
        ImpactSettings {
            unknown: node.need("unknown").share(),
            moderate,
            large,
            parts: node.need("parts").list().iter().map(|node| self.impact_part(node, questions)).collect(),
            floors: node.list_at("floors").iter().map(floor).collect(),
        }
    }

    fn impact_part(&self, node: &Node<'_>, questions: &[Question]) -> ImpactPart {
        let node = node.clone().only(&["question", "weight", "score", "count", "variant", "estimate"]);
        let question = self.question(&node.need("question"));
        let factor = |node: &Node<'_>| {
            let node = node.clone().only(&["when", "factor"]);
            (self.condition(&node.need("when")), node.need("factor").number(0.0, 1.0))
        };
        ImpactPart {
            question,
            weight: node.need("weight").number(0.0, 1.0),
            scoring: self.impact_scoring(&node, question, questions),
            factors: node.list_at("variant").iter().map(factor).collect(),
            estimates: node.list_at("estimate").iter().map(|node| self.estimate(node)).collect(),
        }
    }

    /// By option, by number of options ticked, or as a scale.
    fn impact_scoring(&self, node: &Node<'_>, question: usize, questions: &[Question]) -> ImpactScoring {
        let kind = questions.get(question).map(|question| question.kind);
        match (node.find("score"), node.find("count"), kind) {
            (Some(score), None, Some(Kind::Single)) => {
                let scores: Vec<(OptionId, f64)> =
                    score.entries().into_iter().map(|(option, node)| (self.option_named(question, option, &node), node.share())).collect();
                if !questions[question].options.iter().all(|option| scores.iter().any(|(id, _)| id == option)) {
                    score.problem("expected a score for each option");
                }
                ImpactScoring::Options(scores)
            }
            (None, Some(count), Some(Kind::Multi { .. })) => {
                let scores: Vec<f64> = count.list().iter().map(Node::share).collect();
                if scores.is_empty() {
                    count.problem("expected the score of 0, 1, 2… options ticked");
                }
                ImpactScoring::Count(scores)
            }
            (None, None, Some(Kind::Scale)) => ImpactScoring::Scale,
            _ => {
                node.problem("expected \"score\" for a single answer, \"count\" for a multiple one, neither for a scale");
                ImpactScoring::Scale
            }
        }
    }

    fn estimate(&self, node: &Node<'_>) -> Estimate {
        let node = node.clone().only(&["when", "value", "share"]);
        let is_share = node.find("share").is_some_and(|share| share.flag());
        if is_share == node.find("value").is_some() {
            node.problem("expected either \"value\" or \"share = true\"");
        }
        Estimate { when: self.condition_at(&node, "when"), value: node.find("value").map(|value| value.share()) }
    }

    fn readiness(&self, node: &Node<'_>, actors: &[Actor]) -> ReadinessSettings {
        let node = node.clone().only(&["bands", "barrier", "missing", "required_actors", "required_if_told", "parts"]);
        let (medium, high) = cuts(&node.need("bands"), "medium", "high");
        let internal = |key: &str| {
            let find = |id: &str| actors.iter().position(|actor| actor.internal && actor.id.as_str() == id);
            node.need(key).list().iter().filter_map(|node| node.word("an internal actor", find)).collect()
        };
        ReadinessSettings {
            medium,
            high,
            barrier: node.need("barrier").number(1.0, 5.0),
            missing: node.need("missing").number(0.0, 1.0),
            parts: node.need("parts").list().iter().map(|node| self.readiness_part(node)).collect(),
            required: internal("required_actors"),
            required_if_told: internal("required_if_told"),
        }
    }

    fn readiness_part(&self, node: &Node<'_>) -> ReadinessPart {
        let node = node.clone().only(&["id", "weight", "barrier", "questions", "share_of_required_actors", "planned_actions"]);
        let is = |key: &str| node.find(key).is_some_and(|flag| flag.flag());
        let scale = |node: &Node<'_>| {
            let question = self.question(node);
            if self.names.kind(question) != Kind::Scale {
                node.problem("expected a question answered on a scale");
            }
            question
        };
        let part = ReadinessPart {
            id: node.need("id").text().to_owned(),
            weight: node.need("weight").number(0.0, 1.0),
            questions: node.need("questions").list().iter().map(scale).collect(),
            actors: is("share_of_required_actors"),
            plan: is("planned_actions"),
            barrier: is("barrier"),
        };
        if part.questions.is_empty() && !part.actors && !part.plan {
            node.problem("expected a question, \"share_of_required_actors\" or \"planned_actions\"");
        }
        part
    }

    fn support_action(&self, node: &Node<'_>, plan_question: usize) -> Action {
        let node = node.clone().only(&["id", "trigger", "owner", "when", "also", "after", "plan_option", "sources"]);
        let rule = |node: &Node<'_>| node.word("D, T, S, B-30, B+30, 6M, 12M or E", DateRule::from_code).unwrap_or(DateRule::Decision);
        Action {
            id: ActionId::new(node.need("id").text()),
            trigger: self.condition(&node.need("trigger")),
            owner: self.actor(&node.need("owner")),
            when: rule(&node.need("when")),
            also: node.list_at("also").iter().map(rule).collect(),
            after: node.list_at("after").iter().map(|guard| GuardId::new(guard.text())).collect(),
            option: node.find("plan_option").map(|option| self.option(plan_question, &option)),
            sources: node.sources(),
        }
    }
}

/// Two bounds, in order: the band in the middle and the one above it.
fn cuts(node: &Node<'_>, middle: &str, upper: &str) -> (f64, f64) {
    let node = node.clone().only(&[middle, upper]);
    let (low, high) = (node.need(middle).number(0.0, 100.0), node.need(upper).number(0.0, 100.0));
    if low >= high {
        node.problem(format!("expected \"{middle}\" below \"{upper}\""));
    }
    (low, high)
}

/// One row an impact, one column a readiness.
fn bands(node: &Node<'_>) -> [[Band; 3]; 3] {
    let node = node.clone().only(&IMPACT.map(ImpactBand::code));
    IMPACT.map(|impact| {
        let row = node.need(impact.code()).only(&READINESS.map(ReadinessBand::code));
        READINESS.map(|readiness| row.need(readiness.code()).word("green, yellow, orange or red", Band::from_code).unwrap_or(Band::Red))
    })
}
