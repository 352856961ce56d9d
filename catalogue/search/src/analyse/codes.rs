//! Codes of procedures, results and papers, read out of running text.

/// A code as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// Lower case, with dots: `2.002253.000.00.00.h56`.
    pub whole: String,
    /// Without the suffix of a case or a province: `2.002253`.
    pub base: String,
}

impl Code {
    /// The keys under which the code is found in whole and in part.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        let part = (self.base != self.whole).then(|| self.base.clone());
        std::iter::once(self.whole.clone()).chain(part)
    }
}

/// The code that begins at `at`, and where it ends. `at` is the start of a word.
pub(crate) fn code_at(text: &str, at: usize) -> Option<(Code, usize)> {
    let bytes = &text.as_bytes()[at..];
    let end = procedure(bytes).or_else(|| result(bytes)).or_else(|| paper(bytes))?;
    // A longer run of letters or digits is something else.
    let next = text[at + end..].chars().next();
    if next.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let whole = text[at..at + end].to_ascii_lowercase().replace(',', ".");
    let is_procedure = bytes[0].is_ascii_digit();
    let base = if is_procedure { whole[..8].to_owned() } else { whole.clone() };
    Some((Code { whole, base }, at + end))
}

/// The beginning of a procedure's code that ends before its sixth digit, and where it ends.
pub(crate) fn code_head_at(text: &str, at: usize) -> Option<(String, usize)> {
    let [b'1'..=b'9', b'.' | b',', rest @ ..] = &text.as_bytes()[at..] else { return None };
    let length = digits(rest);
    let end = at + 2 + length;
    let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '/'));
    // A leading zero tells `1.0139` from the decimal number `1.5`.
    let fits = (2..=5).contains(&length) && rest.starts_with(b"0") && !goes_on;
    fits.then(|| (text[at..end].replace(',', "."), end))
}

/// `1.013925`, `1.013925.01`, `2.002253.000.00.00.H56`, `2.002253.H56`.
fn procedure(bytes: &[u8]) -> Option<usize> {
    let [b'1'..=b'9', b'.' | b',', rest @ ..] = bytes else {
        return None;
    };
    if digits(rest) != 6 {
        return None;
    }
    let mut end = 8;
    while let [b'.', suffix @ ..] = &bytes[end..] {
        let letter = usize::from(matches!(suffix, [b'h' | b'H', b'0'..=b'9', ..]));
        let length = digits(&suffix[letter..]);
        if !(2..=3).contains(&length) {
            break;
        }
        end += 1 + letter + length;
    }
    Some(end)
}

/// `KQ.G06.000311`.
fn result(bytes: &[u8]) -> Option<usize> {
    let [b'k' | b'K', b'q' | b'Q', b'.', letter, rest @ ..] = bytes else {
        return None;
    };
    let ministry = digits(rest);
    let [b'.', number @ ..] = rest.get(ministry..)? else {
        return None;
    };
    let length = digits(number);
    let fits = letter.is_ascii_alphabetic() && (1..=3).contains(&ministry) && length >= 4;
    fits.then_some(4 + ministry + 1 + length)
}

/// `G06-KQ004186`.
fn paper(bytes: &[u8]) -> Option<usize> {
    let [letter, rest @ ..] = bytes else {
        return None;
    };
    let ministry = digits(rest);
    let [b'-', b'k' | b'K', b'q' | b'Q', number @ ..] = rest.get(ministry..)? else {
        return None;
    };
    let length = digits(number);
    let fits = letter.is_ascii_alphabetic() && (1..=3).contains(&ministry) && length >= 4;
    fits.then_some(1 + ministry + 3 + length)
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        code_at(text, 0).map(|(code, _)| (code.whole, code.base))
    }

    #[test]
    fn codes_are_read_whole_and_with_their_base() {
        for (text, whole, base) in [
            ("1.013925", "1.013925", "1.013925"),
            ("1,013925 ", "1.013925", "1.013925"),
            ("1.013925.", "1.013925", "1.013925"),
            ("1.013925.01", "1.013925.01", "1.013925"),
            ("2.002253.000.00.00.H56", "2.002253.000.00.00.h56", "2.002253"),
            ("2.002253.H56)", "2.002253.h56", "2.002253"),
            ("KQ.G06.000311", "kq.g06.000311", "kq.g06.000311"),
            ("G06-KQ004186", "g06-kq004186", "g06-kq004186"),
        ] {
            assert_eq!(read(text), Some((whole.to_owned(), base.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_code_may_be_typed_in_part() {
        assert_eq!(code_head_at("1.0139", 0), Some(("1.0139".to_owned(), 6)));
        for text in ["1.013925", "1.5", "1.0", "1.000.000", "1.0139a", "x", ""] {
            assert_eq!(code_head_at(text, 0), None, "{text}");
        }
    }

    #[test]
    fn sums_and_words_are_no_codes() {
        for text in ["", "1.200.000 đồng", "1.0139251", "1.013925a", "KQ", "kq.", "g-kq1", "12.013925", "1."] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
