//! The clauses of a procedure, in the order of the published form.

use super::due::{CHARGE_CLAUSE, FEE_CLAUSE, LIMIT_CLAUSE, SERVICE_FEE_CLAUSE};
use super::law::{BASIS, FROM_DAY, IN_FORCE, NAME, REMARK, SOURCE, TO_DAY};
use super::{Block, Clause, Slot, clause, entry};
use crate::words::Word;

pub(super) const WHEN: Clause = clause(Word::When, &[Slot::Expr], "khi nộp-qua != trực-tuyến").inline();
pub(super) const OTHERWISE: Clause = clause(Word::Otherwise, &[], "nếu không").inline();
pub(super) const NOT_FORMALISED: Clause = clause(
    Word::NotFormalised,
    &[Slot::Text],
    "chưa mã hóa \"Trường hợp phức tạp thì kéo dài\" { lý do \"Chưa rõ điều kiện\" }",
)
.inner(Block::Unmodelled)
.many();

/// What the published record says in these words. It has no legal effect of its own.
pub(super) const AS_PUBLISHED: Clause =
    clause(Word::AsPublished, &[Slot::Text], "nguyên văn \"14 ngày làm việc kể từ ngày nhận đủ hồ sơ\"");

// Entries have their Vietnamese name in their head.
pub(super) const ENGLISH: Clause = clause(Word::Name, &[Slot::Lang, Slot::Text], "tên en \"Radiation work licence\"");

const LEVELS: &[Word] = &[Word::Central, Word::Province, Word::District, Word::Commune, Word::OtherBody];
pub(super) const NOTHING: &[Word] = &[Word::None, Word::Unspecified];

pub(super) const LEVEL: Clause =
    clause(Word::Level, &[Slot::List(&Slot::Terms(LEVELS))], "cấp tỉnh").inner(Block::Condition).many();
pub(super) const POWERS_CLAUSE: Clause =
    clause(Word::Power, &[], "thẩm quyền { quyết định ubnd-tỉnh; tiếp nhận trung-tâm-pvhcc-tỉnh }")
        .inner(Block::Powers);
pub(super) const DOCUMENTS_CLAUSE: Clause = clause(
    Word::Documents,
    &[Slot::Opt(&[Slot::Any(&[Slot::Seq(&[Slot::Number, Slot::Key(Word::Sets)]), Slot::Terms(NOTHING)])])],
    "hồ sơ 1 bộ { đơn \"Đơn đề nghị\" { bản chính 1 } }",
)
.inner(Block::Documents)
.many();
pub(super) const STEPS_CLAUSE: Clause = clause(
    Word::Steps,
    &[Slot::Opt(&[Slot::Terms(NOTHING)])],
    "trình tự { xem-xét \"Xem xét hồ sơ\" bởi quyết định { trong 12 ngày làm việc; kết thúc } }",
)
.inner(Block::Steps);
pub(super) const RESULTS_CLAUSE: Clause = clause(
    Word::Results,
    &[Slot::Opt(&[Slot::Terms(NOTHING)])],
    "kết quả { giấy-phép \"Giấy phép\" { mã KQ.G06.000311 } }",
)
.inner(Block::Results);

