//! The kinds of legal change, in the order in which a summary counts them.

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::{Lang, format};

use crate::model::Level;

/// What a change does in law.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Begins,
    Ends,
    Renamed,
    /// Levels that no longer carry it out, and levels that newly do; one of the two may be empty.
    LevelMoves {
        from: Vec<Level>,
        to: Vec<Level>,
    },
    /// The same levels, in other cases or on other days.
    LevelTerms,
    /// Who decides or performs.
    AuthorityMoves,
    ReceiverMoves,
    OtherBodiesMove,
    /// How, within what scope or when a body has the power it had before.
    PowerTerms,
    LimitShortens,
    LimitLengthens,
    /// Neither: the two cannot be compared, or something other than the amount differs.
    LimitChanges,
    Paper(Turn),
    FeeIntroduced,
    FeeAbolished,
    FeeRises,
    FeeFalls,
    FeeChanges,
    OnlineRises,
    OnlineFalls,
    Channel(Turn),
    ApplicantsWiden,
    ApplicantsNarrow,
    ApplicantsChange,
    Filing,
    Requirement(Turn),
    ResultPaper(Turn),
    Step(Turn),
    Case(Turn),
    Question(Turn),
    Forms,
    Days,
    /// Sector, class, licence family, related procedures.
    Other,
    NotFormalised,
    LegalBases,
    Names,
    /// The decision that publishes it, and how the published record says things.
    Publication,
    Remarks,
}

/// What happens to an entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Turn {
    Added,
    Removed,
    Changed,
}

