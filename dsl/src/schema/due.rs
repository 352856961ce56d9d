//! What is due: the clauses of time limits and fees.

use super::law::{BASIS, REMARK, SOURCE};
use super::procedure::{AS_PUBLISHED, NOT_FORMALISED, NOTHING, OTHERWISE, WHEN};
use super::{Block, Clause, Slot, clause};
use crate::words::Word;

const CHANNELS_WORDS: &[Word] = &[Word::Direct, Word::Postal, Word::Online];

pub(super) const LIMIT_CLAUSE: Clause = clause(
    Word::Limit,
    &[Slot::Any(&[Slot::Terms(NOTHING), Slot::Duration, Slot::Seq(UNREAD)])],
    "thời hạn 14 ngày làm việc từ hồ-sơ-hợp-lệ",
)
.inner(Block::Limit)
.many();
// What a source says where no value could be read from it.
pub(super) const UNREAD: &[Slot] = &[Slot::Terms(&[Word::NotFormalised]), Slot::Text];
pub(super) const FEE_SLOTS: &[Slot] = &[
    Slot::Any(&[
        Slot::Terms(&[Word::None, Word::Unspecified, Word::SetByCouncil]),
        Slot::Seq(&[Slot::Key(Word::ByTariff), Slot::Any(&[Slot::Text, Slot::Citation])]),
        Slot::Money,
        Slot::Percent,
        Slot::Seq(UNREAD),
    ]),
    Slot::Opt(&[Slot::Text]),
];
pub(super) const FEE_CLAUSE: Clause =
    clause(Word::Fee, FEE_SLOTS, "phí 250.000 đồng \"Phí thẩm định hồ sơ\"").inner(Block::Fee).many();
pub(super) const CHARGE_CLAUSE: Clause =
    clause(Word::Charge, FEE_SLOTS, "lệ phí 75.000 đồng \"Lệ phí đăng bạ\" cho đến 31/12/2026")
        .inner(Block::Fee)
        .many();
pub(super) const SERVICE_FEE_CLAUSE: Clause =
    clause(Word::ServiceFee, FEE_SLOTS, "giá dịch vụ 50.000 đồng \"Chụp ảnh\"").inner(Block::Fee).many();

const EVENT: &[Slot] = &[Slot::Any(&[
    Slot::Terms(&[Word::Receipt, Word::CompleteDossier, Word::CompleteDossierAndFee, Word::Notice]),
    Slot::Name,
    Slot::Text,
])];
const PAUSE: &[Slot] = &[Slot::Any(&[
    Slot::Terms(&[Word::SupplementRequest, Word::Supplement, Word::Verification, Word::Consultation]),
    Slot::Name,
    Slot::Text,
])];
const VIA: Clause = clause(Word::Via, &[Slot::List(&Slot::Terms(CHANNELS_WORDS))], "qua bưu chính").inline();
const AT_MOST: Clause = clause(Word::AtMost, &[Slot::Duration], "tối đa 30 ngày").inline();

pub(super) const LIMIT: &[Clause] = &[
    clause(Word::From, EVENT, "từ hồ-sơ-hợp-lệ").inline(),
    VIA,
    WHEN,
    OTHERWISE,
    clause(Word::Except, &[Slot::Duration], "ngoại trừ 20 ngày khi phải-xác-minh")
        .inner(Block::Condition)
        .inline()
        .many(),
    clause(Word::CutOff, &[Slot::Hour], "giờ chốt 15:00").inline(),
    clause(Word::Suspend, &[Slot::Key(Word::When), Slot::Seq(PAUSE)], "tạm dừng khi yêu-cầu-bổ-sung tối đa 30 ngày")
        .inner(Block::Suspension)
        .many(),
    clause(Word::Extend, &[Slot::Opt(&[Slot::Text])], "kéo dài tối đa 10 ngày").inner(Block::Suspension).many(),
    clause(Word::Reset, &[Slot::Key(Word::When), Slot::Seq(PAUSE)], "tính lại khi bổ-sung")
        .inner(Block::Suspension)
        .many(),
    clause(Word::ApplicantClock, &[Slot::Duration], "phía người nộp 30 ngày").inner(Block::Clock),
    clause(Word::ConsultationCap, &[Slot::Duration], "toàn bộ phối hợp 15 ngày").inner(Block::Clock),
    clause(
        Word::Duty,
        &[Slot::Text, Slot::Key(Word::Within), Slot::Duration],
        "sau khi cấp \"Công bố trên cổng\" trong 5 ngày",
    )
    .inner(Block::Clock)
    .many(),
    clause(
        Word::OnExpiry,
        &[Slot::Any(&[Slot::Terms(&[Word::DeemedGranted, Word::DeemedRefused, Word::Apologise]), Slot::Text])],
        "quá hạn xin lỗi và hẹn lại",
    )
    .inner(Block::Consequence),
    FROM_PERIOD,
    UNTIL_PERIOD,
    BASIS,
    NOT_FORMALISED,
    AS_PUBLISHED,
    REMARK,
];

// `từ` in a limit names the start event, so the days on which a limit holds have words of their own.
const FROM_PERIOD: Clause = clause(Word::Enforced, &[Slot::Date], "áp dụng từ 01/01/2027").inline();
const UNTIL_PERIOD: Clause = clause(Word::Until, &[Slot::Date], "cho đến 31/12/2026").inline();

pub(super) const SUSPENSION: &[Clause] = &[
    AT_MOST,
    clause(Word::Times, &[Slot::Number], "lần 1").inline(),
    WHEN,
    clause(Word::From, EVENT, "từ thông-báo").inline(),
    BASIS,
];

pub(super) const CLOCK: &[Clause] = &[WHEN, clause(Word::From, EVENT, "từ thông-báo").inline(), BASIS];

pub(super) const CONSEQUENCE: &[Clause] = &[WHEN, BASIS];

const FOR_SUBJECT: Clause = clause(Word::ForSubject, &[Slot::Text], "đối với \"hộ nghèo\"").inline();

pub(super) const FEE: &[Clause] = &[
    VIA,
    WHEN,
    OTHERWISE,
    FROM_PERIOD,
    UNTIL_PERIOD,
    clause(Word::Per, &[Slot::Text], "mỗi \"hồ sơ\"").inline(),
    FOR_SUBJECT,
    clause(Word::Discount, &[Slot::Any(&[Slot::Percent, Slot::Money])], "giảm 50% qua trực tuyến cho đến 31/12/2026")
        .inner(Block::Discount)
        .many(),
    BASIS,
    NOT_FORMALISED,
    AS_PUBLISHED,
    REMARK,
    SOURCE,
];

pub(super) const DISCOUNT: &[Clause] = &[
    VIA,
    clause(Word::ViaVneid, &[], "qua vneid").inline(),
    WHEN,
    FROM_PERIOD,
    UNTIL_PERIOD,
    FOR_SUBJECT,
    BASIS,
    REMARK,
];
