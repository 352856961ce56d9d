//! Which words of a text went and which came. The only module that knows `similar`.

use similar::{Algorithm, ChangeTag, TextDiff};

/// A stretch of text that both versions have, or one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Same(&'t str),
    Gone(&'t str),
    Come(&'t str),
}

/// A text of more words is told as a whole: the comparison takes time in proportion to its words and to their differences.
const MOST_WORDS: usize = 4_000;

/// A value of fewer words is read faster as a whole.
const LEAST_WORDS: usize = 10;

/// The pieces of two long texts in order; `None` where they are short, or have too little in common to be read as one.
pub(super) fn pieces<'t>(old: &'t str, new: &'t str) -> Option<Vec<Piece<'t>>> {
    let count = |text: &str| text.split_whitespace().count();
    let (fewer, more) = (count(old).min(count(new)), count(old).max(count(new)));
    if fewer < LEAST_WORDS || more > MOST_WORDS {
        return None;
    }
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).diff_words(old, new);
    let mut pieces = Pieces { old, new, at: (0, 0), run: (0, 0), all: Vec::new() };
    let mut changes = diff.iter_all_changes().peekable();
    while let Some(change) = changes.next() {
        let length = change.value().len();
        match change.tag() {
            ChangeTag::Delete => pieces.at.0 += length,
            ChangeTag::Insert => pieces.at.1 += length,
            ChangeTag::Equal => {
                // A space between two changed words belongs to both changes.
                let between = pieces.has_run() && change.value().trim().is_empty();
                let goes_on = changes.peek().is_some_and(|next| next.tag() != ChangeTag::Equal);
                if !(between && goes_on) {
                    pieces.end_run();
                    pieces.all.push(Piece::Same(&old[pieces.at.0..pieces.at.0 + length]));
                    pieces.run = (pieces.at.0 + length, pieces.at.1 + length);
                }
                pieces.at = (pieces.at.0 + length, pieces.at.1 + length);
            }
        }
    }
    pieces.end_run();
    let same: usize =
        pieces.all.iter().map(|piece| if let Piece::Same(text) = piece { text.trim().len() } else { 0 }).sum();
    (same * 5 >= old.len().max(new.len()) * 2).then(|| joined(pieces.all, old))
}

struct Pieces<'t> {
    old: &'t str,
    new: &'t str,
    /// How far each text has been read.
    at: (usize, usize),
    /// Where the changed stretch began in each.
    run: (usize, usize),
    all: Vec<Piece<'t>>,
}

impl Pieces<'_> {
    fn has_run(&self) -> bool {
        self.at != self.run
    }

    fn end_run(&mut self) {
        let (gone, come) = (&self.old[self.run.0..self.at.0], &self.new[self.run.1..self.at.1]);
        self.all.extend((!gone.is_empty()).then_some(Piece::Gone(gone)));
        self.all.extend((!come.is_empty()).then_some(Piece::Come(come)));
        self.run = self.at;
    }
}

/// Neighbours that are the same are one piece.
fn joined<'t>(all: Vec<Piece<'t>>, old: &'t str) -> Vec<Piece<'t>> {
    let mut joined: Vec<Piece<'t>> = Vec::new();
    // What both have, and what only the old has, makes up the old text.
    let mut at = 0;
    for piece in all {
        let length = match piece {
            Piece::Same(text) | Piece::Gone(text) => text.len(),
            Piece::Come(_) => 0,
        };
        match (joined.last_mut(), piece) {
            (Some(Piece::Same(before)), Piece::Same(_)) => *before = &old[at - before.len()..at + length],
            _ => joined.push(piece),
        }
        at += length;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let pieces = pieces(old, new).expect("they have much in common");
        let side = |skip: fn(&Piece) -> bool| -> String {
            let kept = pieces.iter().filter(|piece| !skip(piece));
            kept.map(|piece| match piece {
                Piece::Same(text) | Piece::Gone(text) | Piece::Come(text) => *text,
            })
            .collect()
        };
        assert_eq!(side(|piece| matches!(piece, Piece::Come(_))), old, "nothing of the old text is lost");
        assert_eq!(side(|piece| matches!(piece, Piece::Gone(_))), new, "nothing of the new text is lost");
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Same(text) => (*text).to_owned(),
                Piece::Gone(text) => format!("[-{text}-]"),
                Piece::Come(text) => format!("{{+{text}+}}"),
            })
            .collect()
    }

    #[test]
    fn words_went_and_came() {
        assert_eq!(
            marked(
                "Bản sao giấy tờ do cơ quan cấp huyện xác nhận",
                "Bản sao giấy tờ do Ủy ban nhân dân cấp xã xác nhận"
            ),
            "Bản sao giấy tờ do [-cơ quan-]{+Ủy ban nhân dân+} cấp [-huyện-]{+xã+} xác nhận"
        );
        assert_eq!(
            marked(
                "nộp trực tiếp tại bộ phận một cửa của xã",
                "nộp trực tiếp tại bộ phận một cửa của xã hoặc trực tuyến"
            ),
            "nộp trực tiếp tại bộ phận một cửa của xã{+ hoặc trực tuyến+}"
        );
    }

    #[test]
    fn what_has_little_in_common_or_is_short_is_told_as_a_whole() {
        assert_eq!(pieces("5 ngày", "6 ngày"), None);
        assert_eq!(pieces("một hai ba bốn năm sáu bảy tám chín mười", "a b c d đ e g h i k"), None);
        let long = "từ ".repeat(MOST_WORDS + 1);
        assert_eq!(pieces(&long, &format!("{long}nữa")), None);
    }
}
