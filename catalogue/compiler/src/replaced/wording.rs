//! Does the name of a paper in a dossier ask for a paper of the list? Whole words, precise before complete.
//!
//! What counts is what an item of the name begins with, behind words such as *bản sao có chứng thực*: `Văn bản thay đổi
//! Giấy chứng nhận đăng ký doanh nghiệp` asks for another paper than `Bản sao Giấy chứng nhận đăng ký doanh nghiệp`.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// A text's words and where its items part.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    /// A comma, `và`, a dash: another item of the same clause.
    Item,
    /// `hoặc`, a slash: an item that may be given instead.
    Or,
    /// A semicolon, a colon, a closing bracket, a line: another clause.
    Clause,
    /// An opening bracket: a clause about the one before it.
    Open,
}

/// A name's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wording {
    clauses: Vec<Clause>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Clause {
    words: Vec<String>,
    /// Where in the words each item begins, and whether it may be given instead of the one before it.
    items: Vec<(usize, bool)>,
    in_brackets: bool,
}

/// What is named between two marks.
#[derive(Clone, Copy)]
struct Item<'c> {
    words: &'c [String],
    /// Its words and all that follow in the clause: a paper's name may have a comma in it.
    onwards: &'c [String],
}

/// How a name asks for a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Alone,
    /// Another paper may be given instead.
    AsOneOf,
}

/// The words of a listed paper.
pub(super) type Phrase = Vec<String>;

pub(super) fn phrase(name: &str) -> Phrase {
    let words = tokens(name).into_iter().filter_map(|token| match token {
        Token::Word(word) => Some(word),
        Token::Item | Token::Or | Token::Clause | Token::Open => None,
    });
    words.collect()
}

/// Words that may stand before a paper and say how it is handed in.
static BEFORE: LazyLock<HashSet<String>> = LazyLock::new(|| {
    "bản sao chính gốc chụp photo photocopy phô tô điện tử scan có được đã công chứng thực xác nhận đóng dấu hợp lệ từ cấp \
     sổ để đối chiếu xuất trình nộp kèm theo gồm bao các những một hai trong đó của y như là tệp tin ảnh còn hiệu lực thời \
     hạn giá trị a b c d đ e g h i ii iii iv v vi"
        .split_whitespace()
        .map(normal)
        .collect()
});

/// Words that a paper's name begins with: what stands before `hoặc` is a paper too, and not a part of a sentence.
static PAPERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    "giấy thẻ hộ sơ phiếu trích sổ chứng căn quyết văn hợp đơn tờ tài hồ bằng biên báo danh bản ảnh cmnd cccd điều bảo số mã minh"
        .split_whitespace()
        .map(normal)
        .collect()
});

/// What comes after them is told about a paper, not asked for.
static ABOUT: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| ["trên", "ghi", "giữa", "nội dung", "thông tin"].map(phrase).into());

/// Behind a paper's name these make it another paper.
static OTHERWISE: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| ["máy chuyên dùng", "khoa học", "quân sự", "của hộ kinh doanh"].map(phrase).into());

/// What another state issues is in no database of this one.
static FOREIGN: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| ["nước ngoài", "của nước", "không có quốc tịch"].map(phrase).into());

/// What may stand before `nước ngoài` without making a paper foreign.
static INVESTED: LazyLock<Phrase> = LazyLock::new(|| phrase("đầu tư"));

/// The name itself says that data replaces the paper, that it is not demanded, or how a form is to be worded.
static LOOKED_UP: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    [
        "CSDL",
        "CSDLQG",
        "khai thác được",
        "khai thác thông tin",
        "khai thác dữ liệu",
        "không thể khai thác",
        "tra cứu",
        "chia sẻ dữ liệu",
        "không phải nộp",
        "không yêu cầu",
        "không bắt buộc",
        "cụm từ",
    ]
    .map(phrase)
    .into()
});

/// Words that leave a choice without naming it.
static EQUIVALENT: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| ["tương đương", "thay thế", "giấy tờ khác", "một trong"].map(phrase).into());

