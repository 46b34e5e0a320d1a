//! From the content folder's tree to the engine's instrument, naming every problem on the way.

mod change;
mod people;

use super::node::Node;
use crate::engine::{
    condition::{Condition, parse},
    criterion::{Criterion, Direction},
    id::{ActorId, GuardId, ItemId, OptionId, QuestionId, RiskId, TagId, TowerId},
    instrument::{
        Absence, Capability, CompanyGuard, CriterionSettings, DateRule, DriverAdjust, Drivers, EffectKind, GuardEffect, Instrument, Item, Lowers,
        MaturityItem, Milestone, Modifier, Names, PriorChange, PriorRule, Risk, Sampling, Scored, Scoring, Thresholds, Tower, TowerGuard,
    },
    number::{Comparison, Interval, decimal},
    questionnaire::{AskedIn, Effect, Kind, Path, Question, Section},
    risk::Phase,
    settings::{Adjustable, Family},
};
use crate::sorted::sort;

/// Reads the whole folder. The instrument is worth something only when no problem was named.
pub fn instrument(root: &Node<'_>) -> Instrument {
    let file = root.need("instrument").only(&["id", "version", "thresholds", "sampling", "settings", "groups", "criteria", "drivers"]);
    let actors: Vec<ActorId> = root.need("actors").need("actors").list().iter().map(|node| ActorId::new(node.need("id").text())).collect();
    let questionnaire = root.need("questionnaire").only(&["sections", "questions"]);
    let sections: Vec<Section> = questionnaire.need("sections").list().iter().map(section).collect();
    let internal: Vec<OptionId> = internal_actors(root);
    let mut questions: Vec<Question> = questionnaire.need("questions").list().iter().map(|node| question(node, &sections, &internal)).collect();
    let towers_file = root.need("towers").only(&["towers", "capability", "satisfaction", "prior_rules", "absences", "segregation"]);
    let tower_ids: Vec<TowerId> = towers_file.need("towers").list().iter().map(|node| TowerId::new(node.need("id").text())).collect();
    let names = Names::new(questions.iter().map(|q| (q.id.clone(), q.kind, q.options.clone())).collect(), tower_ids);
    let reader = Reader { names: &names, actors: &actors };

    for (index, node) in questionnaire.need("questions").list().iter().enumerate() {
        questions[index].show = node.find("show").map(|show| reader.condition(&show));
        if let Some(later) = questions[index].show.as_ref().and_then(|show| show.questions().into_iter().find(|read| *read >= index)) {
            node.problem(format!("\"show\" reads {}, which is not asked before", questions[later].id));
        }
    }
    let (capability, groups) = reader.capability(&towers_file.need("capability"));
    let items: Vec<Item> = root.need("checklist").only(&["items"]).need("items").list().iter().map(|node| reader.item(node)).collect();
    let kinds: Vec<Kind> = questions.iter().map(|question| question.kind).collect();
    let people = reader.people(&root.need("actors"), &kinds);
    let risks_file = root.need("risks").only(&["common", "risks"]);
    let guards_file = root.need("guards").only(&["fixed", "tower_guards", "company_guards", "maturity"]);
    Instrument {
        id: file.need("id").text().to_owned(),
        version: file.need("version").text().to_owned(),
        thresholds: thresholds(&file.need("thresholds")),
        adjustable: file.need("settings").list().iter().filter_map(adjustable).collect(),
        changed: Vec::new(),
        sampling: sampling(&file.need("sampling")),
        criteria: reader.criteria(&file.need("criteria")),
        drivers: reader.drivers(&file.need("drivers")),
        towers: towers_file.need("towers").list().iter().map(|node| reader.tower(node, &groups)).collect(),
        capability,
        satisfaction: towers_file.need("satisfaction").need("prior").interval(),
        prior_rules: towers_file.list_at("prior_rules").iter().map(|node| reader.prior_rule(node)).collect(),
        absences: towers_file.list_at("absences").iter().map(|node| reader.absence(node)).collect(),
        mode_question: names.question("tower_mode").unwrap_or_else(|| {
            questionnaire.problem("the question \"tower_mode\" is missing");
            0
        }),
        fixed_guards: guards_file.need("fixed").list().iter().map(|node| GuardId::new(node.text())).collect(),
        tower_guards: guards_file.need("tower_guards").list().iter().map(|node| reader.tower_guard(node)).collect(),
        company_guards: guards_file.need("company_guards").list().iter().map(|node| reader.company_guard(node)).collect(),
        maturity: guards_file.need("maturity").list().iter().map(|node| reader.maturity_item(node, &questions)).collect(),
        risks: risks_file.need("risks").list().iter().map(|node| reader.risk(node, &items)).collect(),
        common_modifiers: risks_file.need("common").need("modifiers").list().iter().map(|node| reader.modifier(node)).collect(),
        items,
        change: reader.change(&root.need("readiness"), &questions, &people.actors),
        people,
        sections,
        questions,
    }
}

