//! The closed lists of the field: levels, roles, channels, subjects. Each value is a keyword of the language.

use serde::{Deserialize, Serialize};
use tthc_dsl::{Lang, Word};

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $key:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        pub enum $name { $($variant),* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The value that a keyword stands for.
            pub fn from_word(word: Word) -> Option<Self> {
                match word { $(Word::$variant => Some($name::$variant),)* _ => None }
            }

            pub fn word(self) -> Word {
                match self { $($name::$variant => Word::$variant),* }
            }

            /// As people of the field say it.
            pub fn label(self, lang: Lang) -> &'static str {
                self.word().spelling(lang)
            }

            /// As machines read it; part of the portal's contract.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),* }
            }
        }
    };
}

vocabulary! {
    /// A level of government. `District` ended on 2025-07-01 and can still be written, so that it can be found.
    Level { Central "central", Province "province", District "district", Commune "commune", OtherBody "other" }
}

vocabulary! {
    /// What a body does in a procedure.
    Role {
        Decides "decides", Receives "receives", Performs "performs", Helps "helps",
        Coordinates "coordinates", Authorised "authorised", SystemOfRecord "systemOfRecord",
    }
}

vocabulary! {
    /// How a power came to its holder: *phân quyền*, *phân cấp*, *phân định*, *ủy quyền*.
    Transfer { ByLaw "devolved", Decentralised "decentralised", Delimited "delimited", Delegated "delegated" }
}

vocabulary! {
    /// A way of filing.
    Channel { Direct "direct", Postal "postal", Online "online" }
}

vocabulary! {
    /// What is done with a paper: it stays with the authority, or is shown and taken back.
    Presentation { Submit "submit", Show "show" }
}

vocabulary! {
    /// How much of a procedure is done online.
    OnlineService { OnlineFull "full", OnlinePartial "partial", OnlineInfo "informationOnly", Online "unstated" }
}

vocabulary! {
    /// Who lays a procedure down.
    FormalityClass {
        AssignedByLaw "assignedByLaw", AssignedDetail "assignedByLawInDetail",
        AssignedRegulation "assignedByLawToRegulate", NotAssigned "notAssignedByLaw", OtherClass "other" }
}

vocabulary! {
    /// What a member of a licence family does to the licence.
    FamilyOperation {
        NewIssue "new", Reissue "reissue", Renew "renew", Modify "modify", Revoke "revoke",
        Recognise "recognise", OtherClass "other",
    }
}

vocabulary! {
    /// Who may apply.
    Subject {
        Citizen "citizen", Overseas "overseasVietnamese", Foreigner "foreigner", ResidentForeigner "residentForeigner", PublicEmployee "publicEmployee",
        Enterprise "enterprise", VietnameseEnterprise "vietnameseEnterprise", ForeignInvested "foreignInvestedEnterprise", Organisation "organisation",
        ForeignOrganisation "foreignOrganisation", Cooperative "cooperative", PartyMember "partyMember",
        PartyOrganisation "partyOrganisation",
    }
}

vocabulary! {
    /// Where a dossier may be filed.
    FilingPlace {
        AnywhereInProvince "anywhereInProvince", Anywhere "anywhere", AtAuthority "atAuthority",
    }
}

vocabulary! {
    /// Why a procedure is not open to non-territorial filing.
    FilingReason { Confidentiality "stateSecrets", Land "land", EnergySecurity "energySecurity", Resources "resources" }
}

vocabulary! {
    /// Money asked for.
    FeeKind { Fee "fee", Charge "charge", ServiceFee "serviceFee" }
}

vocabulary! {
    /// The kind of an instrument.
    InstrumentKind {
        Law "law", Resolution "resolution", Ordinance "ordinance", Decree "decree", Circular "circular",
        JointCircular "jointCircular", Decision "decision", Directive "directive", OtherText "other",
    }
}

vocabulary! {
    /// What follows when the limit passes.
    Expiry { DeemedGranted "deemedGranted", DeemedRefused "deemedRefused", Apologise "apologiseAndSetNewDay" }
}

/// The Vietnamese name that the published form uses for a subject.
impl Subject {
    pub fn official(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Subject::Citizen => ("Công dân Việt Nam", "Vietnamese citizens"),
            Subject::Overseas => ("Người Việt Nam định cư ở nước ngoài", "Overseas Vietnamese"),
            Subject::Foreigner => ("Người nước ngoài", "Foreigners"),
            Subject::ResidentForeigner => ("Người nước ngoài cư trú tại Việt Nam", "Foreigners resident in Viet Nam"),
            Subject::PublicEmployee => ("Cán bộ, công chức, viên chức", "Public employees"),
            Subject::Enterprise => ("Doanh nghiệp", "Enterprises"),
            Subject::VietnameseEnterprise => ("Doanh nghiệp Việt Nam", "Vietnamese enterprises"),
            Subject::ForeignInvested => ("Doanh nghiệp có vốn đầu tư nước ngoài", "Foreign-invested enterprises"),
            Subject::Organisation => ("Tổ chức (không bao gồm doanh nghiệp, HTX)", "Organisations"),
            Subject::ForeignOrganisation => ("Tổ chức nước ngoài", "Foreign organisations"),
            Subject::Cooperative => ("Hợp tác xã", "Cooperatives"),
            Subject::PartyMember => ("Đảng viên", "Party members"),
            Subject::PartyOrganisation => ("Tổ chức Đảng", "Party organisations"),
        };
        lang.pick(vi, en)
    }
}

impl Level {
    /// As the published form says it: `Cấp tỉnh`.
    pub fn official(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Level::Central => ("Cấp bộ", "Central"),
            Level::Province => ("Cấp tỉnh", "Province"),
            Level::District => ("Cấp huyện", "District"),
            Level::Commune => ("Cấp xã", "Commune"),
            Level::OtherBody => ("Cơ quan khác", "Other body"),
        };
        lang.pick(vi, en)
    }
}

impl Channel {
    pub fn official(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Channel::Direct => ("Trực tiếp", "In person"),
            Channel::Postal => ("Dịch vụ bưu chính", "By post"),
            Channel::Online => ("Trực tuyến", "Online"),
        };
        lang.pick(vi, en)
    }
}

impl InstrumentKind {
    /// The kind that an instrument's number shows: `133/2025/NĐ-CP` is a decree.
    pub fn of_number(number: &str) -> Option<InstrumentKind> {
        let (_, sign) = number.rsplit_once('/').unwrap_or(("", number));
        if sign.starts_with("QH") {
            // Laws and resolutions of the National Assembly share this form.
            return None;
        }
        let kind = sign.split('-').next()?;
        Some(match kind {
            "NĐ" => InstrumentKind::Decree,
            "TT" => InstrumentKind::Circular,
            "TTLT" => InstrumentKind::JointCircular,
            "QĐ" => InstrumentKind::Decision,
            "NQ" => InstrumentKind::Resolution,
            "CT" => InstrumentKind::Directive,
            "PL" => InstrumentKind::Ordinance,
            _ => return None,
        })
    }
}