impl Wording {
    pub(super) fn of(name: &str) -> Wording {
        let mut wording = Wording::default();
        let (mut clause, mut begins) = (Clause::default(), Some(false));
        for token in tokens(name) {
            match token {
                Token::Word(word) => {
                    if let Some(or) = begins.take() {
                        clause.items.push((clause.words.len(), or));
                    }
                    clause.words.push(word);
                }
                Token::Item => begins = begins.or(Some(false)),
                Token::Or => begins = Some(true),
                Token::Clause | Token::Open => {
                    wording.end(&mut clause);
                    (clause.in_brackets, begins) = (token == Token::Open, Some(false));
                }
            }
        }
        wording.end(&mut clause);
        wording
    }

    fn end(&mut self, clause: &mut Clause) {
        let clause = std::mem::take(clause);
        if !clause.words.is_empty() {
            self.clauses.push(clause);
        }
    }

    /// An item of the name begins with one of the phrases.
    pub(super) fn asks_for(&self, phrases: &[Phrase]) -> Option<Named> {
        let at = (0..self.clauses.len()).find(|at| self.clause_asks(*at, phrases))?;
        // A bracket that begins with `hoặc` goes on with the choice.
        let behind = self.clauses[at + 1..].iter().take_while(|clause| clause.items[0].1);
        let choices = std::iter::once(&self.clauses[at]).chain(behind);
        let another = choices.flat_map(Clause::alternatives).any(|item| item.is_another(phrases));
        let equivalent = EQUIVALENT.iter().any(|words| self.contains(words));
        Some(if another || equivalent { Named::AsOneOf } else { Named::Alone })
    }

    fn clause_asks(&self, at: usize, phrases: &[Phrase]) -> bool {
        let clause = &self.clauses[at];
        // A condition stands before a colon, the issuer in a bracket behind.
        let around = &self.clauses[at.saturating_sub(1)..(at + 2).min(self.clauses.len())];
        if around.iter().any(Clause::is_foreign) {
            return false;
        }
        // In brackets after anything but a paper stands what something is about.
        let before = at.checked_sub(1).and_then(|before| self.clauses[before].items().next());
        if clause.in_brackets && before.is_some_and(|before| !before.begins_like_a_paper()) {
            return false;
        }
        clause.items().enumerate().any(|(at, item)| {
            let rest = item.behind(phrases);
            rest.is_some_and(|rest| !OTHERWISE.iter().any(|words| rest.starts_with(words)))
                && clause.items().take(at).all(|before| before.is_paper(phrases))
        })
    }

    /// The name says that data is used, or what to do where there is none.
    pub(super) fn speaks_of_data(&self) -> bool {
        LOOKED_UP.iter().any(|words| self.contains(words))
    }

    /// The words stand in it, as the name of a database may.
    pub(super) fn contains(&self, words: &Phrase) -> bool {
        self.clauses.iter().any(|clause| contains(&clause.words, words))
    }
}

impl Clause {
    fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.items.iter().enumerate().map(|(at, (start, _))| {
            let end = self.items.get(at + 1).map_or(self.words.len(), |(next, _)| *next);
            Item { words: &self.words[*start..end], onwards: &self.words[*start..] }
        })
    }

    /// The items between which may be chosen.
    fn alternatives(&self) -> impl Iterator<Item = Item<'_>> {
        let or = |at: usize| self.items.get(at).is_some_and(|(_, or)| *or);
        self.items().enumerate().filter(move |(at, _)| or(*at) || or(at + 1)).map(|(_, item)| item)
    }

    /// `nước ngoài`, but not `có vốn đầu tư nước ngoài`.
    fn is_foreign(&self) -> bool {
        let stands = |at: usize| FOREIGN.iter().any(|words| self.words[at..].starts_with(words));
        (0..self.words.len()).any(|at| stands(at) && !self.words[..at].ends_with(&INVESTED))
    }
}