pub(super) const CLASS: Clause = clause(
    Word::FormalityType,
    &[Slot::Terms(&[
        Word::AssignedDetail,
        Word::AssignedRegulation,
        Word::AssignedByLaw,
        Word::NotAssigned,
        Word::OtherClass,
    ])],
    "nhóm thủ tục được luật giao",
);
pub(super) const FAMILY: Clause = clause(
    Word::Family,
    &[
        Slot::Name,
        Slot::Opt(&[
            Slot::Comma,
            Slot::Terms(&[
                Word::NewIssue,
                Word::Reissue,
                Word::Renew,
                Word::Modify,
                Word::Revoke,
                Word::Recognise,
                Word::OtherClass,
            ]),
        ]),
    ],
    "họ đại-diện-shcn, cấp mới",
);
pub(super) const SUBJECTS: Clause = clause(
    Word::Subjects,
    &[Slot::List(&Slot::Terms(&[
        Word::Citizen,
        Word::Overseas,
        Word::Foreigner,
        Word::ResidentForeigner,
        Word::PublicEmployee,
        Word::Enterprise,
        Word::VietnameseEnterprise,
        Word::ForeignInvested,
        Word::Organisation,
        Word::ForeignOrganisation,
        Word::Cooperative,
        Word::PartyMember,
        Word::PartyOrganisation,
    ]))],
    "đối tượng công-dân, doanh-nghiệp",
);
pub(super) const FILE_AT: Clause = clause(
    Word::FileAt,
    &[Slot::Terms(&[Word::AnywhereInProvince, Word::Anywhere, Word::AtAuthority])],
    "nộp tại bất kỳ nơi nào trong tỉnh",
)
.inner(Block::Filing);
pub(super) const CHANNELS_CLAUSE: Clause = clause(
    Word::Channels,
    &[Slot::List(&Slot::Terms(&[
        Word::Direct,
        Word::Postal,
        Word::OnlineFull,
        Word::OnlinePartial,
        Word::OnlineInfo,
        Word::Online,
    ]))],
    "cách thức trực tiếp, bưu chính, trực tuyến toàn trình",
)
.inner(Block::Channels);
pub(super) const CONDITIONS: Clause = clause(
    Word::Conditions,
    &[Slot::Opt(&[Slot::Any(&[Slot::Text, Slot::Terms(NOTHING)])])],
    "điều kiện { chứng-chỉ \"Có chứng chỉ hành nghề\" }",
)
.inner(Block::Requirements);
pub(super) const PUBLISHED_BY: Clause =
    clause(Word::PublishedBy, &[Slot::List(&Slot::Instrument)], "công bố 2075/QĐ-BKHCN").many();
pub(super) const SECTOR: Clause = clause(Word::Sector, &[Slot::List(&Slot::Name)], "lĩnh vực sở-hữu-trí-tuệ");
pub(super) const RECEIVING_ADDRESS: Clause =
    clause(Word::ReceivingAddress, &[Slot::Text], "địa chỉ nhận \"Trung tâm Phục vụ hành chính công cấp tỉnh\"");
pub(super) const FORMS: Clause = clause(Word::Forms, &[Slot::List(&Slot::Name)], "mẫu tờ-khai-shtt");
pub(super) const RELATED: Clause = clause(Word::Related, &[Slot::List(&Slot::Code)], "liên quan 1.013924");
pub(super) const INTERLINKED: Clause = clause(Word::Interlinked, &[Slot::List(&Slot::Code)], "liên thông 1.013924");
pub(super) const KEYWORDS: Clause =
    clause(Word::Keywords, &[Slot::List(&Slot::Text)], "từ khóa \"đại diện\", \"sở hữu trí tuệ\"");
pub(super) const DESCRIPTION: Clause =
    clause(Word::Description, &[Slot::Lang, Slot::Text], "mô tả \"Ghi nhận người đủ điều kiện hành nghề\"").many();
pub(super) const FACTS_CLAUSE: Clause =
    clause(Word::Facts, &[], "dữ kiện { nộp-qua \"Nộp qua đâu?\" một trong [trực-tiếp, trực-tuyến] }")
        .inner(Block::Facts);

pub(super) const PROCEDURE: &[Clause] = &[
    NAME,
    PUBLISHED_BY,
    SECTOR,
    CLASS,
    IN_FORCE,
    FAMILY,
    LEVEL,
    POWERS_CLAUSE,
    SUBJECTS,
    FILE_AT,
    RECEIVING_ADDRESS,
    FACTS_CLAUSE,
    clause(
        Word::Case,
        &[Slot::Name, Slot::Text],
        "trường hợp cấp-lại \"Cấp lại do mất\" { mã 1.013925.01; thời hạn 5 ngày làm việc }",
    )
    .inner(Block::Case)
    .many(),
    DOCUMENTS_CLAUSE,
    LIMIT_CLAUSE,
    FEE_CLAUSE,
    CHARGE_CLAUSE,
    SERVICE_FEE_CLAUSE,
    CHANNELS_CLAUSE,
    STEPS_CLAUSE,
    RESULTS_CLAUSE,
    CONDITIONS,
    FORMS,
    BASIS,
    RELATED,
    INTERLINKED,
    KEYWORDS,
    DESCRIPTION,
    NOT_FORMALISED,
    REMARK,
    SOURCE,
    clause(Word::PublishedRecord, &[], "bản công bố { chỉ ghi số 65/2006/QH11 }").inner(Block::PublishedRecord),
];

