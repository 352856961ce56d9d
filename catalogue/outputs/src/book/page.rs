//! A page under way: sections below each other, each a heading and blocks of HTML.

use tthc_compiler::model::Text;

use super::phrase::{push, text};
use super::{Heading, Section, escape};

/// The Markdown of a page and the list of its sections.
///
/// All below the headings is blocks of HTML. In them Markdown means nothing, so that one escape is enough for any name,
/// and a table cell can hold a list.
#[derive(Default)]
pub(super) struct Page {
    pub(super) markdown: String,
    pub(super) sections: Vec<Section>,
}

impl Page {
    /// Begins a section. The words are ours: they hold nothing that Markdown would take for markup.
    pub(super) fn section(&mut self, id: &str, vi: &str, en: &str) {
        let heading = Heading::new(vi, en);
        push(&mut self.markdown, format_args!("## {} {{#{id}}}\n\n", heading.html()));
        self.sections.push(Section { id: id.into(), heading });
    }

    /// Begins a section whose heading holds words of the catalogue.
    pub(super) fn section_of(&mut self, id: &str, heading: Heading) {
        let html = heading.html();
        self.block(&format!("<h2 id=\"{}\">{html}</h2>", escape::html(id)));
        self.sections.push(Section { id: id.into(), heading });
    }

    /// A block of HTML: balanced, and without an empty line.
    pub(super) fn block(&mut self, html: &str) {
        let html = html.trim_end();
        debug_assert!(!html.contains("\n\n"), "an empty line ends a block: {html}");
        self.markdown.push_str(html);
        self.markdown.push_str("\n\n");
    }

    /// A paragraph of HTML.
    pub(super) fn paragraph(&mut self, html: &str) {
        self.block(&format!("<p>{html}</p>"));
    }

    /// Remarks, each in a box.
    pub(super) fn remarks(&mut self, remarks: &[Text]) {
        for remark in remarks {
            let html = match remark.en {
                None => paragraphs(&remark.vi),
                Some(_) => format!("<p>{}</p>", text(remark)),
            };
            self.note("note", "", &html);
        }
    }

    /// A box with a title.
    pub(super) fn note(&mut self, class: &str, title: &str, html: &str) {
        let title = match title {
            "" => String::new(),
            title => format!("<p class=\"note-title\">{title}</p>"),
        };
        self.block(&format!("<div class=\"{class}\">{title}{html}</div>"));
    }
}

/// The box of facts at the top of a page.
#[derive(Default)]
pub(super) struct Facts {
    rows: String,
}

impl Facts {
    pub(super) fn add(&mut self, (vi, en): (&str, &str), html: &str) {
        self.row("", vi, en, html);
    }

    /// A fact that takes the whole row.
    pub(super) fn add_wide(&mut self, (vi, en): (&str, &str), html: &str) {
        self.row(" class=\"wide\"", vi, en, html);
    }

    fn row(&mut self, class: &str, vi: &str, en: &str, html: &str) {
        let term = super::phrase::words(vi, en);
        push(&mut self.rows, format_args!("<div{class}><dt>{term}</dt><dd>{html}</dd></div>\n"));
    }

    pub(super) fn html(&self) -> String {
        format!("<dl class=\"facts\">\n{}</dl>", self.rows)
    }
}

/// A table that scrolls sideways where the screen is narrow.
pub(super) fn table(columns: &[(&str, &str)], rows: &str) -> String {
    let head: String =
        columns.iter().map(|(vi, en)| format!("<th scope=\"col\">{}</th>", super::phrase::words(vi, en))).collect();
    format!("<div class=\"table-wrapper\"><table>\n<thead><tr>{head}</tr></thead>\n{rows}</table></div>")
}

/// A text of several paragraphs.
pub(super) fn paragraphs(words: &str) -> String {
    words
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("<p>{}</p>", escape::html(line)))
        .collect()
}

/// Items as a list; nothing for none.
pub(super) fn list(class: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let class = match class {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    };
    format!("<ul{class}>\n<li>{}</li>\n</ul>", items.join("</li>\n<li>"))
}