impl<'c> Item<'c> {
    /// What follows the phrase that it begins with, behind the words that may stand before.
    fn behind(&self, phrases: &[Phrase]) -> Option<&'c [String]> {
        for (at, word) in self.words.iter().enumerate() {
            let here = &self.onwards[at..];
            if let Some(longest) = phrases.iter().filter(|phrase| here.starts_with(phrase)).map(Vec::len).max() {
                return Some(&here[longest..]);
            }
            if !may_stand_before(word) {
                return None;
            }
        }
        None
    }

    /// Another paper than the listed one; `bản sao có chứng thực` is only a way of handing it in.
    fn is_another(&self, phrases: &[Phrase]) -> bool {
        let is_manner = self.words.iter().all(|word| may_stand_before(word));
        !is_manner && self.begins_like_a_paper() && self.behind(phrases).is_none()
    }

    /// A paper, and not a text that speaks of one.
    fn is_paper(&self, phrases: &[Phrase]) -> bool {
        let speaks = || phrases.iter().chain(ABOUT.iter()).any(|words| contains(self.words, words));
        self.behind(phrases).is_some() || (PAPERS.contains(&self.words[0]) && !speaks())
    }

    fn begins_like_a_paper(&self) -> bool {
        let named = self.words.iter().find(|word| !may_stand_before(word));
        self.words.first().into_iter().chain(named).any(|word| PAPERS.contains(word))
    }
}

fn contains(words: &[String], phrase: &Phrase) -> bool {
    (0..words.len()).any(|at| words[at..].starts_with(phrase))
}

fn may_stand_before(word: &str) -> bool {
    BEFORE.contains(word) || word.chars().all(|c| c.is_ascii_digit())
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut word = String::new();
    let chars: Vec<char> = text.nfc().collect();
    // `146/2025/NĐ-CP` names no choice.
    let is_letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic() || c.is_whitespace() || *c == ')');
    for (at, c) in chars.iter().copied().enumerate() {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        push(&mut out, &mut word);
        match c {
            '(' | '[' => out.push(Token::Open),
            ';' | ':' | ')' | ']' | '\n' | '\r' | '“' | '”' | '"' => out.push(Token::Clause),
            '.' if chars.get(at + 1).is_none_or(|next| !next.is_alphanumeric()) => out.push(Token::Clause),
            '/' if at > 0 && is_letter(at - 1) && is_letter(at + 1) => out.push(Token::Or),
            ',' | '-' | '–' | '—' | '+' | '•' | '*' => out.push(Token::Item),
            _ => {}
        }
    }
    push(&mut out, &mut word);
    out
}

/// A word that is complete; `hoặc` and `và` part items, `cơ sở dữ liệu` is one word.
fn push(out: &mut Vec<Token>, word: &mut String) {
    if word.is_empty() {
        return;
    }
    let is = normal(word);
    word.clear();
    static OR: LazyLock<String> = LazyLock::new(|| normal("hoặc"));
    static AND: LazyLock<String> = LazyLock::new(|| normal("và"));
    static DATABASE: LazyLock<Vec<Token>> =
        LazyLock::new(|| ["cơ", "sở", "dữ", "liệu"].map(|word| Token::Word(normal(word))).into());
    if is == *OR || is == *AND {
        out.push(if is == *OR { Token::Or } else { Token::Item });
        return;
    }
    out.push(Token::Word(is));
    if out.ends_with(&DATABASE) {
        out.truncate(out.len() - DATABASE.len());
        out.push(Token::Word("csdl".to_owned()));
    }
}

/// A word whatever its case and wherever its tone mark stands: `Khoẻ` is `khỏe`, `kí` is `ký`.
///
/// Tones stay, since `giấy chứng từ` is not `giấy chứng tử`.
fn normal(word: &str) -> String {
    let (mut letters, mut tone) = (String::new(), None);
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(c),
            _ => letters.push(c),
        }
    }
    let mut back = letters.chars().rev();
    let before = (back.next(), back.next());
    if let (Some('y'), None | Some('h' | 'k' | 'l' | 'm' | 's' | 't')) = before {
        letters.pop();
        letters.push('i');
    }
    letters.extend(tone);
    letters
}

#[cfg(test)]
mod tests;
