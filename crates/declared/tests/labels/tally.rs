//! Counts of right and wrong readings, and the shares made of them.

use std::fmt;

/// What a text is labelled or read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Port,
    Region,
    Vague,
    Unreadable,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Port, Self::Region, Self::Vague, Self::Unreadable];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Port => "port",
            Self::Region => "region",
            Self::Vague => "vague",
            Self::Unreadable => "unreadable",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    pub(crate) const fn is_place(self) -> bool {
        matches!(self, Self::Port | Self::Region)
    }
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    right: u32,
    of: u32,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += u32::from(right);
    }

    /// The share itself; 1 of nothing.
    pub(crate) fn value(self) -> f64 {
        if self.of == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.of) }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3} ({} of {})", self.value(), self.right, self.of)
    }
}

/// The counts over a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// Labelled, then read.
    confusion: [[u32; 4]; 4],
    /// Of texts read as a place, those read as an acceptable one.
    pub(crate) precision: Share,
    /// Of texts labelled as a place, those read as an acceptable one.
    pub(crate) recall: Share,
    /// The same of texts read as a port.
    pub(crate) port_precision: Share,
    /// The same of texts labelled as a port.
    pub(crate) port_recall: Share,
}

impl Tally {
    /// Counts a text; `right` where the place that was read is acceptable.
    pub(crate) fn add(&mut self, labelled: Kind, read: Kind, right: bool) {
        self.confusion[labelled as usize][read as usize] += 1;
        if read.is_place() {
            self.precision.count(right);
        }
        if labelled.is_place() {
            self.recall.count(right);
        }
        if read == Kind::Port {
            self.port_precision.count(right);
        }
        if labelled == Kind::Port {
            self.port_recall.count(right);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "precision       {}", self.precision)?;
        writeln!(f, "recall          {}", self.recall)?;
        writeln!(f, "port precision  {}", self.port_precision)?;
        writeln!(f, "port recall     {}", self.port_recall)?;
        write!(f, "\n{:<12}", "label, read")?;
        for kind in Kind::ALL {
            write!(f, "{:>11}", kind.name())?;
        }
        writeln!(f)?;
        for (kind, row) in Kind::ALL.into_iter().zip(self.confusion) {
            write!(f, "{:<12}", kind.name())?;
            for count in row {
                write!(f, "{count:>11}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
