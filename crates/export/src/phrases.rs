//! Sentences that an assessment holds in English only, in French where they are known. What is not known stays as it is and is marked
//! as English on the page.

use std::borrow::Cow;

use model::{Language, Stage};

use crate::words;

/// A sentence with the language it is in.
pub(crate) fn phrase(language: Language, english: &str) -> (Cow<'_, str>, Language) {
    if language == Language::En {
        return (english.into(), Language::En);
    }
    if let Some((_, french)) = WHOLE.iter().find(|(e, _)| *e == english) {
        return ((*french).into(), Language::Fr);
    }
    for (head, tail, french) in AROUND {
        if let Some(middle) = english.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail)) {
            let stage = Stage::LADDER.into_iter().find(|s| s.words() == middle);
            let middle = stage.map_or(middle, |s| words::stage(Language::Fr, s));
            return (french.replace("{}", middle).into(), Language::Fr);
        }
    }
    two(english).map_or_else(|| (english.into(), Language::En), |french| (french.into(), Language::Fr))
}

/// Sentences with two places for others' words.
fn two(english: &str) -> Option<String> {
    const NOT_YET: &str = " that it does not know yet, and nothing sufficient speaks for it since";
    if let Some((origin, day)) = english.strip_suffix(NOT_YET).and_then(|rest| rest.rsplit_once(" said on ")) {
        return Some(format!("{origin} a dit le {day} ne pas savoir encore, et rien de suffisant n’en parle depuis"));
    }
    let (origins, families) = english.strip_suffix(" families")?.split_once(" origins, ")?;
    let number = |text: &str| text.parse::<usize>().ok();
    Some(format!("{} origines, {} familles", number(origins)?, number(families)?))
}

const WHOLE: &[(&str, &str)] = &[
    // What is not known.
    ("nobody has said or shown anything of it", "personne n’en a rien dit ni montré"),
    ("the mode of carriage is not stated", "le mode de transport n’est pas indiqué"),
    (
        "no observation shows cargo or receipt: contents unknown",
        "aucune observation ne montre la cargaison ni sa réception : contenu inconnu",
    ),
    ("stance", "degré d’affirmation"),
    ("destination", "destination"),
    ("item", "marchandise"),
    ("quantity", "quantité"),
    ("statements only", "des déclarations seulement"),
    ("the quantity is declined", "la quantité n’est pas donnée"),
    // What would change the answer.
    ("any statement or observation of it", "toute déclaration ou observation à ce sujet"),
    ("a later statement of who said that they do not know", "une déclaration ultérieure de qui a dit ne pas savoir"),
    ("an observation of the cargo or its receipt", "une observation de la cargaison ou de sa réception"),
    (
        "a firmer statement, or one of a source that can be graded",
        "une déclaration plus ferme, ou d’une source qui peut être cotée",
    ),
    ("evidence of another family that decides between the two", "un élément d’une autre famille qui tranche entre les deux"),
    ("independent evidence for it", "un élément indépendant à l’appui"),
    ("a second origin with evidence of its own", "une deuxième origine avec ses propres éléments"),
    ("an independent observation", "une observation indépendante"),
    (
        "physical evidence of cargo or receipt, with no open contradiction",
        "une preuve matérielle de la cargaison ou de la réception, sans contradiction ouverte",
    ),
    ("a retraction, or a third party's evidence against it", "une rétractation, ou un élément contraire d’un tiers"),
    // Assumptions.
    (
        "shipments whose goods are not named are those of the case",
        "les envois dont la marchandise n’est pas nommée sont ceux du dossier",
    ),
    ("who made the goods is taken for who supplies them", "le fabricant de la marchandise est pris pour son fournisseur"),
    (
        "an origin is one voice, however many outlets carry it",
        "une origine est une seule voix, quel que soit le nombre de médias qui la reprennent",
    ),
    (
        "position reports are those of the ships that they name; contents unknown",
        "les messages de position sont ceux des navires qu’ils nomment ; contenu inconnu",
    ),
    ("the case has no period: any time counts", "le dossier n’a pas de période : toute date compte"),
    // Gates.
    (
        "denied by the accused: shown, and moves the estimate little",
        "démenti par le mis en cause : montré, et de peu d’effet sur l’estimation",
    ),
    ("nothing that counts speaks of it", "rien de ce qui compte n’en parle"),
    (
        "those for and those against are both strong: nothing is fused",
        "le pour et le contre sont forts l’un et l’autre : rien n’est fusionné",
    ),
    (
        "a rendering closer to the words spoken overrides a paraphrase",
        "une restitution plus proche des mots prononcés l’emporte sur une paraphrase",
    ),
    ("an origin spoke again: its last word counts", "une origine s’est exprimée de nouveau : son dernier mot compte"),
    ("implied by a later stage", "impliqué par une étape ultérieure"),
    ("a denial is ambiguous in its scope", "la portée d’un démenti est ambiguë"),
    ("one origin: no more than likely, with low confidence", "une seule origine : au plus probable, avec une confiance faible"),
    ("one origin against: no less than unlikely", "une seule origine contre : au moins improbable"),
    ("position reports alone: no more than likely", "messages de position seuls : au plus probable"),
    (
        "almost certain needs two families, one physical and about cargo or receipt, and no open contradiction",
        "quasi certain demande deux familles, dont une matérielle sur la cargaison ou la réception, et aucune \
         contradiction ouverte",
    ),
    // Reasons of the digit.
    ("contradicted by other evidence", "contredite par d’autres éléments"),
    ("nothing to judge by", "rien sur quoi juger"),
    ("read in machine translation only", "lue en traduction automatique seulement"),
    (
        "confirmed by independent origins and another family of evidence, contradicted by nobody",
        "confirmée par des origines indépendantes et une autre famille, contredite par personne",
    ),
    ("several origins agree, and somebody denies it", "plusieurs origines concordent, et quelqu’un dément"),
    ("several origins agree, in one family of evidence", "plusieurs origines concordent, dans une seule famille"),
    ("one origin, and it hedges", "une seule origine, et elle nuance"),
    ("one origin, consistent in itself", "une seule origine, cohérente"),
];

