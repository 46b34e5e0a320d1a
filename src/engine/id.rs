//! Identifiers: newtypes over shared text, parsed once at the edge, never numbers, never read for meaning.

use std::{borrow::Borrow, fmt, sync::Arc};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id written `text`.
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(text.into())
            }

            /// The id as written in the content.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A question, `contract_owner`.
    QuestionId,
    /// An option of a question, `named_time`.
    OptionId,
    /// A service, `WKP`.
    TowerId,
    /// A tower guard or a company guard, `T1`, `G01`.
    GuardId,
    /// A risk, `R08`.
    RiskId,
    /// A checklist item, `K02`.
    ItemId,
    /// An actor, `DIR`.
    ActorId,
    /// A support action, `D01`.
    ActionId,
    /// An activity of the matrix of roles, `A01`.
    ActivityId,
    /// A source: a seed claim `S16` or a literature entry `L6`.
    SourceId,
    /// A tag put on a service by a guard, `stabilise_first`.
    TagId,
}
