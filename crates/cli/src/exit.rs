//! What the exit codes mean.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done.
    Done,
    /// 1: not done; standard error says why. (2 is a wrong use of the command line, given by its parser.)
    Failed,
    /// 3: done in part: some input could not be read, or not to its end. The rest counts.
    InPart,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::InPart => 3,
        })
    }
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The engine or what is below it.
    #[error(transparent)]
    Engine(#[from] engine::EngineError),
    /// The lake.
    #[error(transparent)]
    Lake(#[from] lake::LakeError),
    /// An input.
    #[error(transparent)]
    Feed(#[from] feed::FeedError),
    /// Port files.
    #[error(transparent)]
    Ports(#[from] geo::PortsError),
    /// The simulator.
    #[error(transparent)]
    Simulate(#[from] simulate::SimulateError),
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] case::LedgerError),
    /// A case file.
    #[error(transparent)]
    Case(#[from] case::CaseError),
    /// Writing.
    #[error("{what}: {source}")]
    Io {
        /// Writing what.
        what: String,
        /// Why not.
        source: std::io::Error,
    },
    /// A wrong use of the command line that its parser cannot see.
    #[error("{0}")]
    Usage(String),
    /// Anything else, said in full.
    #[error("{0}")]
    Other(String),
}

impl CliError {
    pub(crate) fn io(what: impl Into<String>, source: std::io::Error) -> Self {
        Self::Io { what: what.into(), source }
    }

    /// The exit code.
    pub(crate) const fn code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }

    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
    }
}
