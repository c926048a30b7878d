//! What crews do with the destination field.

use model::Verdict;

/// What a crew does with the destination field on a voyage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Kept,
    CallOnTheWay,
    Diverted,
    LeftOldText,
    Vague,
    Unreadable,
    Careless,
    Lied,
    Plied,
    ClassB,
}

impl Act {
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::CallOnTheWay => "called on the way",
            Self::Diverted => "diverted and typed so",
            Self::LeftOldText => "left the old text",
            Self::Vague => "typed no place",
            Self::Unreadable => "typed nonsense",
            Self::Careless => "typed a wrong port and never mended it",
            Self::Lied => "lied",
            Self::Plied => "plied the line it always declares",
            Self::ClassB => "sends no destination",
        }
    }

    pub(crate) const fn verdict(self) -> Verdict {
        match self {
            Self::Kept | Self::CallOnTheWay | Self::Plied => Verdict::Kept,
            Self::Diverted => Verdict::DivertedAndSaidSo,
            Self::LeftOldText => Verdict::Stale,
            Self::Vague => Verdict::Vague,
            Self::Unreadable => Verdict::Unreadable,
            Self::Careless | Self::Lied => Verdict::Contradicted,
            Self::ClassB => Verdict::NotHeard,
        }
    }
}
