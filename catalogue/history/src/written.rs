//! What is written in a file, on one line.

/// Clauses as they are written, on one line and without comments.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped, mut comment, mut ended) = (false, false, false, false);
    for c in text.chars() {
        match c {
            '\n' if !quoted => (ended, comment) = (true, false),
            _ if comment => {}
            '#' if !quoted => comment = true,
            _ if c.is_whitespace() => {
                let last = out.chars().next_back();
                if !ended && last.is_some_and(|last| last != ' ') {
                    out.push(' ');
                }
            }
            _ => {
                if std::mem::take(&mut ended) {
                    next_clause(&mut out, c);
                }
                out.push(c);
                (quoted, escaped) = (quoted ^ (c == '"' && !escaped), quoted && c == '\\' && !escaped);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A new line ends a clause, where anything ends there.
fn next_clause(out: &mut String, next: char) {
    out.truncate(out.trim_end().len());
    out.push_str(match out.chars().next_back() {
        None => "",
        Some('{' | ';') => " ",
        Some(_) if matches!(next, '}' | '{' | ';') => " ",
        Some(_) => "; ",
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_come_on_one_line_without_comments() {
        let text = "thẩm quyền { # ai\n    quyết định a -> b { phân cấp }\n\n\t# không còn\n    bỏ  phối hợp c # x\n}";
        assert_eq!(one_line(text), "thẩm quyền { quyết định a -> b { phân cấp }; bỏ phối hợp c }");
        assert_eq!(one_line("tên \"a # \\\" b\n  c\" # d"), "tên \"a # \\\" b c\"");
        assert_eq!(one_line("a;\nb"), "a; b");
        assert_eq!(one_line("  "), "");
    }
}
