//! The pieces of a document.

use tthc_dsl::fold;

use super::NOT_STATED;

/// A document in the order in which it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub title: String,
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading of level 1 or 2.
    Heading {
        level: u8,
        text: String,
    },
    /// A paragraph, with a label before it where there is one. A line break in the text stays in the paragraph.
    Paragraph {
        label: Option<String>,
        text: String,
    },
    Table {
        header: Vec<String>,
        widths: Vec<u32>,
        rows: Vec<Vec<String>>,
    },
}

/// A document under way.
#[derive(Default)]
pub(super) struct Page {
    pub pieces: Vec<Piece>,
}

impl Page {
    /// A part of the form that has tables or several paragraphs.
    pub fn heading(&mut self, text: &str) {
        self.pieces.push(Piece::Heading { level: 1, text: text.to_owned() });
    }

    /// What divides the papers.
    pub fn group(&mut self, text: &str) {
        self.pieces.push(Piece::Heading { level: 2, text: text.to_owned() });
    }

    pub fn paragraph(&mut self, label: &str, text: &str) {
        let label = (!label.is_empty()).then(|| format!("{label}:"));
        self.pieces.push(Piece::Paragraph { label, text: text.to_owned() });
    }

    /// A field of the portal's form. It stands there although nobody has entered it.
    pub fn field(&mut self, label: &str, text: &str) {
        self.beyond(label, if text.is_empty() { NOT_STATED } else { text });
    }

    /// What the portal's form does not ask for stands there only where something is said.
    pub fn beyond(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        // A line that begins like a field would be read as one if it were a paragraph.
        let mut lines = text.split('\n');
        if text.split('\n').skip(1).any(begins_like_a_field) {
            return self.paragraph(label, text);
        }
        self.paragraph(label, lines.next().unwrap_or_default());
        lines.for_each(|line| self.paragraph("", line));
    }

    /// Several values, or one that could be taken for several where commas separate them, each with a dash.
    pub fn listed(&mut self, label: &str, values: &[String], commas: bool) {
        match values {
            [] => self.field(label, ""),
            [one]
                if !(one.starts_with("- ")
                    || one.contains('\n')
                    || commas && (one.contains(", ") || one.contains("; "))) =>
            {
                self.field(label, one);
            }
            several => {
                self.paragraph(label, "");
                several.iter().for_each(|value| self.paragraph("", &format!("- {}", value.replace('\n', " "))));
            }
        }
    }

    /// Values that the portal's form does not ask for.
    pub fn listed_beyond(&mut self, label: &str, values: &[String]) {
        if !values.is_empty() {
            self.listed(label, values, false);
        }
    }

    pub fn table(&mut self, columns: &[(&str, u32)], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return self.paragraph("", NOT_STATED);
        }
        let header = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
        let widths = columns.iter().map(|(_, width)| *width).collect();
        self.pieces.push(Piece::Table { header, widths, rows });
    }
}

/// Whether a reader of the form could take the line for one of its fields: few words, then a colon or nothing.
fn begins_like_a_field(line: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "ma ",
        "so quyet",
        "quyet dinh cong",
        "co quan",
        "ten ",
        "hieu luc",
        "cap thuc",
        "loai thu",
        "linh vuc",
        "trinh tu",
        "cach thuc",
        "thanh phan",
        "truong hop co ma",
        "doi tuong",
        "dia chi",
        "ket qua",
        "can cu",
        "quy dinh vien",
        "yeu cau",
        "tu khoa",
        "mo ta",
        "ghi chu",
        "thu tuc",
    ];
    let head = line.split(':').next().unwrap_or_default();
    let words = fold(head);
    let words = words.trim_start_matches(|letter: char| !letter.is_alphabetic());
    // After `a)` or `II.` it is the same.
    let words = words
        .split_once([')', '.'])
        .filter(|(number, _)| number.len() <= 4)
        .map_or(words, |(_, rest)| rest.trim_start());
    head.chars().count() <= 60 && BEGINNINGS.iter().any(|beginning| words.starts_with(beginning))
}
