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
    /// Called at a pier that nobody was to see.
    DarkCall,
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
            Self::DarkCall => "called at a pier in the dark",
        }
    }

    /// A voyage to the port that the ship means to go to, without a lie.
    pub(crate) const fn ordinary(self) -> bool {
        !matches!(self, Self::CallOnTheWay | Self::Lied | Self::Plied | Self::ClassB | Self::DarkCall)
    }

    pub(crate) const fn verdict(self) -> Verdict {
        match self {
            Self::Kept | Self::CallOnTheWay | Self::Plied => Verdict::Kept,
            Self::Diverted => Verdict::DivertedAndSaidSo,
            Self::LeftOldText => Verdict::Stale,
            Self::Vague => Verdict::Vague,
            Self::Unreadable => Verdict::Unreadable,
            Self::Careless | Self::Lied | Self::DarkCall => Verdict::Contradicted,
            Self::ClassB => Verdict::NotHeard,
        }
    }
}
