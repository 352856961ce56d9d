//! Every keyword, in both keyword languages. One table; nothing else in the project spells a keyword.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Lang;

macro_rules! words {
    ($($word:ident $vi:literal $en:literal;)*) => {
        /// A keyword of the language, whichever way it is spelt.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        pub enum Word { $(#[doc = concat!("`", $vi, "` = `", $en, "`")] $word,)* }

        impl Word {
            /// Every keyword, in the order of the table.
            pub const ALL: &[Word] = &[$(Word::$word,)*];

            /// The keyword's spelling.
            pub fn spelling(self, lang: Lang) -> &'static str {
                match self { $(Word::$word => lang.pick($vi, $en),)* }
            }
        }
    };
}

words! {
    // Items.
    Instrument "văn bản" "instrument";
    Authority "cơ quan" "authority";
    Sector "lĩnh vực" "sector";
    Document "giấy tờ" "document";
    Form "biểu mẫu" "form";
    Procedure "thủ tục" "procedure";
    Amendment "sửa đổi" "amendment";
    Correction "đính chính" "correction";
    Localisation "địa phương hóa" "localisation";
    Rule "quy tắc" "rule";
    Waiver "miễn trừ" "waiver";
    Test "kiểm thử" "test";

    // Clauses that many items share.
    Name "tên" "name";
    Basis "căn cứ" "basis";
    InForce "hiệu lực" "in force";
    From "từ" "from";
    To "đến" "to";
    When "khi" "when";
    Otherwise "nếu không" "otherwise";
    Except "ngoại trừ" "except";
    Source "nguồn" "source";
    Description "mô tả" "description";
    Remark "ghi chú" "remark";
    NotFormalised "chưa mã hóa" "not formalised";
    AsPublished "nguyên văn" "as published";
    Reason "lý do" "reason";
    Owner "phụ trách" "owner";
    Code "mã" "code";
    Under "theo" "under";
    Level "cấp" "level";
    None "không" "none";
    Unspecified "không quy định" "unspecified";
    Until "cho đến" "until";
    Read "đã đọc" "read";
    Inferred "suy ra" "inferred";
    Recalled "chưa kiểm chứng" "recalled";

    // Instruments.
    Kind "loại" "kind";
    Law "luật" "law";
    Resolution "nghị quyết" "resolution";
    Ordinance "pháp lệnh" "ordinance";
    Decree "nghị định" "decree";
    Circular "thông tư" "circular";
    JointCircular "thông tư liên tịch" "joint circular";
    Decision "quyết định" "decision";
    Directive "chỉ thị" "directive";
    OtherText "văn bản khác" "other text";
    Issuer "ban hành bởi" "issued by";
    Signed "ký" "signed";
    Gazetted "đăng công báo" "gazetted";
    Pending "chưa xác định" "pending";
    Amends "sửa đổi" "amends";
    Replaces "thay thế" "replaces";
    Repeals "bãi bỏ" "repeals";
    Implements "quy định chi tiết" "implements";
    ProvisionInForce "hiệu lực riêng" "provision in force";
    Extends "kéo dài hiệu lực" "extends";
    Cites "dẫn chiếu" "cites";
    Powers "về thẩm quyền" "on powers";

    // Citations.
    Article "điều" "article";
    Clause "khoản" "clause";
    Point "điểm" "point";
    Annex "phụ lục" "annex";
    AsWorded "theo văn bản ngày" "as worded on";

    // Authorities, sectors, documents, forms.
    Parent "trực thuộc" "part of";
    Successor "kế tục bởi" "succeeded by";
    Ministry "bộ" "ministry";
    IssuedBy "cấp bởi" "granted by";
    Database "cơ sở dữ liệu" "database";
    ResultOf "kết quả của" "result of";
    Number "số" "number";
    Fields "trường" "fields";
    Required "bắt buộc" "required";
    TextType "văn bản ngắn" "short text";
    LongTextType "đoạn văn" "long text";
    NumberType "số" "number";
    DateType "ngày" "date";
    MoneyType "tiền" "money";
    YesNoType "có không" "yes no";
    OneOf "một trong" "one of";
    SomeOf "những trong" "some of";
    AttachmentType "tệp đính kèm" "attachment";

    // Levels.
    Central "trung ương" "central";
    Province "tỉnh" "province";
    District "huyện" "district";
    Commune "xã" "commune";
    OtherBody "cơ quan khác" "other body";

    // Procedures.
    PublishedBy "công bố" "published by";
    FormalityType "nhóm thủ tục" "class";
    AssignedByLaw "được luật giao" "assigned by law";
    AssignedDetail "được luật giao quy định chi tiết" "assigned by law in detail";
    AssignedRegulation "được luật giao quy định" "assigned by law to regulate";
    NotAssigned "không được luật giao" "not assigned by law";
    OtherClass "khác" "other";
    Family "họ" "family";
    NewIssue "cấp mới" "new";
    Reissue "cấp lại" "reissue";
    Renew "gia hạn" "renew";
    Modify "điều chỉnh" "modify";
    Revoke "thu hồi" "revoke";
    Recognise "công nhận" "recognise";
    Power "thẩm quyền" "authority";
    Decides "quyết định" "decides";
    Receives "tiếp nhận" "receives";
    Helps "hướng dẫn" "helps";
    Performs "thực hiện" "performs";
    Coordinates "phối hợp" "consults";
    Authorised "được ủy quyền" "authorised";
    SystemOfRecord "hệ thống" "system";
    Applicant "người nộp" "applicant";
    ByLaw "phân quyền" "devolved";
    Decentralised "phân cấp" "decentralised";
    Delimited "phân định" "delimited";
    Delegated "ủy quyền" "delegated";
    MovedFrom "chuyển từ" "moved from";
    Scope "phạm vi" "scope";
    Subjects "đối tượng" "applicants";
    Citizen "công-dân" "citizen";
    Overseas "người-việt-ở-nước-ngoài" "overseas-vietnamese";
    Foreigner "người-nước-ngoài" "foreigner";
    ResidentForeigner "người-nước-ngoài-cư-trú" "resident-foreigner";
    PublicEmployee "cán-bộ-công-chức-viên-chức" "public-employee";
    Enterprise "doanh-nghiệp" "enterprise";
    VietnameseEnterprise "doanh-nghiệp-việt-nam" "vietnamese-enterprise";
    ForeignInvested "doanh-nghiệp-có-vốn-nước-ngoài" "foreign-invested-enterprise";
    Organisation "tổ-chức" "organisation";
    ForeignOrganisation "tổ-chức-nước-ngoài" "foreign-organisation";
    Cooperative "hợp-tác-xã" "cooperative";
    PartyMember "đảng-viên" "party-member";
    PartyOrganisation "tổ-chức-đảng" "party-organisation";
    FileAt "nộp tại" "file at";
    ReceivingAddress "địa chỉ nhận" "receiving address";
    AnywhereInProvince "bất kỳ nơi nào trong tỉnh" "anywhere in the province";
    Anywhere "bất kỳ nơi nào" "anywhere";
    AtAuthority "nơi có thẩm quyền" "the competent authority";
    Confidentiality "bí mật nhà nước" "state secrets";
    Land "đất đai" "land";
    EnergySecurity "an ninh năng lượng" "energy security";
    Resources "tài nguyên" "resources";
    Facts "dữ kiện" "facts";
    Unit "đơn vị" "unit";
    Documents "hồ sơ" "documents";
    Sets "bộ" "sets";
    Originals "bản chính" "originals";
    Copies "bản sao" "copies";
    CertifiedCopies "bản sao chứng thực" "certified copies";
    Submit "nộp" "submit";
    Show "xuất trình" "show";
    IfAny "nếu có" "if any";
    EitherOr "chọn một" "either";
    Stage "nhóm" "group";
    UseForm "theo mẫu" "on form";
    FormFile "tệp mẫu" "form file";
    OfType "thuộc loại" "of type";
    ReplacedBy "tra cứu tại" "looked up in";
    IfMissing "khi thiếu dữ liệu" "if missing";
    ValidFor "có giá trị" "valid for";
    Limit "thời hạn" "time limit";
    SameDay "trong ngày" "same day";
    WorkingDays "ngày làm việc" "working days";
    Days "ngày" "days";
    WorkingHours "giờ làm việc" "working hours";
    Hours "giờ" "hours";
    Months "tháng" "months";
    Years "năm" "years";
    Dong "đồng" "VND";
    Receipt "tiếp-nhận" "receipt";
    CompleteDossier "hồ-sơ-hợp-lệ" "complete-dossier";
    CompleteDossierAndFee "hồ-sơ-hợp-lệ-và-phí" "complete-dossier-and-fee";
    Notice "thông-báo" "notice";
    Via "qua" "via";
    CutOff "giờ chốt" "cut-off";
    Suspend "tạm dừng" "suspended";
    Extend "kéo dài" "extended";
    Times "lần" "times";
    Reset "tính lại" "restarts";
    AtMost "tối đa" "at most";
    ApplicantClock "phía người nộp" "applicant side";
    ConsultationCap "toàn bộ phối hợp" "all consultations";
    Duty "sau khi cấp" "after the grant";
    OnExpiry "quá hạn" "on expiry";
    DeemedGranted "coi như chấp thuận" "deemed granted";
    DeemedRefused "coi như từ chối" "deemed refused";
    Apologise "xin lỗi và hẹn lại" "apologise and set a new day";
    SupplementRequest "yêu-cầu-bổ-sung" "supplement-request";
    Supplement "bổ-sung" "supplement";
    Verification "xác-minh" "verification";
    Consultation "lấy-ý-kiến" "consultation";
    Fee "phí" "fee";
    Charge "lệ phí" "charge";
    ServiceFee "giá dịch vụ" "service fee";
    Per "mỗi" "per";
    ForSubject "đối với" "for";
    ByTariff "theo biểu" "by tariff";
    SetByCouncil "do hđnd cấp tỉnh quy định" "set by the provincial council";
    Discount "giảm" "reduced";
    ViaVneid "qua vneid" "via vneid";
    Channels "cách thức" "channels";
    Direct "trực tiếp" "in person";
    Postal "bưu chính" "by post";
    Online "trực tuyến" "online";
    OnlineFull "trực tuyến toàn trình" "online in full";
    OnlinePartial "trực tuyến một phần" "online in part";
    OnlineInfo "cung cấp thông tin" "information only";
    Steps "trình tự" "steps";
    By "bởi" "by";
    Within "trong" "within";
    Then "rồi" "then";
    Or "hoặc" "or";
    Else "nếu không thì" "failing that";
    Ends "kết thúc" "ends";
    DigitalSignature "ký số" "digitally signed";
    OutsideClock "ngoài thời hạn" "outside the limit";
    Gives "kết quả" "gives";
    Results "kết quả" "results";
    Conditions "điều kiện" "conditions";
    Keywords "từ khóa" "keywords";
    Related "liên quan" "related";
    Interlinked "liên thông" "interlinked";
    Forms "mẫu" "forms";
    Case "trường hợp" "case";

    // What a published record says beside the law.
    PublishedRecord "bản công bố" "published record";
    PublicationText "số công bố" "decision as published";
    NumberOnly "chỉ ghi số" "by number only";
    PublishedBasis "văn bản công bố" "instrument as published";
    RowOrder "thứ tự dòng" "order of rows";
    OtherField "trường khác" "other field";

    // Amendments.
    DossiersFrom "áp dụng cho hồ sơ nhận từ" "applies to dossiers received from";
    PendingKeep "hồ sơ đang giải quyết giữ quy định cũ" "pending dossiers keep";
    AfterAmendment "sau" "after";
    In "trong" "in";
    Add "thêm" "add";
    Remove "bỏ" "remove";
    Replace "thay" "replace";
    ReplaceText "thay chữ" "replace text";
    NotGiven "chưa ghi" "not given";
    Rename "đổi mã" "rename";
    Step "bước" "step";
    Result "kết quả" "result";
    ProvinceCode "tỉnh" "province";

    // Rules.
    SeverityLevel "mức" "severity";
    SeverityError "lỗi" "error";
    SeverityWarning "cảnh báo" "warning";
    SeverityInfo "thông tin" "information";
    Because "vì" "because";
    Announced "công bố" "announced";
    Enforced "áp dụng từ" "enforced from";
    ForEvery "với mọi" "for every";
    Require "đòi hỏi" "require";
    Message "thông báo" "message";
    Suggest "gợi ý" "suggest";
    Accepts "chấp nhận" "accepts";
    Rejects "từ chối" "rejects";
    Fixes "cách sửa" "fix class";
    Safe "an toàn" "safe";
    Unsafe "không an toàn" "unsafe";
    Legal "pháp lý" "legal";

    // Waivers and tests.
    ForProcedure "cho thủ tục" "for procedure";
    Approver "người duyệt" "approved by";
    Of "của" "of";
    On "ngày" "on";
    Given "cho" "given";
    ReceivedAt "nhận lúc" "received at";
    Expect "mong" "expect";
    Due "hạn trả" "due";
    UnchangedBy "không đổi bởi" "unchanged by";
    With "với" "with";
    RejectsSource "phải từ chối" "must reject";
    Table "bảng" "table";
    Row "dòng" "row";

    // Expressions.
    And "và" "and";
    Not "không" "not";
    InSet "thuộc" "in";
    Has "có" "has";
    Contains "chứa" "contains";
    Matches "khớp" "matches";
    Yes "đúng" "true";
    No "sai" "false";
    Is "là" "is";
    GivenValue "được ghi" "given";
    Every "mọi" "every";
    Some "tồn tại" "some";
    Satisfies "thỏa" "satisfies";
    Count "số lượng" "count";
    Sum "tổng" "sum";
    Min "nhỏ nhất" "min";
    Max "lớn nhất" "max";
    InForceOn "có hiệu lực ngày" "in force on";
    OnEveryDayOf "mọi ngày của" "on every day of";
}

impl Word {
    /// The English spelling behind the number one: `1 working day`.
    pub fn singular(self) -> Option<&'static str> {
        Some(match self {
            Word::Sets => "set",
            Word::WorkingDays => "working day",
            Word::Days => "day",
            Word::WorkingHours => "working hour",
            Word::Hours => "hour",
            Word::Months => "month",
            Word::Years => "year",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_spelt_in_both_languages() {
        for word in Word::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let spelling = word.spelling(lang);
                assert!(!spelling.trim().is_empty(), "{word:?} has no spelling");
                assert!(word == &Word::Dong || spelling == spelling.to_lowercase(), "{word:?} is not in lower case");
            }
            assert!(word.spelling(Lang::En).is_ascii(), "{word:?}: the English spelling is not ASCII");
        }
    }
}
