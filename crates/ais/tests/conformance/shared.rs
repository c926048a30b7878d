//! The shared data beside the repository.

use std::path::PathBuf;

/// A file of the shared data, or nothing, said loudly, where it is not there. `SILLAGE_SHARED` names another folder to look in.
pub fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SILLAGE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}

/// Both files of a case.
pub fn both(sentences: &str, answers: &str) -> Option<(Vec<u8>, String)> {
    let (sentences, answers) = (shared(sentences)?, shared(answers)?);
    Some((std::fs::read(sentences).expect("the sentences"), std::fs::read_to_string(answers).expect("the answers")))
}