pub(super) const PUBLISHED_RECORD: &[Clause] = &[
    clause(Word::PublicationText, &[Slot::Text], "số công bố \"Quyết định số 2075/QĐ-BKHCN\""),
    clause(Word::NumberOnly, &[Slot::List(&Slot::Instrument)], "chỉ ghi số 65/2006/QH11, 20/2012/QH13"),
    clause(Word::PublishedBasis, &[Slot::Text, Slot::Text], "văn bản công bố \"65/2006/QH11\" \"Luật Luật sư\"").many(),
    clause(
        Word::RowOrder,
        &[Slot::List(&Slot::Terms(&[Word::Direct, Word::Postal, Word::Online]))],
        "thứ tự dòng trực tiếp, trực tuyến, trực tiếp",
    ),
    clause(Word::OtherField, &[Slot::Text, Slot::Text], "trường khác \"/state\" \"\\\"PUBLISHED\\\"\"").many(),
];

pub(super) const CONDITION: &[Clause] = &[WHEN, OTHERWISE, BASIS, FROM_DAY, TO_DAY];

pub(super) const AUTHORITIES: &[Slot] = &[Slot::List(&Slot::Name)];
pub(super) const POWERS: &[Clause] = &[
    clause(Word::Decides, AUTHORITIES, "quyết định ubnd-tỉnh { phân cấp; căn cứ 133/2025/NĐ-CP điều 20 }")
        .inner(Block::Power)
        .inline()
        .many(),
    clause(Word::Receives, AUTHORITIES, "tiếp nhận trung-tâm-pvhcc-tỉnh").inner(Block::Power).inline().many(),
    clause(Word::Performs, AUTHORITIES, "thực hiện ubnd-tỉnh").inner(Block::Power).inline().many(),
    clause(Word::Helps, AUTHORITIES, "hướng dẫn ubnd-xã").inner(Block::Power).inline().many(),
    clause(Word::Coordinates, AUTHORITIES, "phối hợp cục-shtt").inner(Block::Power).inline().many(),
    clause(Word::Authorised, AUTHORITIES, "được ủy quyền sở-khcn").inner(Block::Power).inline().many(),
    clause(Word::SystemOfRecord, AUTHORITIES, "hệ thống bộ-khcn").inner(Block::Power).inline().many(),
    NOT_FORMALISED,
];

pub(super) const POWER: &[Clause] = &[
    WHEN,
    OTHERWISE,
    clause(Word::ByLaw, &[], "phân quyền"),
    clause(Word::Decentralised, &[], "phân cấp"),
    clause(Word::Delimited, &[], "phân định"),
    clause(Word::Delegated, &[], "ủy quyền"),
    clause(
        Word::MovedFrom,
        &[Slot::Any(&[Slot::Terms(LEVELS), Slot::Name]), Slot::Opt(&[Slot::Terms(&[Word::Inferred])])],
        "chuyển từ trung ương",
    ),
    clause(Word::Scope, &[Slot::Text], "phạm vi \"Trong địa bàn xã\""),
    FROM_DAY,
    TO_DAY,
    BASIS,
    AS_PUBLISHED,
    SOURCE,
];

pub(super) const FILING: &[Clause] = &[
    clause(
        Word::Because,
        &[Slot::Any(&[
            Slot::Terms(&[Word::Confidentiality, Word::Land, Word::EnergySecurity, Word::Resources]),
            Slot::Text,
        ])],
        "vì bí mật nhà nước",
    )
    .inline(),
    BASIS,
    SOURCE,
];

