//! One question to an endpoint, and its answer.

use serde_json::{Value, json};
use ureq::Agent;

use super::ExtractOptions;

/// Why there is no answer to be used.
#[derive(Debug, thiserror::Error)]
pub enum EndpointError {
    /// No answer in time, or none at all.
    #[error("{url}: {source}")]
    Request {
        /// The address asked.
        url: String,
        /// Why.
        source: Box<ureq::Error>,
    },
    /// An answer that says no.
    #[error("{url} answered {status}: {message}")]
    Status {
        /// The address asked.
        url: String,
        /// The status of HTTP.
        status: u16,
        /// The head of what it said.
        message: String,
    },
    /// An answer of another form.
    #[error("{url}: expected {expected}")]
    Shape {
        /// The address asked.
        url: String,
        /// What was expected.
        expected: &'static str,
    },
}

/// The largest answer read.
const MAX_BYTES: u64 = 8 << 20;

/// The proposals that the model answers with. Asked again once where the endpoint fails or its answer is no JSON of the form asked for.
pub(super) fn ask(options: &ExtractOptions, messages: &Value, schema: &Value) -> Result<Vec<Value>, EndpointError> {
    let config = Agent::config_builder().timeout_global(Some(options.timeout)).http_status_as_error(false).max_redirects(0);
    let agent = config.build().new_agent();
    let question = json!({
        "model": options.model,
        "messages": messages,
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": true, "schema": schema}},
    });
    match once(&agent, options, &question) {
        Err(error) if again(&error) => {
            std::thread::sleep(options.pause);
            once(&agent, options, &question)
        }
        answer => answer,
    }
}

/// Whether a second try may help: not where the endpoint has understood and refuses.
fn again(error: &EndpointError) -> bool {
    match error {
        EndpointError::Status { status, .. } => *status == 429 || *status >= 500,
        EndpointError::Request { .. } | EndpointError::Shape { .. } => true,
    }
}

fn once(agent: &Agent, options: &ExtractOptions, question: &Value) -> Result<Vec<Value>, EndpointError> {
    let url = format!("{}/v1/chat/completions", options.base.trim_end_matches('/').trim_end_matches("/v1"));
    let failed = |source| EndpointError::Request { url: url.clone(), source: Box::new(source) };
    let shape = |expected| EndpointError::Shape { url: url.clone(), expected };
    let mut request = agent.post(&url).content_type("application/json");
    if let Some(key) = &options.key {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    let mut answer = request.send(question.to_string()).map_err(failed)?;
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(MAX_BYTES).lossy_utf8(true).read_to_string().map_err(failed)?;
    if !(200..300).contains(&status) {
        return Err(EndpointError::Status { url, status, message: body.chars().take(200).collect() });
    }
    let body: Value = serde_json::from_str(&body).map_err(|_| shape("JSON"))?;
    let content = body.pointer("/choices/0/message/content").and_then(Value::as_str);
    let content = unfenced(content.ok_or_else(|| shape("text in choices[0].message.content"))?);
    let content: Value = serde_json::from_str(content).map_err(|_| shape("JSON in the model's answer"))?;
    let claims = content.get("claims").and_then(Value::as_array);
    claims.cloned().ok_or_else(|| shape("a list named claims in the model's answer"))
}

/// Some models put their answer between fences in spite of the schema.
fn unfenced(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix("```json").or_else(|| text.strip_prefix("```")).and_then(|t| t.strip_suffix("```"));
    inner.unwrap_or(text).trim()
}
