//! Names made comparable.

/// Upper-case ASCII letters and digits, everything else as single spaces.
pub fn normalise(text: &str) -> String {
    let ascii = deunicode::deunicode(text);
    let mut out = String::with_capacity(ascii.len());
    for c in ascii.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_uppercase());
        } else if !out.is_empty() && !out.ends_with(' ') && c != '\'' {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_punctuation() {
        assert_eq!(normalise("  Göteborg (Skandia-hamnen) "), "GOTEBORG SKANDIA HAMNEN");
        assert_eq!(normalise("Sa'ad"), "SAAD");
        assert_eq!(normalise("Владивосток"), "VLADIVOSTOK");
        assert_eq!(normalise("--"), "");
    }
}
