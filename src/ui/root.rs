//! The one stateful component: it runs the program and hands its effects over. It decides nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::page;
use crate::app::{self, Started, effect::Effect, model::Model, msg::Msg};

/// What the program needs from outside, handed over once.
#[derive(Clone)]
pub struct Hands {
    /// The state at the start, and what to do first.
    pub init: Rc<dyn Fn(Started) -> (Model, Vec<Effect>)>,
    /// What the platform knows.
    pub started: Started,
    /// Performs an effect; answers with messages.
    pub perform: Rc<dyn Fn(Effect, Callback<Msg>)>,
    /// Tells where the messages of the platform's own events go.
    pub listen: Rc<dyn Fn(Callback<Msg>)>,
    /// Runs something under a name in the browser's performance timeline.
    pub timed: fn(&str, &mut dyn FnMut()),
}

impl PartialEq for Hands {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.perform, &other.perform)
    }
}

/// What the root is given.
#[derive(Clone, PartialEq, Properties)]
pub struct RootProps {
    /// What the program needs from outside.
    pub hands: Hands,
    /// Language asked by the element, when it changed since the start.
    pub language: Option<AttrValue>,
    /// Starts every element id: several instances may share a page.
    pub prefix: AttrValue,
}

/// The root.
pub struct Root {
    model: Model,
    send: Callback<Msg>,
    /// Effects on what is drawn wait until it is drawn.
    after_render: Vec<Effect>,
}

impl Component for Root {
    type Message = Msg;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        let hands = &ctx.props().hands;
        let (model, effects) = (hands.init)(hands.started.clone());
        let send = ctx.link().callback(|msg| msg);
        (hands.listen)(send.clone());
        let mut root = Self { model, send, after_render: Vec::new() };
        root.perform(ctx, effects);
        root
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let mut effects = Vec::new();
        if matches!(msg, Msg::Painted) && !self.model.has_assessment() {
            // The one step that takes time: visible under its name to whoever looks for it.
            (ctx.props().hands.timed)("perimetre:recompute", &mut || effects = app::update(&mut self.model, Msg::Painted));
        } else {
            effects = app::update(&mut self.model, msg);
        }
        self.perform(ctx, effects);
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &RootProps) -> bool {
        let props = ctx.props();
        if let Some(language) = props.language.as_ref().filter(|_| props.language != old.language) {
            ctx.link().send_message(Msg::LanguageChosen(language.to_string()));
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        page::draw(&app::view(&self.model), &self.send, &ctx.props().prefix)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        for effect in self.after_render.drain(..) {
            (ctx.props().hands.perform)(effect, self.send.clone());
        }
    }
}

impl Root {
    /// The state.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    fn perform(&mut self, ctx: &Context<Self>, effects: Vec<Effect>) {
        for effect in effects {
            if matches!(effect, Effect::Focus(_) | Effect::AfterPaint) {
                self.after_render.push(effect);
            } else {
                (ctx.props().hands.perform)(effect, self.send.clone());
            }
        }
    }
}
