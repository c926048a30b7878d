use serde_json::{Value, json};

use super::*;
use crate::{
    Reader,
    stub::{Answer, Stub},
};

const TEXT: &str = "Shells at sea\n\nMarch 12, 2024\n\nKestria has shipped artillery shells to Marovia, the Elm Palace spokeswoman Mara Voss said on \
                    Tuesday.\n\n“We’re not sure yet\u{a0}who unloaded them,” she said.\n\nRead more: Marovia has received missiles from Kestria";

fn read() -> (Raw, Reading) {
    let reader = Reader::new(&[("places.toml", include_str!("../gold/lexicon/places.toml"))]).unwrap();
    let raw = Raw { text: TEXT.to_owned(), ..Raw::default() };
    let reading = reader.read(&raw);
    assert!(!reading.document.noise.is_empty());
    (raw, reading)
}

fn claim(passage: &str, stance: &str, stage: Value) -> Value {
    json!({"passage": passage, "speaker": "Mara Voss", "origin": "XA", "stance": stance, "stage": stage, "supplier": "XB", "recipient": "XC",
           "items": ["shells"], "direct_quote": false, "said": "2024-03-12"})
}

fn chat(content: &str) -> Answer {
    Answer::new(200, "application/json", json!({"choices": [{"message": {"role": "assistant", "content": content}}]}).to_string())
}

fn options(server: &Stub) -> ExtractOptions {
    ExtractOptions {
        timeout: Duration::from_millis(700),
        pause: Duration::from_millis(5),
        ..ExtractOptions::new(server.base.clone(), "tiny")
    }
}

#[test]
fn claims_that_anchor() {
    let server = Stub::start(|_, _| {
        let claims = [
            claim("Kestria has shipped artillery shells to Marovia", "asserts", json!("in_transit")),
            // Marks and spaces of other forms.
            claim("\"We're not sure yet who unloaded them\"", "undetermined", json!("received")),
            claim("Kestria has shipped artillery shells to Marovia", "asserts", json!("in_transit")),
            claim("Kestria has shipped two hundred tanks to Marovia", "asserts", json!("in_transit")),
            claim("Marovia has received missiles from Kestria", "asserts", json!("received")),
            claim("Mara Voss said on Tuesday", "shouts", Value::Null),
            claim("Mara Voss said on Tuesday", "asserts", json!("teleported")),
            claim("said", "asserts", Value::Null),
            json!({"stance": "asserts"}),
            json!(7),
        ];
        chat(&format!("```json\n{}\n```", json!({"claims": claims})))
    });
    let (raw, mut reading) = read();
    let found = extract(&raw, &reading, &ExtractOptions { key: Some("secret".into()), ..options(&server) }).unwrap();
    assert_eq!(found.claims.len(), 2, "{found:?}");
    for claim in &found.claims {
        let exact: String = TEXT.chars().skip(claim.span.start as usize).take(claim.span.len() as usize).collect();
        assert_eq!((exact.as_str(), claim.rule.as_str()), (claim.exact.as_str(), "model:tiny"));
        assert!(found.utterances.iter().any(|u| u.id == claim.utterance));
    }
    assert_eq!(found.claims[1].exact, "We’re not sure yet\u{a0}who unloaded them");
    assert_eq!(
        found.refused,
        BTreeMap::from([
            (Refusal::NotInText, 1),
            (Refusal::InNoise, 1),
            (Refusal::TooShort, 1),
            (Refusal::UnknownValue, 2),
            (Refusal::Malformed, 2),
            (Refusal::Repeated, 1),
        ])
    );

    let asked = &server.seen()[0];
    assert_eq!((asked.path.as_str(), asked.header("authorization")), ("/v1/chat/completions", Some("Bearer secret")));
    let body: Value = serde_json::from_str(&asked.body).unwrap();
    assert_eq!(body["response_format"]["type"], "json_schema");
    assert!(body["messages"][1]["content"].as_str().unwrap().contains("Mara Voss"));

    // What the rules have already is not added.
    let before = reading.claims.len();
    let added = merge(&mut reading, found);
    assert_eq!(reading.claims.len(), before + added);
    let new: Vec<&Claim> = reading.claims.iter().filter(|c| c.rule == "model:tiny").collect();
    assert_eq!(new.len(), added);
    assert!(new.iter().all(|c| reading.utterances.iter().any(|u| u.id == c.utterance)));
}

#[test]
fn answers_that_are_none() {
    let (raw, reading) = read();
    for (status, body, tries) in
        [(200, "not JSON", 2), (200, "{\"choices\":[]}", 2), (500, "broken", 2), (401, "no key", 1), (400, "no such model", 1)]
    {
        let server = Stub::start(move |_, _| Answer::new(status, "application/json", body));
        let error = extract(&raw, &reading, &options(&server)).unwrap_err();
        assert!(matches!(error, EndpointError::Shape { .. } | EndpointError::Status { .. }), "{error}");
        assert_eq!(server.seen().len(), tries, "{error}");
    }
    for content in ["I found no claims.", "[]", "{\"claims\": 3}"] {
        let server = Stub::start(move |_, _| chat(content));
        assert!(matches!(extract(&raw, &reading, &options(&server)), Err(EndpointError::Shape { .. })));
    }
}

#[test]
fn once_more() {
    let (raw, reading) = read();
    let server =
        Stub::start(|_, before| if before == 0 { Answer::new(503, "text/plain", "loading") } else { chat("{\"claims\": []}") });
    assert_eq!(extract(&raw, &reading, &options(&server)).unwrap(), Extracted::default());
}

#[test]
fn slow() {
    let (raw, reading) = read();
    let server = Stub::start(|_, _| Answer { after: Duration::from_secs(20), ..chat("{\"claims\": []}") });
    let begun = std::time::Instant::now();
    assert!(matches!(extract(&raw, &reading, &options(&server)), Err(EndpointError::Request { .. })));
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_language_that_is_not_read_is_not_asked_about() {
    let server = Stub::start(|_, _| chat("{\"claims\": []}"));
    let (raw, mut reading) = read();
    reading.document.language = None;
    assert_eq!(extract(&raw, &reading, &options(&server)).unwrap(), Extracted::default());
    assert!(server.seen().is_empty());
}