fn internal_actors(root: &Node<'_>) -> Vec<OptionId> {
    let internal = |node: &Node<'_>| node.find("internal").is_some_and(|internal| internal.flag());
    root.need("actors").need("actors").list().iter().filter(|node| internal(node)).map(|node| OptionId::new(node.need("id").text())).collect()
}

fn section(node: &Node<'_>) -> Section {
    let node = node.clone().only(&["id", "minutes"]);
    Section { id: node.need("id").text().to_owned(), minutes: node.need("minutes").number(0.0, 240.0) }
}

const QUESTION_KEYS: &[&str] =
    &["id", "section", "path", "kind", "options", "effect", "minutes", "sources", "max", "show", "criterion", "actors", "order", "past"];

fn question(node: &Node<'_>, sections: &[Section], internal: &[OptionId]) -> Question {
    let node = node.clone().only(QUESTION_KEYS);
    let most = node.find("max").map(|max| max.count(100));
    let kind = match node.need("kind").text() {
        "single" => Kind::Single,
        "multi" => Kind::Multi { most },
        "scale" => Kind::Scale,
        "towers" => Kind::Towers { most },
        "actors" => Kind::Actors,
        "matrix_single" => Kind::MatrixSingle,
        "matrix_scale" => Kind::MatrixScale(node.need("criterion").criterion()),
        _ => {
            node.need("kind").problem("expected single, multi, scale, towers, actors, matrix_single or matrix_scale");
            Kind::Single
        }
    };
    let options: Vec<OptionId> = match kind {
        Kind::Actors => internal.to_vec(),
        _ => node.list_at("options").iter().map(|option| OptionId::new(option.text())).collect(),
    };
    let takes_options = matches!(kind, Kind::Single | Kind::Multi { .. } | Kind::MatrixSingle | Kind::Actors);
    if takes_options == options.is_empty() {
        node.problem(if takes_options { "\"options\" is missing or empty" } else { "this kind of question takes no \"options\"" });
    }
    let order: Vec<OptionId> = node.list_at("order").iter().map(|option| OptionId::new(option.text())).collect();
    if let Some(unknown) = order.iter().find(|option| !options.contains(option)) {
        node.need("order").problem(format!("unknown option \"{unknown}\""));
    }
    Question {
        id: QuestionId::new(node.need("id").text()),
        section: node.need("section").word("a section", |id| sections.iter().position(|section| section.id == id)).unwrap_or(0),
        asked_in: node
            .need("path")
            .word("quick, quick_only or full", |path| match path {
                "quick" => Some(AskedIn::Both),
                "quick_only" => Some(AskedIn::QuickOnly),
                "full" => Some(AskedIn::FullOnly),
                _ => None,
            })
            .unwrap_or(AskedIn::FullOnly),
        kind,
        options,
        show: None,
        effect: node
            .need("effect")
            .word("S+, S-, M+, X+, Y+, R, P or W", |effect| match effect {
                "S+" => Some(Effect::SuitabilityUp),
                "S-" => Some(Effect::SuitabilityDown),
                "M+" => Some(Effect::Maturity),
                "X+" => Some(Effect::Impact),
                "Y+" => Some(Effect::Readiness),
                "R" => Some(Effect::Risks),
                "P" => Some(Effect::Prior),
                "W" => Some(Effect::Weights),
                _ => None,
            })
            .unwrap_or(Effect::Prior),
        order,
        past: node.find("past").is_some_and(|past| past.flag()),
        minutes: node.need("minutes").number(0.01, 60.0),
        sources: node.sources(),
    }
}

