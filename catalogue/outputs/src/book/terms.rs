//! The closed lists of the field as a reader is told them, in both languages.

use jiff::civil::Date;
use tthc_compiler::model::{
    Absence, Channel, Confidence, Expiry, FamilyOperation, FeeKind, FilingPlace, FilingReason, FormalityClass,
    InstrumentKind, Level, OnlineService, PauseKind, Relation, Role, Transfer, Validity,
};
use tthc_compiler::show;
use tthc_dsl::Lang;

use super::phrase::{both, capital, shown, words};
use super::{Heading, escape};

/// A pair of words: Vietnamese, English.
pub(super) type Pair = (&'static str, &'static str);

pub(super) fn role(role: Role) -> Pair {
    match role {
        Role::Decides => ("Cơ quan quyết định", "Deciding authority"),
        Role::Receives => ("Nơi tiếp nhận hồ sơ", "Receives dossiers"),
        Role::Performs => ("Cơ quan thực hiện", "Carries out the procedure"),
        Role::Helps => ("Nơi hướng dẫn", "Helps applicants"),
        Role::Coordinates => ("Cơ quan phối hợp", "Consulted"),
        Role::Authorised => ("Cơ quan được ủy quyền", "Authorised body"),
        Role::SystemOfRecord => ("Cơ quan quản lý hệ thống", "Keeps the system of record"),
    }
}

pub(super) fn transfer(transfer: Transfer) -> Pair {
    match transfer {
        Transfer::ByLaw => ("Phân quyền", "Devolved by law"),
        Transfer::Decentralised => ("Phân cấp", "Decentralised"),
        Transfer::Delimited => ("Phân định thẩm quyền", "Delimited"),
        Transfer::Delegated => ("Ủy quyền", "Delegated"),
    }
}

/// `Phân quyền, phân cấp`.
pub(super) fn transfers(all: &[Transfer]) -> String {
    both(|phrase| {
        let names: Vec<_> = all.iter().map(|one| phrase.lang().pick(transfer(*one).0, transfer(*one).1)).collect();
        phrase.own(&capital(&names.join(", ").to_lowercase()));
    })
}

pub(super) fn filing_place(place: FilingPlace) -> Pair {
    match place {
        FilingPlace::AnywhereInProvince => (
            "Có thể nộp ở bất kỳ nơi tiếp nhận nào trong tỉnh, không phụ thuộc nơi cư trú hay trụ sở.",
            "May be filed at any reception point in the province, wherever the applicant lives or has a seat.",
        ),
        FilingPlace::Anywhere => (
            "Có thể nộp ở bất kỳ nơi tiếp nhận nào trong cả nước.",
            "May be filed at any reception point in the country.",
        ),
        FilingPlace::AtAuthority => (
            "Phải nộp tại nơi có thẩm quyền; không áp dụng việc nộp phi địa giới hành chính.",
            "Must be filed with the competent authority; filing elsewhere is not open.",
        ),
    }
}

pub(super) fn filing_reason(reason: FilingReason) -> Pair {
    match reason {
        FilingReason::Confidentiality => ("bí mật nhà nước", "state secrets"),
        FilingReason::Land => ("đất đai", "land"),
        FilingReason::EnergySecurity => ("an ninh năng lượng", "energy security"),
        FilingReason::Resources => ("tài nguyên", "natural resources"),
    }
}

pub(super) fn online(service: OnlineService) -> Pair {
    match service {
        OnlineService::OnlineFull => ("Trực tuyến toàn trình", "Online in full"),
        OnlineService::OnlinePartial => ("Trực tuyến một phần", "Online in part"),
        OnlineService::OnlineInfo => ("Chỉ cung cấp thông tin trực tuyến", "Information only"),
        OnlineService::Online => ("Trực tuyến", "Online"),
    }
}

pub(super) fn class(class: FormalityClass) -> Pair {
    match class {
        FormalityClass::AssignedByLaw => ("Được luật giao quy định", "Laid down as a law provides"),
        FormalityClass::AssignedDetail => ("Được luật giao quy định chi tiết", "Laid down in detail as a law provides"),
        FormalityClass::AssignedRegulation => {
            ("Được luật giao cho địa phương quy định", "Laid down locally as a law provides")
        }
        FormalityClass::NotAssigned => ("Không được luật giao quy định chi tiết", "Not laid down under a law"),
        FormalityClass::OtherClass => ("Loại khác", "Other"),
    }
}