pub(super) const FACTS: &[Clause] = &[entry(
    &[
        Slot::Text,
        Slot::Any(&[
            Slot::Terms(&[Word::YesNoType, Word::NumberType, Word::DateType, Word::MoneyType]),
            Slot::Seq(&[Slot::Terms(&[Word::OneOf, Word::SomeOf]), Slot::Bracket(&Slot::Name)]),
        ]),
    ],
    Block::Fact,
    "nộp-qua \"Nộp hồ sơ qua đâu?\" một trong [trực-tiếp, bưu-chính, trực-tuyến]",
)];

pub(super) const FACT: &[Clause] = &[
    clause(Word::From, &[Slot::Number], "từ 0").inline(),
    clause(Word::To, &[Slot::Number], "đến 150").inline(),
    clause(Word::Unit, &[Slot::Text], "đơn vị \"tuổi\"").inline(),
    clause(Word::Name, &[Slot::Lang, Slot::Text], "tên en \"How is it filed?\""),
    BASIS,
];

pub(super) const DOCUMENTS: &[Clause] = &[
    clause(Word::EitherOr, &[], "chọn một { hộ-chiếu \"Hộ chiếu\"; căn-cước \"Thẻ căn cước\" }")
        .inner(Block::Documents)
        .many(),
    clause(Word::Stage, &[Slot::Text], "nhóm \"Khi nộp hồ sơ\" { đơn \"Đơn đề nghị\" }").inner(Block::Documents).many(),
    WHEN,
    clause(Word::Submit, &[], "nộp").inline(),
    clause(Word::Show, &[], "xuất trình").inline(),
    BASIS,
    NOT_FORMALISED,
    entry(&[Slot::Opt(&[Slot::Text])], Block::Paper, "hợp-đồng \"Hợp đồng lao động\" { bản sao 1 }"),
];

pub(super) const PAPER: &[Clause] = &[
    clause(Word::Originals, &[Slot::Number], "bản chính 1").inline(),
    clause(Word::Copies, &[Slot::Number], "bản sao 1").inline(),
    clause(Word::CertifiedCopies, &[Slot::Number], "bản sao chứng thực 1").inline(),
    clause(Word::Submit, &[], "nộp").inline(),
    clause(Word::Show, &[], "xuất trình").inline(),
    clause(Word::IfAny, &[], "nếu có").inline(),
    WHEN,
    clause(Word::UseForm, &[Slot::Any(&[Slot::Text, Slot::Name])], "theo mẫu \"Mẫu số 01\"").inline(),
    clause(Word::FormFile, &[Slot::List(&Slot::Text)], "tệp mẫu \"Mau-so-01.docx\""),
    clause(Word::OfType, &[Slot::Name], "thuộc loại căn-cước").inline(),
    clause(Word::ResultOf, &[Slot::Code], "kết quả của 1.013924").inline(),
    clause(
        Word::ReplacedBy,
        &[Slot::Text],
        "tra cứu tại \"Cơ sở dữ liệu quốc gia về dân cư\" { khi thiếu dữ liệu \"Nộp bản sao\" }",
    )
    .inner(Block::LookUp)
    .inline(),
    clause(Word::ValidFor, &[Slot::Duration], "có giá trị 6 tháng").inline(),
    clause(Word::Code, &[Slot::OtherCode], "mã G06-KQ004186"),
    FROM_DAY,
    TO_DAY,
    ENGLISH.many(),
    BASIS,
    REMARK,
];

pub(super) const LOOK_UP: &[Clause] = &[
    clause(Word::IfMissing, &[Slot::Text], "khi thiếu dữ liệu \"Nộp bản sao giấy khai sinh\""),
    FROM_DAY,
    TO_DAY,
    BASIS,
];