fn thresholds(node: &Node<'_>) -> Thresholds {
    let share = |key: &str| node.need(key).number(0.0, 1.0);
    let score = |key: &str| node.need(key).number(0.0, 100.0);
    Thresholds {
        outsource: score("outsource"),
        keep: score("keep"),
        in_house: share("in_house"),
        global: share("global"),
        targeted: share("targeted"),
        robust: share("robust"),
        likely: share("likely"),
        first_indication: share("first_indication"),
        first_wave_share: share("first_wave_share"),
        first_wave_towers: node.need("first_wave_towers").count(100),
        maturity_items: node.need("maturity_items").count(100),
        known_answers: node.need("known_answers").count(100),
        quick_risks: node.need("quick_risks").count(100),
        next_question_bits: node.need("next_question_bits").number(0.0, 2.0),
        next_question_tower: share("next_question_tower"),
        next_question_guards: share("next_question_guards"),
        voices: node.need("voices").count(100),
        agree: share("agree"),
        agree_spread: node.need("agree_spread").number(0.0, 4.0),
        discuss: share("discuss"),
        discuss_spread: node.need("discuss_spread").number(0.0, 4.0),
        group_gap: node.need("group_gap").number(0.0, 4.0),
    }
}

fn sampling(node: &Node<'_>) -> Sampling {
    Sampling {
        draws: node.need("draws").count(100_000).max(1),
        seed: u64::try_from(node.need("seed").whole(0, i64::MAX)).unwrap_or(0),
        weight_low: node.need("weight_low").number(0.01, 10.0),
        weight_high: node.need("weight_high").number(0.01, 10.0),
        confirmed_jitter: node.need("confirmed_jitter").number(0.0, 4.0),
        unknown_widening: node.need("unknown_widening").number(0.0, 4.0),
    }
}

/// Bounds that hold together: values stand on a grid from the lower to the higher.
fn adjustable(node: &Node<'_>) -> Option<Adjustable> {
    let node = node.clone().only(&["id", "low", "high", "step"]);
    let number = |key: &str, least: f64| node.need(key).number(least, 100.0);
    let (low, high, step) = (number("low", 0.0), number("high", 0.0), number("step", 0.0001));
    let steps = (high - low) / step;
    if low >= high || (steps - steps.round()).abs() > 1e-6 {
        node.problem("expected \"low\" below \"high\", a whole number of steps apart");
    }
    let family = node.need("id").word("a number that may be changed, such as outsource or weight", Family::from_code)?;
    Some(Adjustable { family, low, high, step })
}

struct Reader<'a> {
    names: &'a Names,
    actors: &'a [ActorId],
}

