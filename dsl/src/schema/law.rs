//! The items of a file, and the clauses of instruments, authorities, sectors, document types and forms.

use super::{Block, Clause, Slot, clause, entry};
use crate::words::Word;

const CONFIDENCE: &[Slot] = &[Slot::Text, Slot::Opt(&[Slot::Terms(&[Word::Read, Word::Inferred, Word::Recalled])])];
const INSTRUMENTS: &[Slot] = &[Slot::List(&Slot::Citation)];

pub(super) const NAME: Clause =
    clause(Word::Name, &[Slot::Lang, Slot::Text], "tên \"Cấp phép tiến hành công việc bức xạ\"").many();
pub(super) const BASIS: Clause =
    clause(Word::Basis, &[Slot::List(&Slot::Citation)], "căn cứ 133/2025/NĐ-CP điều 9 khoản 2 điểm a").many().inline();
pub(super) const SOURCE: Clause =
    clause(Word::Source, CONFIDENCE, "nguồn \"Cổng Dịch vụ công quốc gia\" đã đọc").many();
pub(super) const REMARK: Clause =
    clause(Word::Remark, &[Slot::Lang, Slot::Text], "ghi chú \"Nộp cùng bản đối chiếu\"").many();
pub(super) const FROM_DAY: Clause = clause(Word::From, &[Slot::Date], "từ 01/07/2025").inline();
pub(super) const TO_DAY: Clause = clause(Word::To, &[Slot::Date], "đến 28/02/2027").inline();
pub(super) const IN_FORCE: Clause =
    clause(Word::InForce, &[Slot::Opt(&[Slot::Terms(&[Word::Pending])])], "hiệu lực từ 01/07/2025 đến 28/02/2027")
        .inner(Block::Validity);

pub(super) const FILE: &[Clause] = &[
    clause(Word::Instrument, &[Slot::Instrument], "văn bản 133/2025/NĐ-CP { loại nghị định }")
        .inner(Block::Instrument)
        .many(),
    clause(Word::Authority, &[Slot::Name], "cơ quan ubnd-xã { tên \"Ủy ban nhân dân cấp xã\" }")
        .inner(Block::Authority)
        .many(),
    clause(Word::Sector, &[Slot::Name], "lĩnh vực sở-hữu-trí-tuệ { tên \"Sở hữu trí tuệ\" }")
        .inner(Block::Sector)
        .many(),
    clause(Word::Document, &[Slot::Name], "giấy tờ căn-cước { tên \"Thẻ căn cước\" }")
        .inner(Block::DocumentType)
        .many(),
    clause(Word::Form, &[Slot::Name], "biểu mẫu tờ-khai { tên \"Tờ khai\" }").inner(Block::Form).many(),
    clause(Word::Procedure, &[Slot::Code], "thủ tục 1.013925 { tên \"Ghi nhận người đại diện\" }")
        .inner(Block::Procedure)
        .many(),
    clause(
        Word::Amendment,
        &[Slot::Name, Slot::Key(Word::Under), Slot::Citation],
        "sửa đổi nd133-đại-diện theo 133/2025/NĐ-CP điều 20 { hiệu lực từ 01/07/2025 }",
    )
    .inner(Block::Amendment)
    .many(),
    clause(
        Word::Correction,
        &[Slot::Name, Slot::Key(Word::Under), Slot::Citation],
        "đính chính dc-01 theo 2075/QĐ-BKHCN { trong 1.013925 { thời hạn 20 ngày -> 14 ngày làm việc } }",
    )
    .inner(Block::Amendment)
    .many(),
    clause(
        Word::Localisation,
        &[Slot::Name, Slot::Key(Word::ProvinceCode), Slot::Number],
        "địa phương hóa thanh-hóa-shtt tỉnh 38 { trong 1.013925 { thời hạn 14 ngày làm việc -> 10 ngày làm việc } }",
    )
    .inner(Block::Localisation)
    .many(),
    clause(
        Word::Rule,
        &[Slot::OtherCode, Slot::Text],
        "quy tắc VN-900 \"Phải có thời hạn\" { với mọi thủ tục p; đòi hỏi p.thời-hạn được ghi }",
    )
    .inner(Block::Rule)
    .many(),
    clause(Word::Waiver, &[Slot::OtherCode], "miễn trừ VN-012 { cho thủ tục 1.013925; lý do \"Đang sửa\" }")
        .inner(Block::Waiver)
        .many(),
    clause(
        Word::Test,
        &[Slot::Text, Slot::Key(Word::Of), Slot::Code],
        "kiểm thử \"nộp trực tuyến\" của 1.013925 { ngày 12/08/2025 }",
    )
    .inner(Block::Test)
    .many(),
];

pub(super) const VALIDITY: &[Clause] = &[FROM_DAY, TO_DAY, BASIS];

