//! The fields of the index and what each is for.

use tantivy::Index as Engine;
use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

/// Changes whenever an older index would give other answers than a new one.
pub(crate) const FORMAT: &str = "tthc-index 1";

/// The facets, in the order in which they are counted.
pub(crate) const FACETS: [&str; 5] = ["level", "sector", "ministry", "authority", "subject"];

/// Stands between identifier and name in a facet's value.
pub(crate) const UNIT_SEPARATOR: char = '\u{1F}';

/// The fields by what they do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The procedure's code: whole, base, and without its dot.
    pub code: Field,
    /// Codes and citations anywhere in the entry.
    pub key: Field,
    /// Keys of the instruments on which the procedure rests.
    pub decree: Field,
    /// The whole name as one folded key.
    pub name_key: Field,
    /// The name's words, folded.
    pub name: Field,
    /// The name's words with their marks.
    pub name_marks: Field,
    /// All words, folded.
    pub text: Field,
    /// All words that bear marks, with them.
    pub text_marks: Field,
    /// The facets as words, for filters; in the order of [`FACETS`].
    pub facet_words: [Field; 5],
    /// The province as words.
    pub province_words: Field,
    /// The facets as values, for counting.
    pub facets: [Field; 5],
    pub province: Field,
    pub valid_from: Field,
    pub valid_to: Field,
    /// What is shown of a hit, as JSON.
    pub stored: Field,
}

/// The schema and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = |record, norms| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer(ANALYSED).set_fieldnorms(norms).set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let positions = words(IndexRecordOption::WithFreqsAndPositions, true);
    let unscored = words(IndexRecordOption::WithFreqsAndPositions, false);
    let fast = TextOptions::from(FAST);
    let keys = words(IndexRecordOption::Basic, false);
    let fields = Fields {
        code: schema.add_text_field("code", STRING),
        key: schema.add_text_field("key", keys.clone()),
        decree: schema.add_text_field("decree", keys),
        name_key: schema.add_text_field("name_key", STRING),
        name: schema.add_text_field("name", positions.clone()),
        name_marks: schema.add_text_field("name_marks", positions.clone()),
        text: schema.add_text_field("text", positions),
        text_marks: schema.add_text_field("text_marks", words(IndexRecordOption::WithFreqs, true)),
        facet_words: FACETS.map(|name| schema.add_text_field(&format!("{name}_words"), unscored.clone())),
        province_words: schema.add_text_field("province_words", unscored),
        facets: FACETS.map(|name| schema.add_text_field(name, fast.clone())),
        province: schema.add_text_field("province", fast),
        valid_from: schema.add_i64_field("valid_from", FAST),
        valid_to: schema.add_i64_field("valid_to", FAST),
        stored: schema.add_bytes_field("stored", STORED),
    };
    (schema.build(), fields)
}

/// Name of the tokenizer of all fields with words.
const ANALYSED: &str = "analysed";

/// Tells the engine how to read analysed text.
pub(crate) fn register(engine: &Engine) {
    engine.tokenizers().register(ANALYSED, TextAnalyzer::from(Analysed::default()));
}

/// Text that has been analysed before it came here: words with a space between them.
#[derive(Clone, Default)]
struct Analysed {
    token: Token,
}

struct AnalysedStream<'a> {
    text: &'a str,
    at: usize,
    token: &'a mut Token,
}

impl Tokenizer for Analysed {
    type TokenStream<'a> = AnalysedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> AnalysedStream<'a> {
        self.token.reset();
        AnalysedStream { text, at: 0, token: &mut self.token }
    }
}

impl TokenStream for AnalysedStream<'_> {
    fn advance(&mut self) -> bool {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return false;
        }
        let length = rest.find(' ').unwrap_or(rest.len());
        self.token.text.clear();
        self.token.text.push_str(&rest[..length]);
        self.token.offset_from = self.at;
        self.token.offset_to = self.at + length;
        self.token.position = self.token.position.wrapping_add(1);
        self.at = (self.at + length + 1).min(self.text.len());
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
