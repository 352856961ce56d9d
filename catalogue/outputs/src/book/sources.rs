//! Where facts were read.

use tthc_compiler::model::Origin;

use super::page::list;
use super::phrase::{push, words};
use super::{escape, terms};

/// Where facts were read, with how sure the catalogue is of each.
pub(super) fn origin_list(origins: &[Origin]) -> String {
    let items: Vec<_> =
        origins.iter().map(|origin| format!("<span class=\"source\">{}</span>", said(origin))).collect();
    list("", &items)
}

/// The same of one fact, as lines of detail.
pub(super) fn origin_lines(origins: &[Origin]) -> impl Iterator<Item = String> {
    origins.iter().map(|origin| format!("{}: {}", words("Nguồn", "Source"), said(origin)))
}

fn said(origin: &Origin) -> String {
    let confidence = origin
        .confidence
        .map_or_else(String::new, |confidence| format!(" ({})", terms::said(terms::confidence(confidence))));
    format!("{}{confidence}", with_links(&origin.text))
}

/// Text whose web addresses are links.
fn with_links(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(start) = next_address(rest) {
        let (before, from) = rest.split_at(start);
        let stops = |letter: char| letter.is_whitespace() || "<>\"()[]{}“”".contains(letter);
        let end = from.find(stops).unwrap_or(from.len());
        let address = from[..end].trim_end_matches(['.', ',', ';', '!', '?']);
        escape::push(&mut html, before);
        let shown = escape::html(address);
        if address.ends_with("://") {
            html.push_str(&shown);
        } else {
            push(&mut html, format_args!("<a rel=\"external\" href=\"{shown}\">{shown}</a>"));
        }
        rest = &from[address.len()..];
    }
    escape::push(&mut html, rest);
    html
}

fn next_address(text: &str) -> Option<usize> {
    ["https://", "http://"].into_iter().filter_map(|scheme| text.find(scheme)).min()
}

#[cfg(test)]
mod tests {
    use super::with_links;

    #[test]
    fn addresses_become_links_and_nothing_else_does() {
        for (text, html) in [
            ("Bản ghi, trang 3", "Bản ghi, trang 3"),
            (
                "Hồ sơ 1.004376: https://a.vn/x?b=1&c=2.",
                "Hồ sơ 1.004376: <a rel=\"external\" href=\"https://a.vn/x?b=1&amp;c=2\">https://a.vn/x?b=1&amp;c=2</a>.",
            ),
            (
                "(https://a.vn) và http://b.vn/\"><script>",
                "(<a rel=\"external\" href=\"https://a.vn\">https://a.vn</a>) và \
                 <a rel=\"external\" href=\"http://b.vn/\">http://b.vn/</a>&quot;&gt;&lt;script&gt;",
            ),
            ("https:// javascript:alert(1)", "https:// javascript:alert(1)"),
        ] {
            assert_eq!(with_links(text), html, "{text}");
        }
    }
}
