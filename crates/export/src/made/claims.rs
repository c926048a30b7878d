//! What is said in the made-up case.

use std::collections::BTreeMap;

use model::{Claim, Item, Mode, Party, Quantity, QuantityKind, Rendering, Scope, Span, Stage, Stance, When, Zone};

use super::day;

#[expect(clippy::unnecessary_wraps, reason = "claims hold it so")]
fn party(code: &str) -> Option<Party> {
    Some(Party { code: code.into(), text: code.into() })
}

struct Said<'a>(&'a str, &'a str, &'a str, Stance, Option<Stage>, Rendering, &'a str, &'a str);

fn claim(said: Said<'_>) -> Claim {
    let Said(id, origin, speaker, stance, stage, rendering, date, words) = said;
    let document = id.split('.').next().unwrap().to_owned();
    let start = 120 + 300 * id.split('.').nth(1).unwrap().parse::<u32>().unwrap();
    Claim {
        id: id.into(),
        utterance: format!("{document}.u1"),
        document,
        span: Span::new(start, start + words.chars().count() as u32),
        exact: words.into(),
        zone: Zone::Body,
        rendering,
        speaker: speaker.into(),
        chain: vec![speaker.into()],
        origin: origin.into(),
        stance,
        stage,
        attempted: false,
        scope: Scope::Whole,
        supplier: party("Norvale"),
        recipient: party("Ostravia"),
        maker: None,
        items: vec![Item { class: "shell".into(), text: "mortar shells".into() }],
        excluded: vec![],
        quantity: None,
        from: vec![],
        to: vec![],
        pretended: vec![],
        transit: vec![],
        mode: None,
        vessels: vec![],
        intended_use: None,
        covert: false,
        said: Some(When::day(day(date), date)),
        about: None,
        denies: vec![],
        ambiguous: false,
        evidential: true,
        carried: BTreeMap::new(),
        rule: "made".into(),
    }
}

pub(super) fn claims() -> Vec<Claim> {
    use Rendering::{Direct, Fragment, Indirect};
    use Stance::{Asserts, DeclinesToSpecify, Denies, HasIndications, Undetermined};
    let ada = "Ada Fell, spokeswoman of the government of Trelland";
    let t = "Trelland";
    let sought = claim(Said(
        "brief.1",
        t,
        ada,
        HasIndications,
        Some(Stage::Sought),
        Indirect,
        "2031-03-04",
        "There have been signs since February that Ostravia was looking for mortar shells in Norvale, she said.",
    ));
    let bought = claim(Said(
        "brief.2",
        t,
        ada,
        Asserts,
        Some(Stage::Bought),
        Direct,
        "2031-03-04",
        "“They have bought them, and we can show it.”",
    ));
    let mut moving = claim(Said(
        "brief.3",
        t,
        ada,
        HasIndications,
        Some(Stage::InTransit),
        Direct,
        "2031-03-04",
        "“And we now have indications that they are on the move.”",
    ));
    moving.covert = true;
    let mut pretended = claim(Said(
        "brief.4",
        t,
        ada,
        Asserts,
        Some(Stage::InTransit),
        Indirect,
        "2031-03-04",
        "She added that the crates are made to look as if they went to the Persian Gulf.",
    ));
    pretended.pretended = vec!["Persian Gulf".into()];
    let received = claim(Said(
        "brief.5",
        t,
        ada,
        Undetermined,
        Some(Stage::Received),
        Direct,
        "2031-03-04",
        "“We are still watching whether they are actually received.”",
    ));
    let mut amount =
        claim(Said("brief.6", t, ada, DeclinesToSpecify, None, Indirect, "2031-03-04", "Ms Fell would not say how many."));
    (amount.scope, amount.quantity) = (
        Scope::Quantity,
        Some(Quantity { kind: QuantityKind::Declined, min: None, max: None, unit: String::new(), raw: String::new() }),
    );
    let french = claim(Said(
        "depeche.1",
        t,
        "Ada Fell",
        HasIndications,
        Some(Stage::InTransit),
        Fragment,
        "2031-03-04",
        "Selon Mme Fell, des obus de mortier seraient « en route » vers l’Ostravie <script>alert(1)</script>.",
    ));
    let mut norvale = claim(Said(
        "denial.1",
        "Norvale",
        "Ministry of Trade of Norvale",
        Denies,
        Some(Stage::Bought),
        Direct,
        "2031-03-06",
        "“Not one shell was sold to anybody. These are inventions & slander.”",
    ));
    norvale.denies = vec![];
    let mut ostravia = claim(Said(
        "bayan.1",
        "Ostravia",
        "وزارة الدفاع",
        Denies,
        Some(Stage::Received),
        Direct,
        "2031-03-07",
        "«لم نتسلم أي قذائف من أي جهة.»",
    ));
    (ostravia.items, ostravia.mode) = (vec![], None);
    let mut arrived = claim(Said(
        "follow.1",
        t,
        ada,
        Asserts,
        Some(Stage::Arrived),
        Direct,
        "2031-03-29",
        "“A ship from Norvale has unloaded at Tanga, after it had told everybody that it was going to the Gulf.”",
    ));
    (arrived.mode, arrived.vessels) = (Some(Mode::Sea), vec!["ASTER BREEZE".into()]);
    vec![sought, bought, moving, pretended, received, amount, french, norvale, ostravia, arrived]
}