pub(super) const INSTRUMENT: &[Clause] = &[
    clause(
        Word::Kind,
        &[Slot::Terms(&[
            Word::Law,
            Word::Resolution,
            Word::Ordinance,
            Word::Decree,
            Word::Circular,
            Word::JointCircular,
            Word::Decision,
            Word::Directive,
            Word::OtherText,
        ])],
        "loại nghị định",
    ),
    NAME,
    clause(Word::Issuer, &[Slot::Any(&[Slot::Text, Slot::Name])], "ban hành bởi \"Chính phủ\""),
    clause(Word::Signed, &[Slot::Date], "ký 12/06/2025"),
    clause(Word::Gazetted, &[Slot::Date], "đăng công báo 20/06/2025"),
    IN_FORCE,
    clause(Word::ProvisionInForce, &[Slot::Citation], "hiệu lực riêng 133/2025/NĐ-CP điều 5 từ 01/01/2026")
        .inner(Block::Validity)
        .many(),
    clause(
        Word::Powers,
        &[Slot::List(&Slot::Terms(&[Word::ByLaw, Word::Decentralised, Word::Delimited]))],
        "về thẩm quyền phân quyền, phân cấp",
    ),
    clause(Word::Ministry, &[Slot::Name], "bộ bộ-khcn"),
    clause(Word::Amends, INSTRUMENTS, "sửa đổi 61/2018/NĐ-CP").inner(Block::Validity).many(),
    clause(Word::Replaces, INSTRUMENTS, "thay thế 61/2018/NĐ-CP").inner(Block::Validity).many(),
    clause(Word::Repeals, INSTRUMENTS, "bãi bỏ 107/2021/NĐ-CP").inner(Block::Validity).many(),
    clause(Word::Implements, INSTRUMENTS, "quy định chi tiết 72/2025/QH15").inner(Block::Validity).many(),
    clause(Word::Extends, INSTRUMENTS, "kéo dài hiệu lực 133/2025/NĐ-CP đến 31/12/2028").inner(Block::Validity).many(),
    clause(Word::Cites, INSTRUMENTS, "dẫn chiếu 63/2025/QH15").many(),
    SOURCE,
    REMARK,
];

pub(super) const AUTHORITY: &[Clause] = &[
    NAME,
    clause(
        Word::Level,
        &[Slot::Terms(&[Word::Central, Word::Province, Word::District, Word::Commune, Word::OtherBody])],
        "cấp xã",
    ),
    clause(Word::Code, &[Slot::OtherCode], "mã G06"),
    clause(Word::Parent, &[Slot::Name], "trực thuộc bộ-khcn"),
    clause(Word::Successor, &[Slot::Name], "kế tục bởi ubnd-xã từ 01/07/2025").inner(Block::Validity),
    IN_FORCE,
    SOURCE,
    REMARK,
];

pub(super) const SECTOR: &[Clause] = &[
    NAME,
    clause(Word::Ministry, &[Slot::Name], "bộ bộ-khcn"),
    clause(Word::Code, &[Slot::OtherCode], "mã G06-SHTT"),
    SOURCE,
    REMARK,
];

pub(super) const DOCUMENT_TYPE: &[Clause] = &[
    NAME,
    clause(Word::IssuedBy, &[Slot::Name], "cấp bởi bộ-công-an"),
    clause(
        Word::Database,
        &[Slot::Text],
        "cơ sở dữ liệu \"Cơ sở dữ liệu quốc gia về dân cư\" từ 01/07/2025 căn cứ 66.7/2025/NQ-CP",
    )
    .inner(Block::Validity)
    .many(),
    clause(Word::ResultOf, &[Slot::List(&Slot::Code)], "kết quả của 1.013925"),
    SOURCE,
    REMARK,
];

pub(super) const FORM: &[Clause] = &[
    NAME,
    clause(Word::Under, &[Slot::Citation], "theo 65/2023/NĐ-CP phụ lục II"),
    clause(Word::Number, &[Slot::Text], "số \"Mẫu số 01\""),
    clause(Word::Fields, &[], "trường { họ-tên \"Họ và tên\" văn bản ngắn bắt buộc }").inner(Block::FormFields),
    SOURCE,
    REMARK,
];

const FIELD_TYPES: &[Word] = &[
    Word::TextType,
    Word::LongTextType,
    Word::NumberType,
    Word::DateType,
    Word::MoneyType,
    Word::YesNoType,
    Word::AttachmentType,
];

const CHOICE: &[Slot] =
    &[Slot::Terms(&[Word::OneOf, Word::SomeOf]), Slot::Bracket(&Slot::Any(&[Slot::Name, Slot::Text]))];

pub(super) const FORM_FIELDS: &[Clause] = &[entry(
    &[Slot::Text, Slot::Any(&[Slot::Terms(FIELD_TYPES), Slot::Seq(CHOICE)])],
    Block::FormField,
    "họ-tên \"Họ và tên\" văn bản ngắn bắt buộc",
)];

pub(super) const FORM_FIELD: &[Clause] = &[
    clause(Word::Required, &[], "bắt buộc").inline(),
    clause(Word::When, &[Slot::Expr], "khi nộp-qua = trực-tuyến").inline(),
    clause(Word::AtMost, &[Slot::Number], "tối đa 250").inline(),
    // Its Vietnamese label stands in its head.
    clause(Word::Name, &[Slot::Lang, Slot::Text], "tên en \"Full name\""),
    REMARK,
];
