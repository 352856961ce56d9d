//! The steps of a procedure as a picture and in words.
//!
//! The picture is layered: a step stands below every step that leads to it, links back up run along the right side.
//! It carries no script, no style and no reference to anything outside; all is drawn in the colour of the surrounding text
//! until a style sheet colours what is inside `svg.workflow-diagram`: the groups `boxes` (of `rect` with `applicant`,
//! `agency` or `end`, and `outside-clock`), `who`, `what`, `remark`, `edges` (of `path` with `otherwise`, `back`) and
//! `edge-labels`, and the path `arrows`.
//!
//! Any input gives a picture: links to unknown steps are left out, cycles and self loops are drawn, and the time grows
//! about in proportion to steps and links. It is made to be read with up to about 60 steps.

mod draw;
mod layers;
mod letters;
mod levels;
mod place;
mod plan;
mod ports;

use draw::push;

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// What edges call it; of several nodes with one id the first is meant.
    pub id: &'a str,
    /// What is done.
    pub label: &'a str,
    /// Who does it; may be empty.
    pub actor: &'a str,
    /// A remark such as `12 ngày làm việc`; may be empty.
    pub note: &'a str,
    /// Whose step it is.
    pub kind: Kind,
    /// Whether the step's time is not counted in the limit of the procedure.
    pub outside_clock: bool,
}

/// Whose step it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The applicant acts.
    Applicant,
    /// An agency acts.
    #[default]
    Agency,
    /// An agency acts, and the procedure ends with this step.
    End,
}

/// A way from one step to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge<'a> {
    /// Id of the step that is left.
    pub from: &'a str,
    /// Id of the step that follows.
    pub to: &'a str,
    /// When this way is taken; may be empty.
    pub label: &'a str,
    /// Whether this way is taken when no other one is.
    pub is_otherwise: bool,
}

const OTHERWISE: &str = "nếu không";
const OUTSIDE_CLOCK: &str = "không tính vào thời hạn";

/// The picture as one inline `<svg>` element without an empty line, so that it may stand in a block of HTML in Markdown.
///
/// `prefix` makes the ids of the element unique on its page: letters, digits, `-` and `_` of it are kept, all else becomes
/// `-`. `title` and `description` are what a screen reader says. No nodes give an empty string.
#[must_use]
pub fn svg(prefix: &str, nodes: &[Node<'_>], edges: &[Edge<'_>], title: &str, description: &str) -> String {
    if nodes.is_empty() {
        return String::new();
    }
    let (shapes, [left, top, width, height]) = draw::shapes(nodes, edges);
    let prefix: String = prefix
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' })
        .collect();
    let mut svg = String::with_capacity(shapes.len() + 400);
    push(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"workflow-diagram\" role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\" \
             text-anchor=\"middle\" font-size=\"12\" fill=\"currentColor\" viewBox=\"{left} {top} {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
             <title id=\"{prefix}-title\">{}</title>\n<desc id=\"{prefix}-desc\">{}</desc>\n{shapes}</svg>\n",
            escape(&one_line(title)),
            escape(&one_line(description)),
        ),
    );
    svg
}

/// The same in words: an ordered Markdown list in the order of the nodes, whose numbers are those in the boxes.
#[must_use]
pub fn text(nodes: &[Node<'_>], edges: &[Edge<'_>]) -> String {
    let mut onward: Vec<Vec<String>> = vec![Vec::new(); nodes.len()];
    for link in layers::links(nodes, edges) {
        let edge = &edges[link.edge];
        let when = match one_line(edge.label) {
            label if label.is_empty() => String::new(),
            label => format!(" ({})", markdown(&label)),
        };
        let otherwise = if edge.is_otherwise { "nếu không thì " } else { "" };
        onward[link.from].push(format!("{otherwise}bước {}{when}", link.to + 1));
    }
    let mut list = String::new();
    for (at, (node, onward)) in nodes.iter().zip(onward).enumerate() {
        push(&mut list, format_args!("{}. **{}**", at + 1, markdown(&one_line(node.label))));
        let mut remarks: Vec<_> =
            [node.actor, node.note].map(one_line).into_iter().filter(|words| !words.is_empty()).collect();
        if node.outside_clock {
            remarks.push(OUTSIDE_CLOCK.to_owned());
        }
        if !remarks.is_empty() {
            push(&mut list, format_args!(" – {}", markdown(&remarks.join("; "))));
        }
        list.push('.');
        if !onward.is_empty() {
            push(&mut list, format_args!(" Tiếp theo: {}.", onward.join("; ")));
        }
        if node.kind == Kind::End {
            list.push_str(" Kết thúc.");
        }
        list.push('\n');
    }
    list
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text for an XML element or a quoted attribute; characters that XML forbids become U+FFFD.
fn escape(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            _ => xml.push(letter),
        }
    }
    xml
}

/// Text for Markdown: what could begin markup is escaped.
fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\0'..='\u{1f}' => escaped.push('\u{fffd}'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '!' | '#' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
