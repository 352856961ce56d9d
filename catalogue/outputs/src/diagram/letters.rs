//! How wide words are, and where a line of them breaks.

/// Font sizes in pixels.
pub(super) const SMALL: i64 = 12;
pub(super) const LARGE: i64 = 15;
/// Those of the words in a box: who acts, what is done, remarks.
pub(super) const SIZES: [i64; 3] = [SMALL, LARGE, SMALL];

/// Height of a line of text.
pub(super) fn line(size: i64) -> i64 {
    size * 4 / 3
}

/// Width of a text in thousandths of the font size.
///
/// Each letter has the largest advance that it has in Noto Sans, Open Sans, Roboto and the Arial metrics, since nobody
/// knows which font a reader's system shows.
pub(super) fn width(text: &str) -> i64 {
    text.chars().map(letter).sum()
}

/// Splits text at white space into lines no wider than `room` pixels at `size` pixels; a longer word is split inside.
/// Text without a visible letter gives no line.
pub(super) fn wrap(text: &str, size: i64, room: i64) -> Vec<String> {
    let room = (room * 1000 / size.max(1)).max(1);
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in text.split_whitespace() {
        let wide = width(word);
        if !line.is_empty() {
            if used + letter(' ') + wide <= room {
                line.push(' ');
                line.push_str(word);
                used += letter(' ') + wide;
                continue;
            }
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if wide <= room {
            line.push_str(word);
            used = wide;
            continue;
        }
        for one in word.chars() {
            // A combining mark has no width and so never begins a line.
            if used + letter(one) > room && !line.is_empty() && letter(one) > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(one);
            used += letter(one);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn letter(letter: char) -> i64 {
    if let Some(wide) = u32::from(letter).checked_sub(32).and_then(|at| ASCII.get(at as usize)) {
        return *wide;
    }
    match letter {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        'à'..='å' | 'ă' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => {
            561
        }
        'è'..='ë' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => 564,
        'ì'..='ï' | 'ĩ' | 'ỉ' | 'ị' => 278,
        'ò'..='ö' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' => 605,
        'ơ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => 616,
        'ù'..='ü' | 'ũ' | 'ụ' | 'ủ' => 618,
        'ư' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => 674,
        'ý' | 'ÿ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => 510,
        'đ' => 617,
        'À'..='Å' | 'Ă' | 'Ạ' | 'Ả' | 'Ấ' | 'Ầ' | 'Ẩ' | 'Ẫ' | 'Ậ' | 'Ắ' | 'Ằ' | 'Ẳ' | 'Ẵ' | 'Ặ' => {
            667
        }
        'È'..='Ë' | 'Ẹ' | 'Ẻ' | 'Ẽ' | 'Ế' | 'Ề' | 'Ể' | 'Ễ' | 'Ệ' => 667,
        'Ì'..='Ï' | 'Ĩ' | 'Ỉ' | 'Ị' => 339,
        'Ò'..='Ö' | 'Ọ' | 'Ỏ' | 'Ố' | 'Ồ' | 'Ổ' | 'Ỗ' | 'Ộ' => 781,
        'Ơ' | 'Ớ' | 'Ờ' | 'Ở' | 'Ỡ' | 'Ợ' => 784,
        'Ù'..='Ü' | 'Ũ' | 'Ụ' | 'Ủ' => 731,
        'Ư' | 'Ứ' | 'Ừ' | 'Ử' | 'Ữ' | 'Ự' => 780,
        'Ý' | 'Ỳ' | 'Ỵ' | 'Ỷ' | 'Ỹ' => 667,
        'Đ' => 730,
        '–' => 656,
        '‘' | '’' | '·' => 278,
        '“' | '”' => 359,
        _ => 1000,
    }
}

/// From the space to the tilde.
#[rustfmt::skip]
const ASCII: [i64; 95] = [
    278, 278, 408, 646, 572, 889, 732, 225, 342, 348, 552, 584, 278, 333, 278, 413,
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 730, 667, 611, 778, 741, 339, 552, 667, 556, 907, 760, 781,
    667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 411, 329, 572, 556,
    577, 561, 615, 523, 615, 564, 348, 615, 618, 258, 258, 534, 258, 935, 618, 605,
    615, 615, 413, 516, 361, 618, 508, 786, 529, 510, 500, 380, 551, 380, 680,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_with_marks_is_as_wide_as_it_looks() {
        assert_eq!(width("ế"), width("e"));
        assert_eq!(width("e\u{302}\u{301}"), width("e"), "decomposed marks take no room");
        assert!(width("ử") > width("u"), "the horn takes room");
        assert_eq!(width("Ỵ"), width("Y"));
    }

    #[test]
    fn every_vietnamese_letter_has_a_width_of_its_own() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
        for one in letters.chars().chain(letters.to_uppercase().chars()) {
            assert!((200..1000).contains(&letter(one)), "{one}: {}", letter(one));
        }
    }

    #[test]
    fn lines_break_at_spaces_and_long_words_inside() {
        assert_eq!(wrap("Kiểm tra và tiếp nhận hồ sơ", 15, 120), ["Kiểm tra và tiếp", "nhận hồ sơ"]);
        assert_eq!(wrap(" \n\t ", 15, 120), Vec::<String>::new());
        assert!(wrap("aaaaaaaaaaaaaaaaaaaaaaaa b", 15, 120).iter().all(|line| width(line) * 15 <= 120_000));
        assert_eq!(wrap("ab", 15, 0), ["a", "b"], "no room still ends");
    }
}
