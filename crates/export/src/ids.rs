//! Identifiers that are the same whenever the same thing is exported again (UUID version 5, RFC 9562).

use uuid::Uuid;

/// The program's namespace: version 5 of its address in the namespace of URLs.
fn namespace() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://github.com/sillage/sillage")
}

/// The identifier of a thing of a kind.
pub(crate) fn uuid(kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&namespace(), format!("{kind}\n{name}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_has_the_same_identifier() {
        assert_eq!(uuid("claim", "a.1"), uuid("claim", "a.1"));
        assert_ne!(uuid("claim", "a.1"), uuid("vessel", "a.1"));
    }
}
