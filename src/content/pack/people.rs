//! Change, actors, and who answers for what.

use super::{Input, Pack};
use crate::engine::{
    actor::{Actor, Mode, People, Side},
    raci::{Activity, Checks, Column, Fallback, Letter},
    readiness::{Action, Change, Estimate, ImpactPart, ImpactScoring, ImpactSettings, ReadinessPart, ReadinessSettings},
};

structs! {
    Action { id, trigger, owner, when, also, after, option, sources }
    Activity { id, phase, roles, sources }
    Actor { id, side, internal, user, mode, needed, applies, told, absent, exists, sources }
    Change { impact, readiness, bands, actions, plan_question }
    Checks { involve, concentrated, rows, concentrated_when, not_final }
    Column { id, actors }
    Estimate { when, value }
    Fallback { missing, to, outside, note }
    ImpactPart { question, weight, scoring, factors, estimates }
    ImpactSettings { unknown, moderate, large, parts, floors }
    People { question, actors, columns, activities, fallbacks, checks }
    ReadinessPart { id, weight, questions, actors, plan, barrier }
    ReadinessSettings { medium, high, barrier, missing, parts, required, required_if_told }
}

enums! {
    ImpactScoring { 0 Options(a), 1 Count(a), _ Scale }
    Letter { 0 Informed, 1 Consulted, 2 Responsible, 3 Accountable, _ AccountableAtWork }
    Mode { 0 ManageClosely, 1 KeepSatisfied, 2 KeepInformed, _ Monitor }
    Side { 0 Client, 1 Provider, _ ThirdParty }
}