/// A verb phrase: in Vietnamese, and in English of one procedure and of several.
type Phrase = (&'static str, &'static str, &'static str);

impl Kind {
    /// Every kind once, in order; the one that names levels without any.
    pub fn all() -> Vec<Kind> {
        const TURNS: [Turn; 3] = [Turn::Added, Turn::Removed, Turn::Changed];
        let turned = |kind: fn(Turn) -> Kind| TURNS.into_iter().map(kind);
        let mut all = vec![
            Kind::Begins,
            Kind::Ends,
            Kind::Renamed,
            Kind::LevelMoves { from: Vec::new(), to: Vec::new() },
            Kind::LevelTerms,
            Kind::AuthorityMoves,
            Kind::ReceiverMoves,
            Kind::OtherBodiesMove,
            Kind::PowerTerms,
            Kind::LimitShortens,
            Kind::LimitLengthens,
            Kind::LimitChanges,
            Kind::FeeIntroduced,
            Kind::FeeAbolished,
            Kind::FeeRises,
            Kind::FeeFalls,
            Kind::FeeChanges,
            Kind::OnlineRises,
            Kind::OnlineFalls,
            Kind::ApplicantsWiden,
            Kind::ApplicantsNarrow,
            Kind::ApplicantsChange,
            Kind::Filing,
            Kind::Forms,
            Kind::Days,
            Kind::Other,
            Kind::NotFormalised,
            Kind::LegalBases,
            Kind::Names,
            Kind::Publication,
            Kind::Remarks,
        ];
        for kind in
            [Kind::Paper, Kind::Channel, Kind::Requirement, Kind::ResultPaper, Kind::Step, Kind::Case, Kind::Question]
        {
            all.extend(turned(kind));
        }
        all.sort_unstable();
        all
    }

    /// It says something of the law, not only of how it is written, published or commented on.
    pub fn is_substance(&self) -> bool {
        *self < Kind::LegalBases
    }

    /// As machines read it.
    pub fn key(&self) -> &'static str {
        use Turn::*;
        match self {
            Kind::Begins => "begins",
            Kind::Ends => "ends",
            Kind::Renamed => "renamed",
            Kind::LevelMoves { .. } => "levelMoves",
            Kind::LevelTerms => "levelTerms",
            Kind::AuthorityMoves => "authorityMoves",
            Kind::ReceiverMoves => "receiverMoves",
            Kind::OtherBodiesMove => "otherBodiesMove",
            Kind::PowerTerms => "powerTerms",
            Kind::LimitShortens => "limitShortens",
            Kind::LimitLengthens => "limitLengthens",
            Kind::LimitChanges => "limitChanges",
            Kind::Paper(Added) => "paperAdded",
            Kind::Paper(Removed) => "paperRemoved",
            Kind::Paper(Changed) => "paperChanged",
            Kind::FeeIntroduced => "feeIntroduced",
            Kind::FeeAbolished => "feeAbolished",
            Kind::FeeRises => "feeRises",
            Kind::FeeFalls => "feeFalls",
            Kind::FeeChanges => "feeChanges",
            Kind::OnlineRises => "onlineRises",
            Kind::OnlineFalls => "onlineFalls",
            Kind::Channel(Added) => "channelAdded",
            Kind::Channel(Removed) => "channelRemoved",
            Kind::Channel(Changed) => "channelChanged",
            Kind::ApplicantsWiden => "applicantsWiden",
            Kind::ApplicantsNarrow => "applicantsNarrow",
            Kind::ApplicantsChange => "applicantsChange",
            Kind::Filing => "filing",
            Kind::Requirement(Added) => "requirementAdded",
            Kind::Requirement(Removed) => "requirementRemoved",
            Kind::Requirement(Changed) => "requirementChanged",
            Kind::ResultPaper(Added) => "resultAdded",
            Kind::ResultPaper(Removed) => "resultRemoved",
            Kind::ResultPaper(Changed) => "resultChanged",
            Kind::Step(Added) => "stepAdded",
            Kind::Step(Removed) => "stepRemoved",
            Kind::Step(Changed) => "stepChanged",
            Kind::Case(Added) => "caseAdded",
            Kind::Case(Removed) => "caseRemoved",
            Kind::Case(Changed) => "caseChanged",
            Kind::Question(Added) => "questionAdded",
            Kind::Question(Removed) => "questionRemoved",
            Kind::Question(Changed) => "questionChanged",
            Kind::Forms => "forms",
            Kind::Days => "days",
            Kind::Other => "other",
            Kind::NotFormalised => "notFormalised",
            Kind::LegalBases => "legalBases",
            Kind::Names => "names",
            Kind::Publication => "publication",
            Kind::Remarks => "remarks",
        }
    }

    /// `4 rút ngắn thời hạn`; `4 shorten a time limit`: what `count` procedures do.
    pub fn counted(&self, count: usize) -> Words {
        let (vi, one, many) = match self {
            Kind::LevelMoves { from, to } => {
                let vi = moves(from, to, Lang::Vi, true);
                return both(
                    format!("{} {vi}", number(count, Lang::Vi)),
                    format!("{} {}", number(count, Lang::En), moves(from, to, Lang::En, count == 1)),
                );
            }
            other => other.phrase(),
        };
        let en = if count == 1 { one } else { many };
        both(format!("{} {vi}", number(count, Lang::Vi)), format!("{} {en}", number(count, Lang::En)))
    }

    /// `rút ngắn thời hạn`; `shortens a time limit`: what one procedure does.
    pub fn words(&self) -> Words {
        match self {
            Kind::LevelMoves { from, to } => both(moves(from, to, Lang::Vi, true), moves(from, to, Lang::En, true)),
            other => {
                let (vi, one, _) = other.phrase();
                both(vi, one)
            }
        }
    }

    fn phrase(&self) -> Phrase {
        use Turn::*;
        match self {
            Kind::Begins => ("bắt đầu có hiệu lực", "begins", "begin"),
            Kind::Ends => ("hết hiệu lực", "ends", "end"),
            Kind::Renamed => ("đổi mã", "gets another code", "get another code"),
            // The levels are part of the phrase; see `moves`.
            Kind::LevelMoves { .. } => ("chuyển cấp", "moves to another level", "move to another level"),
            Kind::LevelTerms => {
                ("đổi trường hợp thuộc mỗi cấp", "changes when a level applies", "change when a level applies")
            }
            Kind::AuthorityMoves => {
                ("đổi cơ quan giải quyết", "is decided by another body", "are decided by another body")
            }
            Kind::ReceiverMoves => ("đổi nơi tiếp nhận", "is received by another body", "are received by another body"),
            Kind::OtherBodiesMove => {
                ("đổi cơ quan phối hợp, hỗ trợ", "changes who takes part", "change who takes part")
            }
            Kind::PowerTerms => ("đổi cách trao quyền", "changes the terms of a power", "change the terms of a power"),
            Kind::LimitShortens => ("rút ngắn thời hạn", "shortens a time limit", "shorten a time limit"),
            Kind::LimitLengthens => ("kéo dài thời hạn", "lengthens a time limit", "lengthen a time limit"),
            Kind::LimitChanges => ("đổi thời hạn", "changes a time limit", "change a time limit"),
            Kind::Paper(Added) => ("thêm giấy tờ", "adds papers", "add papers"),
            Kind::Paper(Removed) => ("bỏ giấy tờ", "drops papers", "drop papers"),
            Kind::Paper(Changed) => ("đổi giấy tờ", "changes papers", "change papers"),
            Kind::FeeIntroduced => ("đặt ra phí, lệ phí", "introduces a fee", "introduce a fee"),
            Kind::FeeAbolished => ("bỏ phí, lệ phí", "abolishes a fee", "abolish a fee"),
            Kind::FeeRises => ("tăng phí, lệ phí", "raises a fee", "raise a fee"),
            Kind::FeeFalls => ("giảm phí, lệ phí", "lowers a fee", "lower a fee"),
            Kind::FeeChanges => ("đổi phí, lệ phí", "changes a fee", "change a fee"),
            Kind::OnlineRises => ("nâng mức trực tuyến", "goes further online", "go further online"),
            Kind::OnlineFalls => ("hạ mức trực tuyến", "goes less far online", "go less far online"),
            Kind::Channel(Added) => ("thêm cách nộp", "adds a way of filing", "add a way of filing"),
            Kind::Channel(Removed) => ("bỏ cách nộp", "drops a way of filing", "drop a way of filing"),
            Kind::Channel(Changed) => ("đổi cách nộp", "changes a way of filing", "change a way of filing"),
            Kind::ApplicantsWiden => ("mở rộng đối tượng", "admits more applicants", "admit more applicants"),
            Kind::ApplicantsNarrow => ("thu hẹp đối tượng", "admits fewer applicants", "admit fewer applicants"),
            Kind::ApplicantsChange => ("đổi đối tượng", "admits other applicants", "admit other applicants"),
            Kind::Filing => ("đổi nơi nộp", "changes the place of filing", "change the place of filing"),
            Kind::Requirement(Added) => ("thêm điều kiện", "adds requirements", "add requirements"),
            Kind::Requirement(Removed) => ("bỏ điều kiện", "drops requirements", "drop requirements"),
            Kind::Requirement(Changed) => ("đổi điều kiện", "changes requirements", "change requirements"),
            Kind::ResultPaper(Added) => ("thêm kết quả", "adds results", "add results"),
            Kind::ResultPaper(Removed) => ("bỏ kết quả", "drops results", "drop results"),
            Kind::ResultPaper(Changed) => ("đổi kết quả", "changes results", "change results"),
            Kind::Step(Added) => ("thêm bước", "adds steps", "add steps"),
            Kind::Step(Removed) => ("bỏ bước", "drops steps", "drop steps"),
            Kind::Step(Changed) => ("đổi bước", "changes steps", "change steps"),
            Kind::Case(Added) => ("thêm trường hợp", "adds cases", "add cases"),
            Kind::Case(Removed) => ("bỏ trường hợp", "drops cases", "drop cases"),
            Kind::Case(Changed) => ("đổi trường hợp", "changes cases", "change cases"),
            Kind::Question(Added) => ("thêm dữ kiện phải hỏi", "asks more questions", "ask more questions"),
            Kind::Question(Removed) => ("bớt dữ kiện phải hỏi", "asks fewer questions", "ask fewer questions"),
            Kind::Question(Changed) => ("đổi dữ kiện phải hỏi", "asks other questions", "ask other questions"),
            Kind::Forms => ("đổi biểu mẫu", "changes forms", "change forms"),
            Kind::Days => ("đổi ngày hiệu lực", "changes its days in force", "change their days in force"),
            Kind::Other => ("đổi phân loại, liên quan", "changes how it is classed", "change how they are classed"),
            Kind::NotFormalised => {
                ("đổi nội dung chưa mã hóa", "changes what is not formalised", "change what is not formalised")
            }
            Kind::LegalBases => ("đổi căn cứ", "changes legal bases", "change legal bases"),
            Kind::Names => ("đổi tên gọi", "changes names", "change names"),
            Kind::Publication => ("đổi bản công bố", "changes the published record", "change the published record"),
            Kind::Remarks => ("đổi ghi chú, mô tả", "changes remarks", "change remarks"),
        }
    }
}

