//! One mistake, one message, at its place; what stands beside it is read.

use super::{WHOLE, source};
use crate::parse;
use crate::words::Word;

/// The codes found, each with the text it points at.
#[track_caller]
fn found(text: &str) -> Vec<(&'static str, String)> {
    let source = source(text);
    parse(&source)
        .diagnostics
        .into_iter()
        .map(|d| (d.code, source.text.get(d.span.range()).unwrap_or("").to_owned()))
        .collect()
}

#[test]
fn a_text_without_mistakes_has_no_findings() {
    assert_eq!(found(WHOLE), []);
    assert_eq!(parse(&source(WHOLE)).tree.items.len(), 5);
    assert_eq!(found(&WHOLE.replace('\n', "\r\n")), []);
    assert_eq!(found(&format!("\u{FEFF}{WHOLE}")), []);
}

#[test]
fn each_mistake_is_one_message_at_its_place() {
    let cases = [
        ("    đối tượng  công-dân\n", "    đối tượng  công-dân )\n", "TT003", ")"),
        ("    lĩnh vực   sở-hữu-trí-tuệ", "    lĩnh vục   sở-hữu-trí-tuệ", "TT010", "lĩnh vục"),
        ("tên en     \"Recognition of an", "tên en     \"Recognition\\\" of an", "", ""),
        ("    cấp        tỉnh\n", "    cấp        tỉnh @\n", "TT001", "@"),
        ("    công bố    2075/QĐ-BKHCN", "    tạm dừng khi bổ-sung", "TT011", "tạm dừng"),
        ("hiệu lực   từ 01/07/2025\n", "hiệu lực   từ 31/02/2025\n", "TT017", "31/02/2025"),
        ("trong 12 ngày làm việc;", "trong 12;", "TT016", "12"),
        ("trong 12 ngày làm việc;", "trong \"12 ngày\";", "TT020", "\"12 ngày\""),
        ("trong 12 ngày làm việc;", "trong 0 ngày làm việc;", "TT018", "0"),
        ("75.000 đồng", "-75.000 đồng", "TT019", "-75.000 đồng"),
        ("75.000 đồng", "-1%", "TT019", "-1%"),
        ("cấp        tỉnh\n", "cấp        tinh\n", "TT013", "tinh"),
        ("đối tượng  công-dân\n", "đối tượng  công-dân\n    đối tượng công-dân\n", "TT012", "đối tượng"),
        ("lĩnh vực   sở-hữu-trí-tuệ", "lĩnh vực   Sở-hữu", "TT023", "Sở-hữu"),
        ("thủ tục 1.013925 {", "thủ tục 1.01392 {", "TT022", "1.01392"),
        ("quyết định  ubnd-tỉnh ", "quyết định  ubnd-t\u{0456}nh ", "TT009", "ubnd-t\u{0456}nh"),
        ("\"Kiểm tra và tiếp nhận\"", "\"Kiểm tra và tiếp nhận", "TT004", ""),
        ("căn cứ     65/2023/NĐ-CP,", "căn cứ     NĐ65,", "TT021", "NĐ65"),
        ("Dòng một.", "Dòng \u{202E}một.", "TT007", "\u{202E}"),
    ];
    for (before, after, code, place) in cases {
        assert!(WHOLE.contains(before), "{before}");
        let text = WHOLE.replacen(before, after, 1);
        let found = found(&text);
        if code.is_empty() {
            assert_eq!(found, [], "{after}");
            continue;
        }
        assert_eq!(found.len(), 1, "{after}: {found:?}");
        assert_eq!(found[0].0, code, "{after}: {found:?}");
        if !place.is_empty() {
            assert_eq!(found[0].1, place, "{after}: {found:?}");
        }
    }
}

#[test]
fn a_forgotten_brace_costs_one_message_wherever_it_is() {
    // The one in a text is no brace.
    for (at, _) in WHOLE.match_indices('}').filter(|(at, _)| !WHOLE[..*at].ends_with("p.mã")) {
        let text = format!("{}{}", &WHOLE[..at], &WHOLE[at + 1..]);
        let found = found(&text);
        assert_eq!(
            found.iter().filter(|(code, _)| *code == "TT002").count(),
            1,
            "{found:?} without the brace at {at}:\n{}",
            &text[at.saturating_sub(200)..].chars().take(300).collect::<String>()
        );
    }
}

#[test]
fn a_forgotten_closing_line_leaves_the_neighbours_whole() {
    // Each brace that stands on a line of its own.
    for (at, _) in WHOLE.match_indices("\n    }\n").chain(WHOLE.match_indices("\n}\n")) {
        let close = at + WHOLE[at..].find('}').unwrap();
        let text = format!("{}{}", &WHOLE[..close], &WHOLE[close + 1..]);
        let found = found(&text);
        assert_eq!(found.len(), 1, "{found:?}\n{text}");
        let tree = parse(&source(&text)).tree;
        assert_eq!(tree.items.len(), 5);
        assert!(tree.items.iter().any(|item| item.is(Word::Test) && item.has(Word::On)));
    }
}

#[test]
fn an_extra_closing_brace_costs_one_message() {
    for (at, _) in WHOLE.match_indices("\n}\n") {
        let text = format!("{}\n}}\n{}", &WHOLE[..at + 2], &WHOLE[at + 2..]);
        assert_eq!(found(&text), [("TT003", "}".to_owned())]);
    }
}

#[test]
fn an_unended_long_text_costs_one_message_and_keeps_the_next_item() {
    let text = WHOLE.replacen("\n        \"\"\"\n", "\n", 1);
    assert_eq!(found(&text).len(), 1, "{:?}", found(&text));
    assert!(parse(&source(&text)).tree.items.iter().any(|item| item.is(Word::Amendment)));
}

#[test]
fn every_prefix_is_read_without_panic_and_every_span_lies_on_characters() {
    for (at, _) in WHOLE.char_indices() {
        let source = source(&WHOLE[..at]);
        for diagnostic in parse(&source).diagnostics {
            let range = diagnostic.span.range();
            assert!(source.text.get(range.clone()).is_some(), "{range:?} of a prefix of {at}");
        }
    }
}

#[test]
fn deep_nesting_ends_in_one_message() {
    for (open, close) in [("{", "}"), ("[", "]"), ("(", ")")] {
        for text in [open.repeat(100_000), format!("{}{}", open.repeat(100_000), close.repeat(100_000))] {
            let text = format!("thủ tục 1.013925 {{\n    tên {text}\n}}\nthủ tục 1.013924 {{ tên \"Còn nguyên\" }}\n");
            let parsed = parse(&source(&text));
            assert_eq!(parsed.diagnostics.iter().filter(|d| d.code == "TT005").count(), 1);
        }
    }
    let text = format!("thủ tục 1.013925 {{ trường hợp a \"A\" {{ khi {} đúng }} }}", "không ".repeat(30_000));
    assert_eq!(found(&text).len(), 1);
}

#[test]
fn behind_a_bracket_that_was_put_in_values_keep_their_places() {
    let text = "thủ tục 1.000001 {\n    hồ sơ 1 bộ {\n        đơn \"Đơn\" { bản chính 1\n    }\n    thời hạn 10 ngày làm việc + 2 giờ\n}\n";
    let source = source(text);
    let parsed = parse(&source);
    assert_eq!(parsed.diagnostics.len(), 1, "{:?}", parsed.diagnostics);
    let limit = parsed.tree.items[0].children.iter().find(|child| child.is(Word::Limit)).expect("it is read");
    assert_eq!(source.text.get(limit.values[0].span.range()), Some("10 ngày làm việc + 2 giờ"));
}
