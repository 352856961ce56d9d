//! The clauses of amendments and corrections. A clause with `->` states what was and what is.

use std::sync::LazyLock;

use super::due::{CHARGE_CLAUSE, FEE, FEE_CLAUSE, FEE_SLOTS, LIMIT_CLAUSE, SERVICE_FEE_CLAUSE, UNREAD};
use super::law::{BASIS, IN_FORCE, NAME, REMARK, SOURCE};
use super::procedure::{
    AUTHORITIES, CHANNELS_CLAUSE, CLASS, CONDITIONS, DESCRIPTION, DOCUMENTS_CLAUSE, FACTS_CLAUSE, FAMILY, FILE_AT,
    FORMS, INTERLINKED, KEYWORDS, LEVEL, NOT_FORMALISED, PAPER, PUBLISHED_BY, RECEIVING_ADDRESS, RELATED, REQUIREMENT,
    RESULT, RESULTS_CLAUSE, SECTOR, STEP, STEPS_CLAUSE, SUBJECTS,
};
use super::{Block, Clause, Slot, clause};
use crate::words::Word;

pub(super) const IN: Clause = clause(
    Word::In,
    &[Slot::List(&Slot::Code)],
    "trong 1.013925 { cấp trung ương -> tỉnh; thời hạn 20 ngày -> 14 ngày làm việc }",
)
.inner(Block::Operations)
.many();

pub(super) const AMENDMENT: &[Clause] = &[
    IN_FORCE,
    clause(Word::DossiersFrom, &[Slot::Date], "áp dụng cho hồ sơ nhận từ 01/07/2025"),
    clause(Word::PendingKeep, &[], "hồ sơ đang giải quyết giữ quy định cũ cho đến 31/12/2025").inner(Block::Transition),
    clause(Word::AfterAmendment, &[Slot::List(&Slot::Name)], "sau nd133-gốc"),
    IN,
    clause(Word::Repeals, &[Slot::List(&Slot::Code)], "bãi bỏ 1.013925").many(),
    clause(Word::Rename, &[Slot::Code], "").changes("đổi mã 1.013925 -> 1.014642").many(),
    BASIS,
    SOURCE,
    REMARK,
];

pub(super) const TRANSITION: &[Clause] = &[clause(Word::Until, &[Slot::Date], "cho đến 31/12/2025").inline()];

/// The entries that are found by their names.
const NAMED: &[Word] = &[Word::Document, Word::Step, Word::Result, Word::Conditions];
const CHARGED: &[Word] = &[Word::Fee, Word::Charge, Word::ServiceFee];

const ENTRY: Slot = Slot::Any(&[
    Slot::Seq(&[Slot::Terms(NAMED), Slot::Name, Slot::Opt(&[Slot::Text])]),
    Slot::Seq(&[Slot::Terms(CHARGED), Slot::Seq(FEE_SLOTS)]),
    Slot::Seq(&[Slot::Terms(&[Word::Basis]), Slot::List(&Slot::Citation)]),
]);

