//! The words by which a field says that there is nothing, which mean five different things.

/// What a field says that says nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Nothing was written.
    Empty,
    /// `Không`, `Không có`: there is none.
    None,
    /// `Không quy định`: the law says nothing of it.
    Unspecified,
    /// `Không có thông tin`, `Chưa có`: nobody has entered it.
    NotStated,
    /// `0`.
    Zero,
}

/// What the whole of `text` says, if it is one of those words and no more.
pub fn absence(text: &str) -> Option<Absence> {
    // The longest of the words is under 40 bytes; what is much longer says something.
    let words =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '-' | '–' | '+' | ':' | '*'));
    if words.len() > 60 {
        return None;
    }
    let folded = super::fold::fold(words);
    let mut spaced = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    Some(match spaced.as_str() {
        "" => Absence::Empty,
        "không" | "không có" => Absence::None,
        "không quy định" | "không qui định" | "chưa quy định" | "pháp luật không quy định" => {
            Absence::Unspecified
        }
        "không có thông tin" | "chưa có" | "chưa có thông tin" => Absence::NotStated,
        "0" => Absence::Zero,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_words_for_nothing_are_five_things() {
        let cases = [
            ("", Some(Absence::Empty)),
            (" - ", Some(Absence::Empty)),
            ("Không", Some(Absence::None)),
            ("không.", Some(Absence::None)),
            ("KHÔNG CÓ", Some(Absence::None)),
            ("Không quy định.", Some(Absence::Unspecified)),
            ("Không  có thông tin", Some(Absence::NotStated)),
            ("Chưa có", Some(Absence::NotStated)),
            ("0", Some(Absence::Zero)),
            ("Không có tiền án", None),
            ("Cục Hàng không Việt Nam", None),
        ];
        for (text, expected) in cases {
            assert_eq!(absence(text), expected, "{text:?}");
        }
    }
}
