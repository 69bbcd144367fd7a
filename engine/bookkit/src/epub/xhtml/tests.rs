use super::*;

fn made(html: &str, language: Language) -> Result<String> {
    let pages = BTreeSet::from(["other.html".to_owned()]);
    Ok(body(html, language, &pages)?.xml)
}

#[test]
fn one_language_is_left_and_what_needs_the_site_is_not() -> Result<()> {
    for (html, zh) in [
        (
            r##"<h1 id="x"><a class="header" href="#x"><span lang="zh-CN">填充</span><span class="lang-sep"> · </span><span lang="en">Padding</span></a></h1>"##,
            r#"<h1 id="x"><span lang="zh-CN" xml:lang="zh-CN">填充</span></h1>"#,
        ),
        (
            r#"<div lang="en"><p>Text<br>more</p></div>a &lt; b"#,
            "a &lt; b",
        ),
        (
            r#"<p lang="zh-CN">课程的 <i lang="en">notes</i></p>"#,
            r#"<p lang="zh-CN" xml:lang="zh-CN">课程的 <i lang="en" xml:lang="en">notes</i></p>"#,
        ),
        (
            r##"<a href="other.html#y">1</a> <a href="api/x.html">2</a> <a href="#z">3</a> <a href="https://a.org/b">4</a>"##,
            r##"<a href="other.xhtml#y">1</a> 2 <a href="#z">3</a> <a href="https://a.org/b">4</a>"##,
        ),
        (
            r#"<svg viewbox="0 0 1 2"><pattern patternunits="u"></pattern><path d="M0" /></svg><br>"#,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 2"><pattern patternUnits="u"></pattern><path d="M0"/></svg><br/>"#,
        ),
        (
            r#"<math><mfrac displaystyle="true"><mi lang="zh-CN">a</mi></mfrac><mspace scriptlevel="0" /></math>"#,
            r#"<math xmlns="http://www.w3.org/1998/Math/MathML"><mstyle displaystyle="true"><mfrac><mi>a</mi></mfrac></mstyle><mstyle scriptlevel="0"><mspace/></mstyle></math>"#,
        ),
        (
            r#"<div data-x="1" title="甲 · a &quot;b&quot;" tabindex="0">甲<span hidden="">乙</span></div>"#,
            r#"<div title="甲">甲</div>"#,
        ),
        (
            r#"<code>1<span class="boring">2</span></code><button>开<b>始</b></button>"#,
            "<code>1</code>",
        ),
    ] {
        assert_eq!(made(html, Language::Zh)?, zh);
    }
    let both = r#"<i lang="zh-CN">甲</i><i class="lang-sep"> · </i><i lang="en">a</i>"#;
    assert!(made(both, Language::Both)?.contains("甲</i><i class=\"lang-sep\"> · </i>"));
    assert_eq!(
        made(both, Language::En)?,
        "<i lang=\"en\" xml:lang=\"en\">a</i>"
    );
    Ok(())
}

#[test]
fn an_element_that_is_not_closed_is_an_error() {
    for (html, message) in [
        ("<p>", "never closed: [\"p\"]"),
        ("</p>", "</p> closes nothing"),
        ("<p><b></p></b>", "</p> where </b> was expected"),
    ] {
        let error = made(html, Language::Zh).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}