const AROUND: &[(&str, &str, &str)] = &[
    ("", " denies it", "{} le nie"),
    ("", " does not know", "{} ne sait pas"),
    ("", " says so", "{} l’affirme"),
    ("", " says so (by sea)", "{} l’affirme (par mer)"),
    ("", " says so (by rail)", "{} l’affirme (par rail)"),
    ("", " says so (by air)", "{} l’affirme (par air)"),
    ("", " says so (by road)", "{} l’affirme (par route)"),
    ("", " does not know yet", "{} ne sait pas encore"),
    ("uncertainty above ", "", "incertitude supérieure à {}"),
    ("movement does not confirm ", ": no more than likely", "le mouvement ne confirme pas cette étape ({}) : au plus probable"),
    ("no less likely than ", ", which implies it", "au moins aussi probable que l’étape qui l’implique ({})"),
    ("what is ", " went through this stage", "ce qui a atteint l’étape suivante ({}) est passé par celle-ci"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_french_and_the_rest_is_marked() {
        let (text, language) = phrase(Language::Fr, "statements only");
        assert_eq!((text.as_ref(), language), ("des déclarations seulement", Language::Fr));
        assert_eq!(phrase(Language::Fr, "Ada Fell does not know yet").0, "Ada Fell ne sait pas encore");
        assert_eq!(phrase(Language::Fr, "2 origins, 3 families").0, "2 origines, 3 familles");
        assert_eq!(phrase(Language::Fr, "what is arrived went through this stage").0.matches("(arrivé)").count(), 1);
        assert!(
            phrase(Language::Fr, "X said on 2031-03-04 that it does not know yet, and nothing sufficient speaks for it since")
                .0
                .starts_with("X a dit le")
        );
        assert_eq!(phrase(Language::Fr, "something new").1, Language::En);
        assert_eq!(phrase(Language::En, "statements only").0, "statements only");
    }
}