pub(super) fn operation(operation: FamilyOperation) -> Pair {
    match operation {
        FamilyOperation::NewIssue => ("cấp mới", "new"),
        FamilyOperation::Reissue => ("cấp lại", "reissue"),
        FamilyOperation::Renew => ("gia hạn", "renewal"),
        FamilyOperation::Modify => ("điều chỉnh", "modification"),
        FamilyOperation::Revoke => ("thu hồi", "revocation"),
        FamilyOperation::Recognise => ("công nhận", "recognition"),
        FamilyOperation::OtherClass => ("việc khác", "other"),
    }
}

pub(super) fn fee_kind(kind: FeeKind) -> Pair {
    match kind {
        FeeKind::Fee => ("Phí", "Fee"),
        FeeKind::Charge => ("Lệ phí", "Charge"),
        FeeKind::ServiceFee => ("Giá dịch vụ", "Service fee"),
    }
}

pub(super) fn pause(kind: PauseKind) -> Pair {
    match kind {
        PauseKind::Suspend => ("Tạm dừng tính thời hạn", "The clock stops"),
        PauseKind::Extend => ("Được kéo dài", "May be extended"),
        PauseKind::Restart => ("Tính lại từ đầu", "The clock starts again"),
    }
}

pub(super) fn expiry(expiry: Expiry) -> Pair {
    match expiry {
        Expiry::DeemedGranted => (
            "Quá thời hạn mà không trả lời thì coi như chấp thuận.",
            "When the limit passes without an answer, the request is deemed granted.",
        ),
        Expiry::DeemedRefused => (
            "Quá thời hạn mà không trả lời thì coi như từ chối.",
            "When the limit passes without an answer, the request is deemed refused.",
        ),
        Expiry::Apologise => (
            "Quá thời hạn thì cơ quan giải quyết phải xin lỗi và hẹn lại ngày trả kết quả.",
            "When the limit passes, the authority must apologise and set a new day.",
        ),
    }
}

/// What an instrument does to the other one.
pub(super) fn relation(relation: Relation) -> Pair {
    match relation {
        Relation::Amends => ("Sửa đổi, bổ sung", "Amends"),
        Relation::Replaces => ("Thay thế", "Replaces"),
        Relation::Repeals => ("Bãi bỏ", "Repeals"),
        Relation::Implements => ("Quy định chi tiết", "Implements"),
        Relation::Extends => ("Kéo dài hiệu lực", "Extends"),
        Relation::Cites => ("Dẫn chiếu", "Cites"),
    }
}

/// What was done to it by the other one.
pub(super) fn relation_from(relation: Relation) -> Pair {
    match relation {
        Relation::Amends => ("Được sửa đổi, bổ sung bởi", "Amended by"),
        Relation::Replaces => ("Được thay thế bởi", "Replaced by"),
        Relation::Repeals => ("Bị bãi bỏ bởi", "Repealed by"),
        Relation::Implements => ("Được quy định chi tiết bởi", "Implemented by"),
        Relation::Extends => ("Được kéo dài hiệu lực bởi", "Extended by"),
        Relation::Cites => ("Được dẫn chiếu bởi", "Cited by"),
    }
}

pub(super) fn confidence(confidence: Confidence) -> Pair {
    match confidence {
        Confidence::Read => ("đã đọc", "read"),
        Confidence::Inferred => ("suy ra", "inferred"),
        Confidence::Recalled => ("chưa kiểm chứng", "not verified"),
    }
}

