//! Text in small letters whose bytes stand where they stood, so that places found in it are places in the original.

/// Small letters; the Icelandic `Ð` that some typists take for `Đ` becomes `đ`; tabs become spaces.
/// A character whose small form has another length is left as it is.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
            'Ð' | 'ð' => out.push('đ'),
            'À'..='Ö' | 'Ø'..='Þ' => out.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
            'Ă' => out.push('ă'),
            'Đ' => out.push('đ'),
            'Ĩ' => out.push('ĩ'),
            'Ũ' => out.push('ũ'),
            'Ơ' => out.push('ơ'),
            'Ư' => out.push('ư'),
            '\u{1EA0}'..='\u{1EFF}' if (c as u32).is_multiple_of(2) => {
                out.push(char::from_u32(c as u32 + 1).unwrap_or(c));
            }
            _ => out.push(c),
        }
    }
    debug_assert_eq!(out.len(), text.len());
    out
}

/// The place `length` bytes before `at`, or the next one that does not split a character.
pub(super) fn back(text: &str, at: usize, length: usize) -> usize {
    let from = at.saturating_sub(length);
    (from..=at).find(|at| text.is_char_boundary(*at)).unwrap_or(at)
}

/// The place `length` bytes after `at`, or the one before it that does not split a character.
pub(super) fn ahead(text: &str, at: usize, length: usize) -> usize {
    let to = at.saturating_add(length).min(text.len());
    (at..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(at)
}

/// Does no letter or digit stand right before `at`?
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}

/// Does no letter or digit stand at `at`?
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    !text[at..].starts_with(char::is_alphanumeric)
}

/// Where the words begin or end, without the white space and marks around them.
pub(super) fn trimmed(text: &str, bytes: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mark =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '-' | '–' | '+' | '*' | '•' | '(' | ')');
    let inner = &text[bytes.clone()];
    let start = bytes.start + (inner.len() - inner.trim_start_matches(mark).len());
    let mut end = start + inner.trim_matches(mark).len();
    // A bracket that was opened inside stays closed.
    let open = |end: usize| text[start..end].matches('(').count() > text[start..end].matches(')').count();
    while end < bytes.end && text[end..bytes.end].starts_with(')') && open(end) {
        end += 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_moves_no_byte() {
        let text = "ĐIỀU 5 Nghị định NÐ-CP\tẤN\u{a0}ĐỘ İẞ Ứ ố \u{1EFE}";
        let folded = fold(text);
        assert_eq!(folded.len(), text.len());
        assert!(folded.starts_with("điều 5 nghị định nđ-cp ấn\u{a0}độ"));
        for ((at, _), (folded_at, _)) in text.char_indices().zip(folded.char_indices()).take(10) {
            assert_eq!(at, folded_at);
        }
    }
}
