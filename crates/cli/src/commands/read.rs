//! `sillage read`: documents to claims.

use crate::{
    args::read::Read,
    exit::{CliError, Exit},
};

pub(crate) fn run(_args: &Read, _quiet: bool) -> Result<Exit, CliError> {
    Err(CliError::Other("not yet".to_owned()))
}