impl Reader<'_> {
    fn condition(&self, node: &Node<'_>) -> Condition {
        parse(node.text(), self.names).unwrap_or_else(|error| {
            node.problem(error.to_string());
            Condition::Any(Vec::new())
        })
    }

    fn condition_at(&self, node: &Node<'_>, key: &str) -> Option<Condition> {
        node.find(key).map(|node| self.condition(&node))
    }

    fn question(&self, node: &Node<'_>) -> usize {
        node.word("a question", |id| self.names.question(id)).unwrap_or(0)
    }

    fn option(&self, question: usize, node: &Node<'_>) -> OptionId {
        let expected = format!("an option of {}", self.names.question_id(question));
        node.word(&expected, |id| self.names.option(question, id)).unwrap_or_else(|| OptionId::new(""))
    }

    /// An option named by a key.
    fn option_named(&self, question: usize, name: &str, node: &Node<'_>) -> OptionId {
        self.names.option(question, name).unwrap_or_else(|| {
            node.problem(format!("\"{name}\" is not an option of {}", self.names.question_id(question)));
            OptionId::new(name)
        })
    }

    fn towers(&self, node: &Node<'_>, key: &str) -> Option<Vec<usize>> {
        let list = node.find(key)?.list();
        Some(list.iter().filter_map(|node| node.word("a service", |id| self.names.tower(id))).collect())
    }

    fn actor(&self, node: &Node<'_>) -> ActorId {
        node.word("an actor", |id| self.actors.iter().find(|actor| actor.as_str() == id).cloned()).unwrap_or_else(|| ActorId::new(""))
    }

    fn criteria(&self, node: &Node<'_>) -> Vec<CriterionSettings> {
        let read = |node: &Node<'_>| {
            let node = node.clone().only(&["id", "group", "weight", "direction", "question", "reads", "sources"]);
            CriterionSettings {
                criterion: node.need("id").criterion(),
                group: node.need("group").text().to_owned(),
                weight: node.need("weight").number(0.0, 1.0),
                direction: node
                    .need("direction")
                    .word("decreasing, increasing or none", |direction| match direction {
                        "decreasing" => Some(Direction::Decreasing),
                        "increasing" => Some(Direction::Increasing),
                        "none" => Some(Direction::None),
                        _ => None,
                    })
                    .unwrap_or(Direction::None),
                question: node.find("question").map(|node| self.question(&node)),
                reads: node.list_at("reads").iter().map(|node| self.question(node)).collect(),
                sources: node.sources(),
            }
        };
        let mut criteria: Vec<CriterionSettings> = node.list().iter().map(read).collect();
        sort(&mut criteria, |one, other| one.criterion < other.criterion);
        let complete = criteria.iter().map(|settings| settings.criterion).eq(Criterion::ALL);
        if !complete {
            node.problem("expected each of DIFF, CAP, SAT, STD, SPE, MKT, SEN, CRI once");
        }
        let sum: f64 = criteria.iter().map(|settings| settings.weight).sum();
        if (sum - 1.0).abs() > 1e-9 {
            node.problem("weights do not sum to 1");
        }
        criteria
    }

    fn drivers(&self, node: &Node<'_>) -> Drivers {
        let node = node.clone().only(&["question", "factor", "adjust"]);
        let question = self.question(&node.need("question"));
        let adjust = |node: &Node<'_>| {
            let node = node.clone().only(&["option", "criterion", "towers"]);
            DriverAdjust {
                option: self.option(question, &node.need("option")),
                criterion: node.need("criterion").criterion(),
                towers: self.towers(&node, "towers"),
            }
        };
        Drivers { question, factor: node.need("factor").number(1.0, 10.0), adjust: node.need("adjust").list().iter().map(adjust).collect() }
    }

    fn capability(&self, node: &Node<'_>) -> (Capability, Vec<String>) {
        let node = node.clone().only(&["question", "fallback_question", "fallback", "groups"]);
        let question = self.question(&node.need("question"));
        let fallback_question = self.question(&node.need("fallback_question"));
        let fallback = |(from, to): (&str, Node<'_>)| (self.option_named(fallback_question, from, &to), self.option(question, &to));
        let row = |group: &Node<'_>| -> Vec<(OptionId, Interval)> {
            group.entries().into_iter().map(|(option, node)| (self.option_named(question, option, &node), node.interval())).collect()
        };
        let groups = node.need("groups").entries();
        let capability = Capability {
            question,
            fallback_question,
            fallback: node.need("fallback").entries().into_iter().map(fallback).collect(),
            groups: groups.iter().map(|(_, group)| row(group)).collect(),
        };
        (capability, groups.into_iter().map(|(name, _)| name.to_owned()).collect())
    }

    fn tower(&self, node: &Node<'_>, groups: &[String]) -> Tower {
        let node = node.clone().only(&["id", "spend", "cap_group", "family", "touches", "sources", "prior", "retained", "left_out"]);
        let has = |flag: &str| node.find(flag).is_some_and(|flag| flag.flag());
        let scored = (!has("retained") && !has("left_out")).then(|| {
            let prior = node.need("prior").only(&["DIFF", "CRI", "STD", "SPE", "MKT", "SEN"]);
            Scored {
                spend: node.need("spend").number(0.0, 100.0),
                capability_group: node.need("cap_group").word("a capability group", |id| groups.iter().position(|group| group == id)).unwrap_or(0),
                prior: Criterion::ALL.map(|criterion| match criterion {
                    Criterion::Cap | Criterion::Sat => Interval::point(3.0),
                    _ => prior.need(criterion.code()).interval(),
                }),
            }
        });
        Tower {
            id: TowerId::new(node.need("id").text()),
            scored,
            touches: self.towers(&node, "touches").unwrap_or_default(),
            sources: node.sources(),
        }
    }

    fn prior_rule(&self, node: &Node<'_>) -> PriorRule {
        let node = node.clone().only(&["criterion", "towers", "when", "set", "shift", "ceiling"]);
        let change = match (node.find("set"), node.find("shift"), node.find("ceiling")) {
            (Some(set), None, None) => PriorChange::Set(set.interval()),
            (None, Some(shift), None) => PriorChange::Shift(shift.number(-4.0, 4.0)),
            (None, None, Some(ceiling)) => PriorChange::Ceiling(ceiling.number(1.0, 5.0)),
            _ => {
                node.problem("expected one of \"set\", \"shift\", \"ceiling\"");
                PriorChange::Shift(0.0)
            }
        };
        PriorRule {
            criterion: node.need("criterion").criterion(),
            towers: self.towers(&node, "towers"),
            when: self.condition(&node.need("when")),
            change,
        }
    }

    fn absence(&self, node: &Node<'_>) -> Absence {
        let node = node.clone().only(&["path", "towers", "when", "unless"]);
        Absence {
            path: node.need("path").word("quick or full", Path::from_code).unwrap_or(Path::Quick),
            towers: self.towers(&node, "towers").unwrap_or_default(),
            when: self.condition(&node.need("when")),
            unless: self.condition(&node.need("unless")),
        }
    }

    fn tower_guard(&self, node: &Node<'_>) -> TowerGuard {
        let node =
            node.clone().only(&["id", "class", "towers", "tests", "when", "to", "tag", "tags_classes", "tag_unknown", "switchable", "sources"]);
        let tag = |key: &str| node.find(key).map(|tag| TagId::new(tag.text()));
        TowerGuard {
            id: GuardId::new(node.need("id").text()),
            class: node.need("class").class(),
            towers: self.towers(&node, "towers"),
            tests: node.need("tests").list().iter().filter_map(test).collect(),
            when: self.condition_at(&node, "when"),
            to: node.need("to").class(),
            tag: tag("tag"),
            tag_classes: node.list_at("tags_classes").iter().map(Node::class).collect(),
            tag_unknown: tag("tag_unknown"),
            switchable: node.need("switchable").flag(),
            sources: node.sources(),
        }
    }

    fn company_guard(&self, node: &Node<'_>) -> CompanyGuard {
        let node = node.clone().only(&["id", "when", "unasked", "unknown", "effort", "switchable", "effects", "sources"]);
        let is_condition = |key: &str, other: &str| {
            node.need(key).word(&format!("condition or {other}"), |word| (word == "condition" || word == other).then_some(word == "condition"))
        };
        CompanyGuard {
            id: GuardId::new(node.need("id").text()),
            when: self.condition(&node.need("when")),
            condition_when_unasked: is_condition("unasked", "nothing").unwrap_or(false),
            condition_when_unknown: is_condition("unknown", "same").unwrap_or(false),
            effort: u8::try_from(node.need("effort").whole(1, 9)).unwrap_or(9),
            switchable: node.need("switchable").flag(),
            effects: node.need("effects").list().iter().map(|node| self.guard_effect(node)).collect(),
            sources: node.sources(),
        }
    }

    fn guard_effect(&self, node: &Node<'_>) -> GuardEffect {
        let node = node.clone().only(&["kind", "before", "towers", "where", "when"]);
        let before = || node.need("before").word("decision, tender, signature or transition", Milestone::from_code).unwrap_or(Milestone::Signature);
        let kind = match node.need("kind").text() {
            "cap" => EffectKind::Cap,
            "gate" => EffectKind::Gate(before()),
            "prepare" => EffectKind::Prepare,
            "condition" => EffectKind::Condition,
            "defer" => EffectKind::Defer,
            "hint" => EffectKind::Hint,
            _ => {
                node.need("kind").problem("expected cap, gate, prepare, condition, defer or hint");
                EffectKind::Hint
            }
        };
        GuardEffect { kind, towers: self.towers(&node, "towers"), filter: self.condition_at(&node, "where"), when: self.condition_at(&node, "when") }
    }

    fn maturity_item(&self, node: &Node<'_>, questions: &[Question]) -> MaturityItem {
        let node = node.clone().only(&["question", "weight", "score", "count_to", "variant", "sources"]);
        let question = self.question(&node.need("question"));
        let variant = |node: &Node<'_>| {
            let node = node.clone().only(&["when", "score", "count_to", "leave_out"]);
            (self.condition(&node.need("when")), self.scoring(&node, question, questions))
        };
        MaturityItem {
            question,
            weight: node.need("weight").number(0.0, 1.0),
            scoring: self.scoring(&node, question, questions),
            variants: node.list_at("variant").iter().map(variant).collect(),
            sources: node.sources(),
        }
    }

    fn scoring(&self, node: &Node<'_>, question: usize, questions: &[Question]) -> Scoring {
        if node.find("leave_out").is_some_and(|leave_out| leave_out.flag()) {
            return Scoring::LeaveOut;
        }
        if let Some(count_to) = node.find("count_to") {
            return Scoring::CountTo(count_to.number(1.0, 100.0));
        }
        let score = node.need("score");
        let scores: Vec<(OptionId, f64)> =
            score.entries().into_iter().map(|(option, node)| (self.option_named(question, option, &node), node.number(0.0, 1.0))).collect();
        let all = questions.get(question).is_none_or(|question| question.options.iter().all(|option| scores.iter().any(|(id, _)| id == option)));
        if !all {
            score.problem("expected a score for each option");
        }
        Scoring::Options(scores)
    }

    fn modifier(&self, node: &Node<'_>) -> Modifier {
        let node = node.clone().only(&["when", "likelihood", "impact"]);
        let step = |key: &str| node.find(key).map_or(0, |node| i8::try_from(node.whole(-2, 2)).unwrap_or(0));
        let (likelihood, impact) = (step("likelihood"), step("impact"));
        if likelihood == 0 && impact == 0 {
            node.problem("expected \"likelihood\" or \"impact\"");
        }
        Modifier { when: self.condition(&node.need("when")), likelihood, impact }
    }

    fn risk(&self, node: &Node<'_>, items: &[Item]) -> Risk {
        let node = node.clone().only(&[
            "id",
            "trigger",
            "always",
            "quick",
            "likelihood",
            "impact",
            "common",
            "modifiers",
            "items",
            "owner",
            "phase",
            "sources",
        ]);
        let base = |key: &str| i8::try_from(node.need(key).whole(1, 5)).unwrap_or(1);
        let item = |node: &Node<'_>| node.word("a checklist item", |id| items.iter().position(|item| item.id.as_str() == id));
        Risk {
            id: RiskId::new(node.need("id").text()),
            trigger: self.condition(&node.need("trigger")),
            always: node.need("always").flag(),
            quick: node.need("quick").flag(),
            likelihood: base("likelihood"),
            impact: base("impact"),
            common: node.need("common").flag(),
            modifiers: node.list_at("modifiers").iter().map(|node| self.modifier(node)).collect(),
            items: node.need("items").list().iter().filter_map(item).collect(),
            owner: self.actor(&node.need("owner")),
            phase: node.need("phase").word("decide, contract, transition, run or exit", Phase::from_code).unwrap_or(Phase::Decide),
            sources: node.sources(),
        }
    }

    fn item(&self, node: &Node<'_>) -> Item {
        let node = node.clone().only(&["id", "owner", "when", "effect", "covers"]);
        let lowers = |word: &str| match word {
            "likelihood" => Some(Lowers::Likelihood),
            "impact" => Some(Lowers::Impact),
            _ => None,
        };
        Item {
            id: ItemId::new(node.need("id").text()),
            owner: self.actor(&node.need("owner")),
            when: node.need("when").word("D, T, S, B-30, B+30, 6M, 12M or E", DateRule::from_code).unwrap_or(DateRule::Decision),
            lowers: node.need("effect").word("likelihood or impact", lowers).unwrap_or(Lowers::Likelihood),
        }
    }
}

/// `CAP <= 1.25`.
fn test(node: &Node<'_>) -> Option<(Criterion, Comparison, f64)> {
    node.word("a test such as \"CAP <= 1.25\"", |text| {
        let mut parts = text.split_whitespace();
        let criterion = Criterion::from_code(parts.next()?)?;
        let comparison = match parts.next()? {
            "<" => Comparison::Below,
            "<=" => Comparison::AtMost,
            ">" => Comparison::Above,
            ">=" => Comparison::AtLeast,
            "=" => Comparison::Equal,
            _ => return None,
        };
        Some((criterion, comparison, decimal(parts.next()?)?)).filter(|_| parts.next().is_none())
    })
}