/// Kinds of instruments: one and many.
pub(super) fn kind(kind: InstrumentKind) -> (Pair, Pair) {
    match kind {
        InstrumentKind::Law => (("Luật", "Law"), ("Luật", "Laws")),
        InstrumentKind::Resolution => (("Nghị quyết", "Resolution"), ("Nghị quyết", "Resolutions")),
        InstrumentKind::Ordinance => (("Pháp lệnh", "Ordinance"), ("Pháp lệnh", "Ordinances")),
        InstrumentKind::Decree => (("Nghị định", "Decree"), ("Nghị định", "Decrees")),
        InstrumentKind::Circular => (("Thông tư", "Circular"), ("Thông tư", "Circulars")),
        InstrumentKind::JointCircular => {
            (("Thông tư liên tịch", "Joint circular"), ("Thông tư liên tịch", "Joint circulars"))
        }
        InstrumentKind::Decision => (("Quyết định", "Decision"), ("Quyết định", "Decisions")),
        InstrumentKind::Directive => (("Chỉ thị", "Directive"), ("Chỉ thị", "Directives")),
        InstrumentKind::OtherText => (("Văn bản", "Instrument"), ("Văn bản khác", "Other instruments")),
    }
}

/// A level as a heading: `Cấp tỉnh`.
pub(super) fn level(level: Level) -> Heading {
    Heading::new(level.official(Lang::Vi), level.official(Lang::En))
}

/// A level as a coloured badge.
pub(super) fn badge(of: Level) -> String {
    let class = match of {
        Level::Central => "level-badge central",
        Level::Province => "level-badge province",
        Level::Commune => "level-badge commune",
        Level::District | Level::OtherBody => "level-badge",
    };
    format!("<span class=\"{class}\">{}</span>", level(of).html())
}

pub(super) fn channel(channel: Channel) -> Pair {
    (channel.official(Lang::Vi), channel.official(Lang::En))
}

/// A way of filing inside a sentence: `nộp trực tuyến`.
pub(super) fn filed(channel: Channel) -> Pair {
    match channel {
        Channel::Direct => ("nộp trực tiếp", "filed in person"),
        Channel::Postal => ("nộp qua bưu chính", "filed by post"),
        Channel::Online => ("nộp trực tuyến", "filed online"),
    }
}

/// That something is not there, and why.
pub(super) fn absent(absence: Absence) -> String {
    match absence {
        Absence::None => nothing("Không có", "None"),
        Absence::Unspecified => nothing("Pháp luật không quy định", "Not laid down by law"),
    }
}

/// What a source says where no value could be read from it.
pub(super) fn unread(said: &str) -> String {
    let said = escape::html(said);
    format!("“<span lang=\"vi\">{said}</span>” ({})", words("chưa mã hóa", "not formalised"))
}

/// That the catalogue does not say.
pub(super) fn missing() -> String {
    nothing("Danh mục chưa ghi", "Not recorded in the catalogue")
}

pub(super) fn nothing(vi: &str, en: &str) -> String {
    format!("<span class=\"absent\">{}</span>", words(vi, en))
}

/// A day as HTML that machines can read too.
pub(super) fn day(day: Date) -> String {
    format!("<time datetime=\"{day}\">{}</time>", shown(|lang| show::date(day, lang)))
}

/// `Từ 01/07/2025 đến hết 28/02/2027`; nothing when neither day is known.
pub(super) fn period(validity: &Validity) -> Option<String> {
    period_from(validity, ("Từ ", "From "), ("Đến hết ", "To "))
}

/// The same inside a sentence.
pub(super) fn period_inside(validity: &Validity) -> Option<String> {
    period_from(validity, ("từ ", "from "), ("đến hết ", "to "))
}

fn period_from(validity: &Validity, from: Pair, to: Pair) -> Option<String> {
    let (first, last) = (validity.first_day(), validity.last_day());
    if first.is_none() && last.is_none() {
        return None;
    }
    Some(both(|phrase| {
        let lang = phrase.lang();
        if let Some(first) = first {
            phrase.say(from.0, from.1).own(&show::date(first, lang));
        }
        if let Some(last) = last {
            let to = if first.is_some() { (" đến hết ", " to ") } else { to };
            phrase.say(to.0, to.1).own(&show::date(last, lang));
        }
    }))
}

/// A code or number that is one word.
pub(super) fn code(code: &str) -> String {
    format!("<span class=\"code\">{}</span>", escape::html(code))
}

/// A pair as HTML.
pub(super) fn said((vi, en): Pair) -> String {
    words(vi, en)
}
