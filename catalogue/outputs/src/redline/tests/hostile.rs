//! Text of the catalogue stays text, whatever stands in it.

use pulldown_cmark::{Event, Options, Parser, Tag};
use tthc_compiler::redline::{ChangedProcedure, Redline};

use super::*;

const EVIL: &str = "\u{1b}[31m|x|\n\n<script>alert(1)</script></details> `code` *a* _b_ ~~c~~ [d](http://e) @all #1 !2 $3$ \\ \u{202e}turned\u{200b} \"q\" 'r' &amp; -->";

/// A comparison whose every text is hostile.
fn evil() -> (Redline, Sides) {
    let (mut redline, mut sides) = days();
    let words = both(EVIL, EVIL);
    for procedure in &mut redline.procedures {
        procedure.name = words.clone();
        procedure.code = EVIL.to_owned();
        for named in [&mut procedure.ministry, &mut procedure.sector].into_iter().flatten() {
            named.name = words.clone();
        }
        for change in &mut procedure.changes {
            change.change.label = words.clone();
            change.change.old = Some(both(format!("{EVIL} một"), format!("{EVIL} one")));
            change.change.new = Some(both(format!("{EVIL} hai"), format!("{EVIL} two")));
            change.because.iter_mut().for_each(|citation| citation.instrument = EVIL.to_owned());
        }
    }
    sides.new.revision = Some(EVIL.to_owned());
    (redline, sides)
}

#[test]
fn a_terminal_is_not_moved() {
    let (redline, sides) = evil();
    let shown = text(&redline, &sides, Lang::Vi, &Marks::PLAIN);
    assert!(!shown.chars().any(|letter| (letter.is_control() && letter != '\n') || letter == '\u{202e}'));
    assert!(shown.contains("\u{fffd}[31m|x|  <script>") && shown.contains("[U+202E]turned[U+200B]"));
    assert!(!shown.contains("\n\n\n"));
}

#[test]
fn a_page_gets_no_markup() {
    let (redline, sides) = evil();
    let page = html(&redline, &sides, Lang::Vi);
    assert!(!page.contains("<script") && !page.contains("\u{1b}") && !page.contains('\u{202e}'));
    let opened = |tag: &str| page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
    for tag in ["section", "article", "dl", "dd", "dt", "del", "ins", "ul", "li", "table", "span", "main"] {
        assert_eq!(opened(tag), page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    assert!(!page.contains("http://e\""), "nothing is linked");
    assert!(!page.contains("src=") && page.contains("default-src 'none'"));
}

/// The texts between tags that a comment may have.
fn between_tags(html: &str) -> Vec<String> {
    const TAGS: &[&str] = &["<!-- -->", "details>", "summary>", "code>", "del>", "ins>"];
    let mut html = html.to_owned();
    for tag in TAGS {
        html = html.replace(&format!("<{tag}"), "\u{0}").replace(&format!("</{tag}"), "\u{0}").replace(tag, "\u{0}");
    }
    assert!(!html.contains('<'), "{html}");
    let entity = |text: &str| {
        let mut parts = text.split("&#");
        let mut out = parts.next().unwrap_or("").to_owned();
        for part in parts {
            let (number, rest) = part.split_once(';').expect("an entity ends");
            out.extend(number.parse().ok().and_then(char::from_u32));
            out.push_str(rest);
        }
        out
    };
    html.split('\u{0}').map(entity).collect()
}

#[test]
fn a_comment_gets_no_markup() {
    let (redline, sides) = evil();
    let comment = markdown(&redline, &sides, Lang::Vi);
    assert!(!comment.contains("<script") && !comment.contains('\u{1b}') && !comment.contains('\u{202e}'));
    let details = comment.matches("<details>").count();
    assert!(details > 0);
    assert_eq!(details, comment.matches("</details>").count());
    let mut texts = Vec::new();
    for event in Parser::new_ext(&comment, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strikethrough | Tag::CodeBlock(_),
            ) => panic!("{event:?}"),
            Event::Code(code) => assert_eq!(code.as_ref(), "tthc diff --format html", "our own"),
            Event::Text(text) => texts.push(text.to_string()),
            Event::Html(html) | Event::InlineHtml(html) => texts.extend(between_tags(&html)),
            _ => {}
        }
    }
    // What names somebody or another thread is looked for in each text on its own.
    for mark in ["@all", "#1", "!2", "http:/"] {
        assert!(!texts.iter().any(|text| text.contains(mark)), "{mark}");
    }
    assert!(texts.concat().contains("[d](http://e) @all #1 !2"), "and nothing is lost");
    for row in comment.lines().filter(|line| line.starts_with('|')) {
        assert!(row.ends_with('|') && [3, 6].contains(&row.matches('|').count()), "{row}");
    }
}

#[test]
fn a_long_comparison_fits_into_a_comment_and_says_what_it_leaves_out() {
    let many = |count: usize| {
        let (mut redline, sides) = days();
        let one = redline.procedures[0].clone();
        let named = |number: usize| ChangedProcedure { code: format!("2.{number:06}"), ..one.clone() };
        redline.procedures = (0..count).map(named).collect();
        markdown(&redline, &sides, Lang::Vi)
    };
    let lines = many(40);
    let (shown, brief) = (lines.matches("<details>").count(), lines.matches("\n- <code>").count());
    assert_eq!((shown + brief, lines.contains("không đủ chỗ;")), (40, true), "each is told");
    assert!(shown > 2 && brief > 2 && lines.chars().count() < 61_000);
    let comment = many(2_000);
    assert!(comment.chars().count() < 61_000, "{}", comment.chars().count());
    let brief = comment.matches("\n- <code>").count();
    assert!(brief > 20);
    let left = number(2_000 - brief - comment.matches("<details>").count(), Lang::Vi);
    assert!(comment.ends_with(&format!("\n- còn {left} mục không đủ chỗ\n")), "{}", &comment[comment.len() - 200..]);
}