pub(super) const OPERATIONS: &[Clause] = &[
    NAME.changes("tên \"Cấp phép bức xạ\" -> \"Cấp giấy phép tiến hành công việc bức xạ\""),
    PUBLISHED_BY.changes("công bố 2075/QĐ-BKHCN -> 3027/QĐ-BKHCN"),
    SECTOR.changes("lĩnh vực sở-hữu-trí-tuệ -> chuyển-giao-công-nghệ"),
    CLASS.changes("nhóm thủ tục được luật giao -> không được luật giao"),
    FAMILY.changes("họ đại-diện-shcn, cấp mới -> đại-diện-shcn, công nhận"),
    LEVEL.changes("cấp trung ương -> tỉnh"),
    clause(Word::Power, &[], "thẩm quyền { quyết định cục-shtt -> ubnd-tỉnh { phân cấp } }").inner(Block::PowerChanges),
    SUBJECTS.changes("đối tượng công-dân -> công-dân, doanh-nghiệp"),
    FILE_AT.changes("nộp tại nơi có thẩm quyền -> bất kỳ nơi nào trong tỉnh"),
    RECEIVING_ADDRESS.changes("địa chỉ nhận \"Phòng Tư pháp\" -> \"Trung tâm Phục vụ hành chính công cấp xã\""),
    FACTS_CLAUSE,
    clause(Word::Case, &[Slot::Name], "trường hợp cấp-lại { thời hạn 5 ngày -> 3 ngày }")
        .inner(Block::Operations)
        .many(),
    DOCUMENTS_CLAUSE.changes("hồ sơ 2 bộ -> 1 bộ"),
    LIMIT_CLAUSE.changes("thời hạn 20 ngày -> 14 ngày làm việc từ hồ-sơ-hợp-lệ"),
    FEE_CLAUSE.changes("phí 250.000 đồng -> 125.000 đồng"),
    CHARGE_CLAUSE.changes("lệ phí 75.000 đồng -> không"),
    SERVICE_FEE_CLAUSE.changes("giá dịch vụ 50.000 đồng -> chưa ghi"),
    CHANNELS_CLAUSE.changes("cách thức trực tiếp -> trực tiếp, bưu chính, trực tuyến toàn trình"),
    STEPS_CLAUSE,
    RESULTS_CLAUSE,
    CONDITIONS,
    FORMS.changes("mẫu tờ-khai-shtt -> tờ-khai-shcn"),
    RELATED.changes("liên quan 1.013924 -> 1.013924, 1.013916"),
    INTERLINKED.changes("liên thông 1.013924 -> chưa ghi"),
    KEYWORDS.changes("từ khóa \"đại diện\" -> \"đại diện\", \"sở hữu trí tuệ\""),
    DESCRIPTION.changes("mô tả \"Ghi nhận người đại diện\" -> \"Ghi nhận người đủ điều kiện hành nghề\""),
    clause(Word::Add, &[ENTRY], "thêm giấy tờ phiếu-lý-lịch \"Phiếu lý lịch tư pháp\" sau hợp-đồng { bản chính 1 }")
        .inner(Block::Addition)
        .many(),
    clause(Word::Replace, &[ENTRY], "thay giấy tờ hợp-đồng \"Hợp đồng lao động\" { bản sao 1 }")
        .inner(Block::Addition)
        .many(),
    clause(
        Word::Remove,
        &[Slot::Any(&[
            Slot::Seq(&[Slot::Terms(NAMED), Slot::Name]),
            Slot::Seq(&[Slot::Terms(&[Word::Case]), Slot::Name]),
            Slot::Seq(&[
                Slot::Terms(CHARGED),
                Slot::Any(&[
                    Slot::Text,
                    Slot::Money,
                    Slot::Percent,
                    Slot::Terms(&[Word::None, Word::Unspecified, Word::SetByCouncil]),
                    Slot::Seq(UNREAD),
                ]),
            ]),
            Slot::Seq(&[Slot::Terms(&[Word::Basis]), Slot::List(&Slot::Citation)]),
            Slot::Seq(&[Slot::Terms(&[Word::NotFormalised]), Slot::Text]),
        ])],
        "bỏ giấy tờ chứng-từ-phí",
    )
    .many(),
    clause(Word::ReplaceText, &[Slot::Text], "")
        .changes("thay chữ \"cấp huyện\" -> \"cấp xã\" lần 3")
        .inner(Block::Replacement)
        .many(),
    NOT_FORMALISED,
    BASIS,
    SOURCE,
    REMARK,
];

const fn role(word: Word, example: &'static str) -> Clause {
    clause(word, AUTHORITIES, "").changes(example).inner(Block::Power).inline().many()
}

const ROLES: &[Word] = &[
    Word::Decides,
    Word::Receives,
    Word::Performs,
    Word::Helps,
    Word::Coordinates,
    Word::Authorised,
    Word::SystemOfRecord,
];

pub(super) const POWER_CHANGES: &[Clause] = &[
    role(Word::Decides, "quyết định cục-shtt -> ubnd-tỉnh { phân cấp; căn cứ 133/2025/NĐ-CP điều 20 }"),
    role(Word::Receives, "tiếp nhận bộ-khcn -> trung-tâm-pvhcc-tỉnh"),
    role(Word::Performs, "thực hiện bộ-khcn -> ubnd-tỉnh"),
    role(Word::Helps, "hướng dẫn ubnd-huyện -> ubnd-xã"),
    role(Word::Coordinates, "phối hợp cục-shtt -> chưa ghi"),
    role(Word::Authorised, "được ủy quyền chưa ghi -> sở-khcn"),
    role(Word::SystemOfRecord, "hệ thống bộ-khcn -> ubnd-tỉnh"),
    clause(Word::Add, &[Slot::Terms(ROLES), Slot::List(&Slot::Name)], "thêm phối hợp cục-shtt")
        .inner(Block::Power)
        .many(),
    clause(
        Word::Remove,
        &[Slot::Any(&[
            Slot::Seq(&[Slot::Terms(ROLES), Slot::List(&Slot::Name)]),
            Slot::Seq(&[Slot::Terms(&[Word::NotFormalised]), Slot::Text]),
        ])],
        "bỏ phối hợp cục-shtt",
    )
    .many(),
    NOT_FORMALISED,
];

/// What an added or replaced entry says: the clauses of papers, steps, results, requirements and fees. Which of them its
/// kind can have is looked at when the kind is known.
static ADDITION: LazyLock<Vec<Clause>> = LazyLock::new(|| {
    let after = clause(Word::AfterAmendment, &[Slot::Name], "sau hợp-đồng").inline();
    let mut all = vec![after];
    // A result's validity may be unspecified, so its clause comes before a paper's.
    for clause in RESULT.iter().chain(PAPER).chain(STEP).chain(REQUIREMENT).chain(FEE) {
        match all.iter_mut().find(|known| known.word == clause.word) {
            None => all.push(*clause),
            Some(known) => known.many |= clause.many,
        }
    }
    all
});

pub(super) fn addition() -> &'static [Clause] {
    &ADDITION
}

pub(super) const REPLACEMENT: &[Clause] = &[clause(Word::Times, &[Slot::Number], "lần 3").inline()];
