use super::*;

#[test]
fn groups() {
    let text = "# rules\nUser-agent: *\nDisallow: /private\nCrawl-delay: 5\n\nUser-agent: other\nUser-agent: Sillage/2\nAllow: /private/press\nDisallow: /private\nDisallow: /*.pdf$\n";
    let ours = Robots::read(text, "sillage");
    assert!(ours.allows("/a") && !ours.allows("/private/a") && ours.allows("/private/press/1"));
    assert!(!ours.allows("/x/a.pdf") && ours.allows("/x/a.pdf?page=2"));
    assert_eq!(ours.delay, None);
    let strangers = Robots::read(text, "somebody");
    assert!(!strangers.allows("/private/press/1") && strangers.allows("/x/a.pdf"));
    assert_eq!(strangers.delay, Some(Duration::from_secs(5)));
}

#[test]
fn patterns() {
    for (pattern, path, fits) in [
        ("/a*c", "/abbbc/d", true),
        ("/a*c$", "/abcxc", true),
        ("/a*c$", "/abcx", false),
        ("/*", "/", true),
        ("/a$", "/a", true),
        ("/a$", "/ab", false),
        ("*/feed", "/x/feed/1", true),
    ] {
        assert_eq!(matches(pattern, path), fits, "{pattern} {path}");
    }
}

#[test]
fn odd() {
    assert!(Robots::read("", "a").allows("/"));
    assert!(Robots::read("Disallow: /", "a").allows("/"), "a rule before any group speaks to nobody");
    assert!(Robots::read("User-agent: *\nDisallow:", "a").allows("/"));
    assert!(!Robots::closed().allows("/x"));
}
