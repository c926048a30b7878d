use model::Language;

use crate::{Raw, Reader, Reading};

fn read(text: &str) -> Reading {
    Reader::new(&[]).unwrap().read(&Raw { text: text.to_owned(), ..Raw::default() })
}

/// Speaker and origin of the claim that holds some words.
fn voice(text: &str, words: &str) -> (String, String) {
    let reading = read(text);
    let claim = reading.claims.iter().find(|c| c.exact.contains(words)).unwrap_or_else(|| panic!("{words:?} is not read"));
    (claim.speaker.clone(), claim.origin.clone())
}

#[test]
fn a_surname_and_a_pronoun_find_their_person() {
    let text = "Des obus en route\n\nL’Iran livre des obus à la Russie, a déclaré mardi la porte-parole du ministère français de la Défense, \
                Anne Morel. « Les obus sont partis lundi », a-t-elle ajouté. Mme Morel a précisé que les obus avaient été livrés par bateau.";
    assert_eq!(voice(text, "partis lundi").0, "Anne Morel");
    assert_eq!(voice(text, "par bateau"), ("Anne Morel".to_owned(), "FR".to_owned()));
}

#[test]
fn an_embassy_speaks_for_its_own_state() {
    let text = "Shells for Russia\n\nIran denies the claim. The Iranian embassy in Paris said on Monday that no shells had been shipped to Russia.";
    assert_eq!(voice(text, "no shells").1, "IR");
}

#[test]
fn a_docker_speaks_for_no_state() {
    let text = "Des obus au port\n\n« On a déchargé des obus iraniens lundi », raconte un docker de Marseille.";
    assert_eq!(voice(text, "déchargé").1, "");
}

#[test]
fn a_transcript_names_its_speakers_once() {
    let text = "Shells for Russia: the transcript\n\nMR PRICE: Iran has shipped shells to Russia.\n\nIt has sent drones to Russia as well.";
    let reading = read(text);
    assert_eq!(reading.document.language, Some(Language::En));
    assert!(
        reading.claims.iter().filter(|c| c.evidential).all(|c| c.speaker.to_lowercase().contains("price")),
        "{:?}",
        reading.claims
    );
}
