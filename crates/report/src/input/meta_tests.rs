use super::*;

#[test]
fn charsets() {
    assert_eq!(charset(b"<html><meta charset=\"iso-8859-15\">").unwrap(), "iso-8859-15");
    let old = b"\xff<META http-equiv=Content-Type content='text/html; charset=Windows-1251'>";
    assert_eq!(charset(old).unwrap(), "windows-1251");
    assert_eq!(charset(b"<p>charset=x"), None);
}

#[test]
fn tags() {
    let page = r#"<html lang="fr-FR"><head><title>Des obus en mer | Le Phare</title>
        <meta property="og:title" content="Des obus en mer"><meta property="og:site_name" content="Le Phare">
        <meta property="article:published_time" content="2024-03-12T08:00:00+01:00">
        <meta property="article:modified_time" content="2024-03-13T08:00:00+01:00"><meta name="author" content="Ana Roux"></head>"#;
    let read = head(page);
    assert_eq!(read.title.as_deref(), Some("Des obus en mer"));
    assert_eq!(read.site.as_deref(), Some("Le Phare"));
    assert_eq!(read.published.as_deref(), Some("2024-03-12T08:00:00+01:00"));
    assert_eq!(read.modified.as_deref(), Some("2024-03-13T08:00:00+01:00"));
    assert_eq!((read.byline.as_deref(), read.language.as_deref()), (Some("Ana Roux"), Some("fr-FR")));
    assert_eq!(read.window.as_deref(), Some("Des obus en mer | Le Phare"));
}

#[test]
fn linked_data_goes_first() {
    let page = r#"<title>x</title><meta name=date content=2020-01-01><script type="application/ld+json">
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "no"}, {"@type": ["NewsArticle"],
        "headline": "Shells at sea", "datePublished": "2024-03-12", "dateModified": "2024-03-14", "inLanguage": "en",
        "author": [{"name": "A. Roe"}, {"name": "B. Poe"}], "publisher": {"name": "The Beacon"}}]}</script>"#;
    let read = head(page);
    assert_eq!(read.title.as_deref(), Some("Shells at sea"));
    assert_eq!(read.published.as_deref(), Some("2024-03-12"));
    assert_eq!((read.byline.as_deref(), read.site.as_deref()), (Some("A. Roe, B. Poe"), Some("The Beacon")));
    assert_eq!(head("<script type=application/ld+json>{broken</script><h1>A <b>head</b></h1>").title.as_deref(), Some("A head"));
}
