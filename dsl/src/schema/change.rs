//! The clauses of localisations, rules, waivers and tests.

use super::amend::IN;
use super::law::{BASIS, IN_FORCE, REMARK, SOURCE};
use super::{Block, Clause, Slot, clause};
use crate::words::Word;

const REASON: Clause = clause(Word::Reason, &[Slot::Text], "lý do \"Đã có văn bản xin sửa\"");

pub(super) const LOCALISATION: &[Clause] =
    &[clause(Word::Under, &[Slot::Citation], "theo 2842/QĐ-UBND"), IN_FORCE, IN, BASIS, SOURCE, REMARK];

const MESSAGE: &[Slot] = &[Slot::Lang, Slot::Text];

const ENFORCED: Clause = clause(Word::Enforced, &[Slot::Date], "áp dụng từ 01/07/2025").inline();
pub(super) const ANNOUNCEMENT: &[Clause] = &[ENFORCED];

pub(super) const RULE: &[Clause] = &[
    clause(
        Word::SeverityLevel,
        &[Slot::Terms(&[Word::SeverityError, Word::SeverityWarning, Word::SeverityInfo])],
        "mức lỗi",
    ),
    clause(Word::Because, &[Slot::List(&Slot::Citation)], "vì 63/2010/NĐ-CP điều 8 khoản 2"),
    clause(Word::Announced, &[Slot::Date], "công bố 16/06/2025 áp dụng từ 01/07/2025").inner(Block::Announcement),
    ENFORCED,
    clause(
        Word::ForEvery,
        &[Slot::Terms(&[Word::Procedure, Word::Instrument, Word::Authority, Word::Document, Word::Form]), Slot::Name],
        "với mọi thủ tục p",
    ),
    clause(Word::When, &[Slot::Expr], "khi p.cấp thuộc [xã, tỉnh]"),
    clause(Word::Require, &[Slot::Expr], "đòi hỏi p.thời-hạn được ghi"),
    clause(Word::Message, MESSAGE, "thông báo vi \"{p.mã} chưa có thời hạn\"").many(),
    clause(Word::Suggest, MESSAGE, "gợi ý vi \"thêm dòng thời hạn\"").many(),
    clause(Word::Fixes, &[Slot::Terms(&[Word::Safe, Word::Unsafe, Word::Legal])], "cách sửa pháp lý"),
    clause(Word::Accepts, &[], "chấp nhận { thủ tục 1.000001 { tên \"Đăng ký khai sinh\" } }")
        .inner(Block::Snippet)
        .many(),
    clause(Word::Rejects, &[], "từ chối { thủ tục 1.000001 { tên \"Đăng ký khai sinh\" } }")
        .inner(Block::Snippet)
        .many(),
    SOURCE,
    REMARK,
];

pub(super) const WAIVER: &[Clause] = &[
    clause(Word::ForProcedure, &[Slot::List(&Slot::Code)], "cho thủ tục 1.013925"),
    REASON,
    clause(Word::Approver, &[Slot::Text], "người duyệt \"Vụ Pháp chế\""),
    clause(Word::Until, &[Slot::Date], "cho đến 31/12/2026"),
    REMARK,
];

const EXPECTED_DOCUMENTS: Clause = clause(Word::Documents, &[Slot::Bracket(&Slot::Name)], "hồ sơ [hợp-đồng]").inline();
const EXPECTED_CHARGE: Clause = clause(Word::Charge, &[Slot::Money], "lệ phí 0 đồng").inline();
const EXPECTED_FEE: Clause = clause(Word::Fee, &[Slot::Money], "phí 250.000 đồng").inline();
const EXPECTED_DUE: Clause =
    clause(Word::Due, &[Slot::Any(&[Slot::Moment, Slot::Date])], "hạn trả 03/09/2025").inline();
const EXPECTED_AUTHORITY: Clause = clause(Word::Power, &[Slot::Name], "thẩm quyền ubnd-tỉnh").inline();
const EXPECTED_REJECTION: Clause = clause(Word::With, &[Slot::List(&Slot::OtherCode)], "với VN-012").inline();

pub(super) const TEST: &[Clause] = &[
    clause(Word::On, &[Slot::Date], "ngày 12/08/2025"),
    clause(
        Word::Given,
        &[Slot::List(&Slot::Seq(&[
            Slot::Name,
            Slot::Any(&[
                Slot::Date,
                Slot::Money,
                Slot::Number,
                Slot::Terms(&[Word::Yes, Word::No]),
                Slot::Name,
                Slot::Bracket(&Slot::Name),
            ]),
        ]))],
        "cho nộp-qua trực-tuyến, nhận lúc 12/08/2025 16:00",
    )
    .inner(Block::Expectations)
    .many(),
    clause(Word::ReceivedAt, &[Slot::Moment], "nhận lúc 12/08/2025 16:00").inline(),
    clause(Word::Expect, &[], "mong hồ sơ [hợp-đồng]").inner(Block::Expectations).many(),
    EXPECTED_DOCUMENTS,
    EXPECTED_CHARGE,
    EXPECTED_FEE,
    EXPECTED_DUE,
    EXPECTED_AUTHORITY,
    clause(
        Word::UnchangedBy,
        &[
            Slot::Name,
            Slot::Opt(&[
                Slot::Key(Word::Except),
                Slot::List(&Slot::Terms(&[
                    Word::Level,
                    Word::Power,
                    Word::Limit,
                    Word::Fee,
                    Word::Charge,
                    Word::Documents,
                    Word::Steps,
                    Word::Results,
                ])),
            ]),
        ],
        "không đổi bởi nd133-đại-diện ngoại trừ cấp, thẩm quyền",
    )
    .many(),
    clause(Word::RejectsSource, &[], "phải từ chối với VN-012 { thủ tục 1.000001 { cấp huyện } }")
        .inner(Block::Table)
        .many(),
    clause(Word::Table, &[Slot::Bracket(&Slot::Name)], "bảng [nộp-qua] { dòng trực-tuyến }").inner(Block::Table).many(),
    REMARK,
];

pub(super) const EXPECTATIONS: &[Clause] = &[
    EXPECTED_DOCUMENTS,
    EXPECTED_CHARGE,
    EXPECTED_FEE,
    EXPECTED_DUE,
    EXPECTED_AUTHORITY,
    clause(Word::ReceivedAt, &[Slot::Moment], "nhận lúc 12/08/2025 16:00").inline(),
];

pub(super) const TABLE: &[Clause] = &[
    EXPECTED_REJECTION,
    clause(
        Word::Row,
        &[
            Slot::List(&Slot::Any(&[
                Slot::Date,
                Slot::Money,
                Slot::Number,
                Slot::Terms(&[Word::Yes, Word::No]),
                Slot::Name,
            ])),
            Slot::Opt(&[Slot::Key(Word::Expect)]),
        ],
        "dòng trực-tuyến mong lệ phí 0 đồng",
    )
    .inner(Block::Expectations)
    .many(),
    clause(Word::Procedure, &[Slot::Code], "thủ tục 1.000001 { cấp huyện }").inner(Block::Procedure).many(),
];