/// `chuyển từ tỉnh xuống xã`; `moves from the province to the commune`.
fn moves(from: &[Level], to: &[Level], lang: Lang, one: bool) -> String {
    let names = |levels: &[Level]| levels.iter().map(|level| place(*level, lang)).collect::<Vec<_>>().join(", ");
    let (from_names, to_names) = (names(from), names(to));
    match (lang, from.is_empty(), to.is_empty()) {
        (Lang::Vi, false, false) => format!("chuyển từ {from_names} {} {to_names}", towards(from, to)),
        (Lang::Vi, false, true) => format!("không còn thuộc {from_names}"),
        (Lang::Vi, true, _) => format!("giao thêm cho {to_names}"),
        (Lang::En, false, false) => {
            format!("{} from {from_names} to {to_names}", if one { "moves" } else { "move" })
        }
        (Lang::En, false, true) => format!("{} {from_names}", if one { "leaves" } else { "leave" }),
        (Lang::En, true, _) => format!("{} also given to {to_names}", if one { "is" } else { "are" }),
    }
}

/// Down the levels of government, up them, or neither.
fn towards(from: &[Level], to: &[Level]) -> &'static str {
    let other = from.iter().chain(to).any(|level| *level == Level::OtherBody);
    let (lowest, highest) =
        (|levels: &[Level]| levels.iter().max().copied(), |levels: &[Level]| levels.iter().min().copied());
    if other {
        "sang"
    } else if lowest(from) < highest(to) {
        "xuống"
    } else if highest(from) > lowest(to) {
        "lên"
    } else {
        "sang"
    }
}

fn place(level: Level, lang: Lang) -> &'static str {
    let (vi, en) = match level {
        Level::Central => ("trung ương", "the centre"),
        Level::Province => ("tỉnh", "the province"),
        Level::District => ("huyện", "the district"),
        Level::Commune => ("xã", "the commune"),
        Level::OtherBody => ("cơ quan khác", "another body"),
    };
    lang.pick(vi, en)
}

/// `1.234`, `1,234`.
pub(super) fn number(count: usize, lang: Lang) -> String {
    let dotted = format::thousands(i64::try_from(count).unwrap_or(i64::MAX));
    match lang {
        Lang::Vi => dotted,
        Lang::En => dotted.replace('.', ","),
    }
}