pub(super) const CHANNELS: &[Clause] = &[
    clause(Word::Because, &[Slot::Text], "vì \"Phải nộp bản chính\"").inline(),
    clause(Word::Direct, &[Slot::Text], "trực tiếp \"Tại bộ phận một cửa\""),
    clause(Word::Postal, &[Slot::Text], "bưu chính \"Qua dịch vụ bưu chính công ích\""),
    clause(Word::Online, &[Slot::Text], "trực tuyến \"Trên Cổng Dịch vụ công quốc gia\""),
    BASIS,
];

pub(super) const STEPS: &[Clause] = &[
    NOT_FORMALISED,
    entry(
        &[Slot::Text],
        Block::Step,
        "thẩm-định \"Xem xét hồ sơ\" bởi quyết định { trong 12 ngày làm việc; rồi cấp hoặc từ-chối }",
    ),
];

pub(super) const STEP: &[Clause] = &[
    clause(
        Word::By,
        &[Slot::List(&Slot::Any(&[
            Slot::Terms(&[
                Word::Applicant,
                Word::Receives,
                Word::Decides,
                Word::Performs,
                Word::Helps,
                Word::Coordinates,
                Word::Authorised,
            ]),
            Slot::Name,
        ]))],
        "bởi quyết định",
    )
    .inline(),
    clause(Word::Within, &[Slot::Duration], "trong 12 ngày làm việc").inner(Block::Limit).inline().many(),
    clause(Word::Then, &[Slot::Either(&Slot::Name)], "rồi cấp hoặc từ-chối").inner(Block::Onward).inline().many(),
    clause(Word::Gives, &[Slot::List(&Slot::Name)], "kết quả giấy-phép").inline().many(),
    clause(Word::Ends, &[], "kết thúc").inline(),
    clause(Word::DigitalSignature, &[], "ký số").inline(),
    clause(Word::OutsideClock, &[], "ngoài thời hạn").inline(),
    WHEN,
    ENGLISH,
    BASIS,
    NOT_FORMALISED,
    AS_PUBLISHED,
    REMARK,
];

pub(super) const ONWARD: &[Clause] = &[
    clause(Word::Else, &[Slot::Either(&Slot::Name)], "nếu không thì từ-chối").inline(),
    clause(Word::When, &[Slot::Expr], "khi phải-xác-minh").inline(),
];

pub(super) const RESULTS: &[Clause] = &[
    NOT_FORMALISED,
    entry(&[Slot::Text], Block::Result, "giấy-phép \"Giấy phép tiến hành công việc bức xạ\" { mã KQ.G06.000311 }"),
];

pub(super) const RESULT: &[Clause] = &[
    clause(Word::Code, &[Slot::OtherCode], "mã KQ.G06.000311").inline(),
    clause(Word::ValidFor, &[Slot::Any(&[Slot::Terms(&[Word::Unspecified]), Slot::Duration])], "có giá trị 5 năm")
        .inline(),
    WHEN,
    ENGLISH,
    BASIS,
    REMARK,
];

pub(super) const REQUIREMENTS: &[Clause] = &[
    NOT_FORMALISED,
    AS_PUBLISHED,
    entry(&[Slot::Text], Block::Requirement, "chứng-chỉ \"Có chứng chỉ hành nghề\" khi là-cá-nhân"),
];

pub(super) const REQUIREMENT: &[Clause] = &[WHEN, ENGLISH, BASIS, REMARK];

pub(super) const CASE: &[Clause] = &[
    clause(Word::Code, &[Slot::Code], "mã 1.013925.01"),
    ENGLISH,
    WHEN,
    LEVEL,
    POWERS_CLAUSE,
    DOCUMENTS_CLAUSE,
    LIMIT_CLAUSE,
    FEE_CLAUSE,
    CHARGE_CLAUSE,
    SERVICE_FEE_CLAUSE,
    STEPS_CLAUSE,
    RESULTS_CLAUSE,
    BASIS,
    NOT_FORMALISED,
    REMARK,
];

pub(super) const UNMODELLED: &[Clause] = &[
    clause(Word::Reason, &[Slot::Text], "lý do \"Nguồn không nêu\"").inline(),
    clause(Word::Owner, &[Slot::Text], "phụ trách \"Vụ Pháp chế\"").inline(),
    BASIS,
];
