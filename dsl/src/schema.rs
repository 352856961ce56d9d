//! Which clauses stand in which block, and what each is made of. The parser, the formatter's keyword conversion,
//! the help of messages and the reference pages of the manual all read these tables.

mod amend;
mod change;
mod due;
mod law;
mod procedure;

use crate::words::Word;

/// A kind of block: what stands between its braces is read by its own table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Block {
    File,
    Instrument,
    Authority,
    Sector,
    DocumentType,
    Form,
    FormFields,
    FormField,
    Procedure,
    Validity,
    Powers,
    Power,
    Condition,
    Filing,
    Facts,
    Fact,
    Documents,
    Paper,
    LookUp,
    Limit,
    Suspension,
    Clock,
    Consequence,
    Fee,
    Discount,
    Channels,
    Steps,
    Step,
    Onward,
    Results,
    Result,
    Requirements,
    Requirement,
    Case,
    PublishedRecord,
    Unmodelled,
    Amendment,
    Transition,
    Operations,
    PowerChanges,
    Addition,
    Replacement,
    Localisation,
    Rule,
    Announcement,
    Snippet,
    Waiver,
    Test,
    Expectations,
    Table,
}

/// What a clause is made of, in order.
#[derive(Clone, Copy, Debug)]
pub enum Slot {
    /// An optional `vi` or `en` before a text.
    Lang,
    Text,
    Name,
    /// A procedure code.
    Code,
    /// Another official code: of a result, a paper, an authority, a rule.
    OtherCode,
    /// An instrument's number, without a provision.
    Instrument,
    Citation,
    Date,
    Moment,
    Hour,
    Number,
    Percent,
    Duration,
    Money,
    Expr,
    /// One of these keywords.
    Terms(&'static [Word]),
    /// This keyword; it leaves no value.
    Key(Word),
    /// A comma; it leaves no value.
    Comma,
    /// All of these, or nothing.
    Opt(&'static [Slot]),
    /// One or more, with commas between.
    List(&'static Slot),
    /// One or more, with `hoặc` between.
    Either(&'static Slot),
    /// One or more in square brackets.
    Bracket(&'static Slot),
    /// The first of these that the text can begin.
    Any(&'static [Slot]),
    /// Several in a row.
    Seq(&'static [Slot]),
}

/// One clause of a block.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// `None` for the block's named entries.
    pub word: Option<Word>,
    pub slots: &'static [Slot],
    /// The table of what belongs to it, in its line or in its braces.
    pub inner: Option<Block>,
    /// It may stand in the line of the clause that it belongs to.
    pub inline: bool,
    /// It may be given several times.
    pub many: bool,
    /// It states what was and what is: `20 ngày -> 14 ngày`.
    pub changes: bool,
    /// In Vietnamese keywords; shown in help and in the manual, and parsed by a test.
    pub example: &'static str,
}

const fn clause(word: Word, slots: &'static [Slot], example: &'static str) -> Clause {
    Clause { word: Some(word), slots, inner: None, inline: false, many: false, changes: false, example }
}

const fn entry(slots: &'static [Slot], inner: Block, example: &'static str) -> Clause {
    Clause { word: None, slots, inner: Some(inner), inline: false, many: true, changes: false, example }
}

impl Clause {
    const fn inner(mut self, block: Block) -> Clause {
        self.inner = Some(block);
        self
    }

    const fn inline(mut self) -> Clause {
        self.inline = true;
        self
    }

    const fn many(mut self) -> Clause {
        self.many = true;
        self
    }

    /// The clause as an operation, with the value before and after.
    const fn changes(mut self, example: &'static str) -> Clause {
        self.changes = true;
        self.example = example;
        self
    }
}

impl Block {
    /// Every kind of block.
    pub const ALL: &[Block] = &[
        Block::File,
        Block::Instrument,
        Block::Authority,
        Block::Sector,
        Block::DocumentType,
        Block::Form,
        Block::FormFields,
        Block::FormField,
        Block::Procedure,
        Block::Validity,
        Block::Powers,
        Block::Power,
        Block::Condition,
        Block::Filing,
        Block::Facts,
        Block::Fact,
        Block::Documents,
        Block::Paper,
        Block::LookUp,
        Block::Limit,
        Block::Suspension,
        Block::Clock,
        Block::Consequence,
        Block::Fee,
        Block::Discount,
        Block::Channels,
        Block::Steps,
        Block::Step,
        Block::Onward,
        Block::Results,
        Block::Result,
        Block::Requirements,
        Block::Requirement,
        Block::Case,
        Block::PublishedRecord,
        Block::Unmodelled,
        Block::Amendment,
        Block::Transition,
        Block::Operations,
        Block::PowerChanges,
        Block::Addition,
        Block::Replacement,
        Block::Localisation,
        Block::Rule,
        Block::Announcement,
        Block::Snippet,
        Block::Waiver,
        Block::Test,
        Block::Expectations,
        Block::Table,
    ];

    /// The clauses that may stand in this block.
    pub fn clauses(self) -> &'static [Clause] {
        match self {
            Block::File | Block::Snippet => law::FILE,
            Block::Instrument => law::INSTRUMENT,
            Block::Authority => law::AUTHORITY,
            Block::Sector => law::SECTOR,
            Block::DocumentType => law::DOCUMENT_TYPE,
            Block::Form => law::FORM,
            Block::FormFields => law::FORM_FIELDS,
            Block::FormField => law::FORM_FIELD,
            Block::Validity => law::VALIDITY,
            Block::Procedure => procedure::PROCEDURE,
            Block::Powers => procedure::POWERS,
            Block::Power => procedure::POWER,
            Block::Condition => procedure::CONDITION,
            Block::Filing => procedure::FILING,
            Block::Facts => procedure::FACTS,
            Block::Fact => procedure::FACT,
            Block::Documents => procedure::DOCUMENTS,
            Block::Paper => procedure::PAPER,
            Block::LookUp => procedure::LOOK_UP,
            Block::Limit => due::LIMIT,
            Block::Suspension => due::SUSPENSION,
            Block::Clock => due::CLOCK,
            Block::Consequence => due::CONSEQUENCE,
            Block::Fee => due::FEE,
            Block::Discount => due::DISCOUNT,
            Block::Channels => procedure::CHANNELS,
            Block::Steps => procedure::STEPS,
            Block::Step => procedure::STEP,
            Block::Onward => procedure::ONWARD,
            Block::Results => procedure::RESULTS,
            Block::Result => procedure::RESULT,
            Block::Requirements => procedure::REQUIREMENTS,
            Block::Requirement => procedure::REQUIREMENT,
            Block::Case => procedure::CASE,
            Block::PublishedRecord => procedure::PUBLISHED_RECORD,
            Block::Unmodelled => procedure::UNMODELLED,
            Block::Amendment => amend::AMENDMENT,
            Block::Transition => amend::TRANSITION,
            Block::Operations => amend::OPERATIONS,
            Block::PowerChanges => amend::POWER_CHANGES,
            Block::Addition => amend::addition(),
            Block::Replacement => amend::REPLACEMENT,
            Block::Localisation => change::LOCALISATION,
            Block::Rule => change::RULE,
            Block::Announcement => change::ANNOUNCEMENT,
            Block::Waiver => change::WAIVER,
            Block::Test => change::TEST,
            Block::Expectations => change::EXPECTATIONS,
            Block::Table => change::TABLE,
        }
    }

    /// The clause that a keyword begins here.
    pub fn clause(self, word: Word) -> Option<&'static Clause> {
        self.clauses().iter().find(|clause| clause.word == Some(word))
    }

    /// The named entries of this block, where it has them.
    pub fn entry(self) -> Option<&'static Clause> {
        self.clauses().iter().find(|clause| clause.word.is_none())
    }
}
