//! Risks and items name each other; services can be weighed; bounds are in order.

use super::{Content, sum_to_one};
use crate::content::node::Node;

pub(super) fn check(content: &Content<'_>) {
    risks_and_items(content);
    towers(content);
    bounds(content);
    let maturity = content.root.need("guards").need("maturity");
    sum_to_one(&maturity, content.instrument.maturity.iter().map(|item| item.weight));
    let groups = content.list("instrument", "groups");
    for group in content.list("instrument", "criteria").iter().filter_map(|criterion| criterion.find("group")) {
        let _ = group.word("a group of this file", |id| groups.iter().any(|group| group.need("id").text() == id).then_some(()));
    }
}

/// The entry of a list with this id.
fn entry<'n, 'a>(list: &'n [Node<'a>], id: &str) -> Option<&'n Node<'a>> {
    list.iter().find(|node| node.need("id").text() == id)
}

fn lists(node: &Node<'_>, key: &str, id: &str) -> bool {
    node.list_at(key).iter().any(|listed| listed.text() == id)
}

fn risks_and_items(content: &Content<'_>) {
    let (risks, items) = (content.list("risks", "risks"), content.list("checklist", "items"));
    for risk in &risks {
        let id = risk.need("id").text();
        if risk.list_at("items").is_empty() {
            risk.problem("no item lowers this risk");
        }
        for item in risk.list_at("items") {
            // An item that does not exist is named where risks are read.
            if entry(&items, item.text()).is_some_and(|entry| !lists(entry, "covers", id)) {
                item.problem(format!("{} does not list {id} under \"covers\"", item.text()));
            }
        }
    }
    for item in &items {
        let id = item.need("id").text();
        let covers = item.need("covers").list();
        if covers.is_empty() {
            item.problem("no risk is covered by this item");
        }
        for risk in covers {
            match entry(&risks, risk.text()) {
                None => risk.problem(format!("found \"{}\", expected a risk", risk.text())),
                Some(entry) if !lists(entry, "items", id) => risk.problem(format!("{} does not list {id} under \"items\"", risk.text())),
                Some(_) => {}
            }
        }
    }
}

fn towers(content: &Content<'_>) {
    for tower in content.list("towers", "towers") {
        if let Some(spend) = tower.find("spend").filter(|spend| spend.number(0.0, 100.0) <= 0.0) {
            spend.problem("expected a share of spend above 0");
        }
        if let Some(family) = tower.find("family").filter(|family| family.text().is_empty()) {
            family.problem("expected a word");
        }
    }
    let items = content.list("checklist", "items");
    for rule in content.list("towers", "segregation") {
        let rule = rule.only(&["id", "towers", "item"]);
        let _ = rule.need("id").text();
        for tower in rule.need("towers").list() {
            let _ = tower.word("a service", |id| content.names.tower(id));
        }
        let _ = rule.need("item").word("a checklist item", |id| entry(&items, id).map(|_| ()));
    }
}

fn bounds(content: &Content<'_>) {
    let instrument = content.root.need("instrument");
    let (thresholds, sampling) = (instrument.need("thresholds"), instrument.need("sampling"));
    let (bounds, draws) = (&content.instrument.thresholds, &content.instrument.sampling);
    let pairs = [
        (&thresholds, "keep", bounds.keep, "outsource", bounds.outsource),
        (&thresholds, "in_house", bounds.in_house, "targeted", bounds.targeted),
        (&thresholds, "targeted", bounds.targeted, "global", bounds.global),
        (&thresholds, "likely", bounds.likely, "robust", bounds.robust),
        (&sampling, "weight_low", draws.weight_low, "weight_high", draws.weight_high),
    ];
    for (table, low, lowest, high, highest) in pairs {
        if lowest > highest {
            table.need(low).problem(format!("found {lowest}, expected at most \"{high}\", {highest}"));
        }
    }
}
