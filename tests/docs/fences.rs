//! The fenced blocks of a page, with what their info string says of them: `tthc,block=Procedure`.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// What the pages use beside CommonMark.
pub const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// A fenced block.
#[derive(Debug)]
pub struct Fence {
    /// What stands first in the info string.
    pub kind: String,
    attributes: Vec<(String, String)>,
    pub text: String,
    /// Where the text stands in the page; the fences are not part of it.
    pub range: Range<usize>,
}

impl Fence {
    /// The value of an attribute; the empty text for one without.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn new(info: &str, start: usize) -> Fence {
        let mut parts = info.split(',').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_owned();
        let attributes = parts.map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (name.to_owned(), value.to_owned())
        });
        Fence { kind, attributes: attributes.collect(), text: String::new(), range: start..start }
    }
}

/// The fenced blocks of a Markdown text, in their order.
pub fn fences(markdown: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut open: Option<Fence> = None;
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let line_end = markdown[range.start..].find('\n').map_or(range.end, |at| range.start + at + 1);
                open = Some(Fence::new(&info, line_end));
            }
            Event::Text(text) => {
                if let Some(fence) = &mut open {
                    fence.text.push_str(&text);
                    fence.range.end = range.end;
                }
            }
            Event::End(TagEnd::CodeBlock) => found.extend(open.take()),
            _ => {}
        }
    }
    found
}

#[test]
fn an_info_string_has_a_kind_and_attributes() {
    let page = "Một.\n\n```tthc,wrong=TT016,alone\nthời hạn 5\n```\n\n```console\n```\n";
    let found = fences(page);
    assert_eq!(found.iter().map(|fence| fence.kind.as_str()).collect::<Vec<_>>(), ["tthc", "console"]);
    assert_eq!(found[0].attribute("wrong"), Some("TT016"));
    assert_eq!(found[0].attribute("alone"), Some(""));
    assert_eq!(found[0].attribute("block"), None);
    assert_eq!(&page[found[0].range.clone()], "thời hạn 5\n");
    assert_eq!(&page[found[1].range.clone()], "");
}
