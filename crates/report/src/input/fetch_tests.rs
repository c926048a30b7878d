use std::time::Instant;

use super::*;
use crate::{
    input::Way,
    stub::{Answer, Stub},
};

const HTML: &str = "text/html; charset=utf-8";

fn options(folder: &std::path::Path) -> FetchOptions {
    FetchOptions { pause: Duration::from_millis(60), timeout: Duration::from_secs(5), ..FetchOptions::new(folder) }
}

fn all(urls: &[String], options: &FetchOptions) -> Vec<Fetched> {
    let mut found = Vec::new();
    fetch(urls, options, |f| found.push(f)).unwrap();
    found.sort_by_key(|f| urls.iter().position(|u| *u == f.url));
    found
}

fn text(fetched: &Fetched) -> String {
    fetched.outcome.as_ref().unwrap()[0].as_ref().unwrap().raw.text.clone()
}

#[test]
fn lists() {
    assert_eq!(
        addresses("# news\nhttp://a.example/1\n\n http://a.example/2 \nhttp://a.example/1\n"),
        ["http://a.example/1", "http://a.example/2"]
    );
}

#[test]
fn politely() {
    let server = Stub::start(|request, before| match request.path.as_str() {
        "/robots.txt" => Answer::new(200, "text/plain", "User-agent: *\nDisallow: /closed\n"),
        "/busy" if before == 0 => {
            let mut answer = Answer::new(503, HTML, "later");
            answer.headers.push(("retry-after", "1".into()));
            answer
        }
        "/broken" => Answer::new(500, HTML, "no"),
        "/old" => Answer { headers: vec![("location", "/new".into())], ..Answer::new(301, HTML, "") },
        "/round" => Answer { headers: vec![("location", "/round".into())], ..Answer::new(302, HTML, "") },
        "/sly" => Answer { headers: vec![("location", "/closed/1".into())], ..Answer::new(302, HTML, "") },
        "/large" => Answer::new(200, "text/plain", vec![b'a'; 5000]),
        "/photo" => Answer::new(200, "image/png", vec![1, 2, 3]),
        "/gone" => Answer::new(404, HTML, "gone"),
        path => {
            Answer::new(200, HTML, format!("<html><body><h1>Title of {path}</h1><p>One sentence stands here.</p></body></html>"))
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let options = FetchOptions { max_bytes: 4000, ..options(folder.path()) };
    let paths = ["/a", "/closed/1", "/busy", "/broken", "/old", "/round", "/sly", "/large", "/photo", "/gone"];
    let mut urls: Vec<String> = paths.iter().map(|p| format!("{}{p}", server.base)).collect();
    urls.push("ftp://a.example/x".into());
    urls.push("no address".into());
    let found = all(&urls, &options);

    assert!(text(&found[0]).contains("One sentence stands here."));
    assert!(matches!(found[1].outcome, Err(FetchError::Robots { .. })), "{found:?}");
    assert!(text(&found[2]).contains("Title of /busy"));
    assert!(matches!(found[3].outcome, Err(FetchError::Status { status: 500, .. })));
    assert!(text(&found[4]).contains("Title of /new"));
    assert_eq!(found[4].sidecar.as_ref().unwrap().final_url, format!("{}/new", server.base));
    assert!(matches!(found[5].outcome, Err(FetchError::Redirects { limit: 5, .. })));
    assert!(matches!(found[6].outcome, Err(FetchError::Robots { .. })), "the rules hold behind a redirection");
    assert!(matches!(found[7].outcome, Err(FetchError::Large { limit: 4000, .. })), "{:?}", found[7]);
    assert!(matches!(found[8].outcome, Err(FetchError::Media { .. })));
    assert!(matches!(found[9].outcome, Err(FetchError::Status { status: 404, .. })));
    assert!(matches!(found[10].outcome, Err(FetchError::Address { .. })));
    assert!(matches!(found[11].outcome, Err(FetchError::Address { .. })));

    let seen = server.seen();
    let count = |path: &str| seen.iter().filter(|r| r.path == path).count();
    assert_eq!((count("/robots.txt"), count("/closed/1"), count("/busy"), count("/broken"), count("/gone")), (1, 0, 2, 2, 1));
    assert!(seen.iter().all(|r| r.header("user-agent").is_some_and(|a| a.starts_with("sillage/"))));
    for pair in seen.windows(2) {
        assert!(pair[1].at.duration_since(pair[0].at) >= Duration::from_millis(60), "a pause between {pair:?}");
    }
    let busy: Vec<_> = seen.iter().filter(|r| r.path == "/busy").collect();
    assert!(busy[1].at.duration_since(busy[0].at) >= Duration::from_secs(1));
}

#[test]
fn kept_and_never_fetched_twice() {
    let server = Stub::start(|request, _| {
        if request.path == "/robots.txt" {
            Answer::new(404, HTML, "")
        } else {
            let mut answer = Answer::new(200, "text/html; charset=iso-8859-1", &b"<p>Un navire a quitt\xe9 le port hier."[..]);
            answer.headers.push(("last-modified", "Wed, 02 Nov 2022 15:53:00 GMT".into()));
            answer
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let urls = [format!("{}/1#part", server.base), format!("{}/2", server.base)];
    let first = all(&urls, &options(folder.path()));
    assert!(first.iter().all(|f| !f.kept && text(f).contains("quitté")));
    let before = server.seen().len();
    let second = all(&urls, &options(folder.path()));
    assert!(second.iter().all(|f| f.kept));
    assert_eq!(text(&first[1]), text(&second[1]));
    assert_eq!(server.seen().len(), before);

    let sidecar = second[0].sidecar.clone().unwrap();
    assert_eq!((sidecar.status, sidecar.url.as_str()), (200, urls[0].as_str()));
    assert_eq!(sidecar.headers["last-modified"], "Wed, 02 Nov 2022 15:53:00 GMT");
    let raw = std::fs::read(folder.path().join(&sidecar.sha256)).unwrap();
    assert_eq!(crate::input::hex(&<sha2::Sha256 as sha2::Digest>::digest(&raw)), sidecar.sha256);
    // The same bytes are kept once, each address beside them.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);

    // A copy that was changed is no copy.
    std::fs::write(folder.path().join(&sidecar.sha256), "changed").unwrap();
    assert!(all(&urls[..1], &options(folder.path())).iter().all(|f| !f.kept));
}

#[test]
fn slow_hosts_and_closed_ones() {
    let server = Stub::start(|request, _| {
        let slow = if request.path == "/slow" { Duration::from_secs(20) } else { Duration::ZERO };
        Answer { after: slow, ..Answer::new(200, "text/plain", "") }
    });
    let down = Stub::start(|_, _| Answer::new(503, HTML, ""));
    let folder = tempfile::tempdir().unwrap();
    let options = FetchOptions { timeout: Duration::from_millis(400), ..options(folder.path()) };
    let begun = Instant::now();
    let found = all(&[format!("{}/slow", server.base), format!("{}/x", down.base), format!("{}/ok", server.base)], &options);
    assert!(matches!(found[0].outcome, Err(FetchError::Request { .. })), "{found:?}");
    assert!(matches!(found[1].outcome, Err(FetchError::Robots { .. })), "rules that cannot be had allow nothing");
    assert_eq!(found[2].outcome.as_ref().unwrap()[0].as_ref().unwrap().way, Way::Text);
    assert!(begun.elapsed() < Duration::from_secs(10));
}
