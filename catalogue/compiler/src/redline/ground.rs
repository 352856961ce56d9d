//! What a change asks of a portal that reads the contract, and why: the one rule behind `tthc impact`.

use tthc_dsl::diagnostic::{Words, both};

/// What a change asks of those whose programs read the portal's contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContractEffect {
    /// Nothing: only people read it.
    Cosmetic,
    /// A program that reads the record anew each time follows by itself.
    Compatible,
    /// Somebody must act: what was built on the previous record is refused, goes astray or lacks something.
    Breaking,
}

impl ContractEffect {
    pub const ALL: &[ContractEffect] =
        &[ContractEffect::Breaking, ContractEffect::Compatible, ContractEffect::Cosmetic];

    /// As machines read it.
    pub fn key(self) -> &'static str {
        match self {
            ContractEffect::Breaking => "breaking",
            ContractEffect::Compatible => "compatible",
            ContractEffect::Cosmetic => "cosmetic",
        }
    }

    pub fn words(self) -> Words {
        match self {
            ContractEffect::Breaking => both("phải sửa tích hợp", "breaking"),
            ContractEffect::Compatible => both("tương thích", "compatible"),
            ContractEffect::Cosmetic => both("chỉ lời văn", "cosmetic"),
        }
    }
}

/// Why a change has its effect. Where it cannot be told whether more is asked for than before, that is taken to be so.
///
/// | ground | effect | such as |
/// |---|---|---|
/// | `NewDemand` | breaking | a paper, form, question, fee or digital signature that was not asked for |
/// | `Gone` | breaking | a code, step, result, case, choice or form that an integration may name is gone or renamed |
/// | `Rerouted` | breaking | another level, body or system receives, decides or carries out |
/// | `Narrowed` | breaking | a way of filing, a place or an applicant that is no longer admitted |
/// | `Undecided` | breaking | another condition of a paper or case, another kind of answer |
/// | `Value` | compatible | a limit, an amount, a number of copies, an address, a day |
/// | `Offered` | compatible | a way of filing, an applicant, a choice, a procedure that was not there |
/// | `Lifted` | compatible | a paper, question or fee that is no longer asked for |
/// | `Wording` | cosmetic | names, remarks, legal bases, what the published record says |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    NewDemand,
    Gone,
    Rerouted,
    Narrowed,
    Undecided,
    Value,
    Offered,
    Lifted,
    Wording,
}

impl Ground {
    pub const ALL: &[Ground] = &[
        Ground::NewDemand,
        Ground::Gone,
        Ground::Rerouted,
        Ground::Narrowed,
        Ground::Undecided,
        Ground::Value,
        Ground::Offered,
        Ground::Lifted,
        Ground::Wording,
    ];

    pub fn effect(self) -> ContractEffect {
        match self {
            Ground::NewDemand | Ground::Gone | Ground::Rerouted | Ground::Narrowed | Ground::Undecided => {
                ContractEffect::Breaking
            }
            Ground::Value | Ground::Offered | Ground::Lifted => ContractEffect::Compatible,
            Ground::Wording => ContractEffect::Cosmetic,
        }
    }

    /// As machines read it.
    pub fn key(self) -> &'static str {
        match self {
            Ground::NewDemand => "newDemand",
            Ground::Gone => "gone",
            Ground::Rerouted => "rerouted",
            Ground::Narrowed => "narrowed",
            Ground::Undecided => "undecided",
            Ground::Value => "value",
            Ground::Offered => "offered",
            Ground::Lifted => "lifted",
            Ground::Wording => "wording",
        }
    }

    pub fn words(self) -> Words {
        match self {
            Ground::NewDemand => both(
                "yêu cầu thêm: giấy tờ, biểu mẫu, câu hỏi, khoản thu hoặc chữ ký số trước đây không đòi hỏi",
                "more is asked for: a paper, form, question, fee or digital signature that was not asked for",
            ),
            Ground::Gone => both(
                "không còn hoặc đổi tên gọi: mã, bước, kết quả, trường hợp, lựa chọn, biểu mẫu mà phần mềm có thể đang gọi tên",
                "gone or renamed: a code, step, result, case, choice or form that a program may name",
            ),
            Ground::Rerouted => both(
                "hồ sơ đi nơi khác: cấp, cơ quan hoặc hệ thống tiếp nhận, quyết định, thực hiện đã đổi",
                "the dossier goes elsewhere: another level, body or system receives, decides or carries out",
            ),
            Ground::Narrowed => both(
                "thu hẹp: cách nộp, nơi nộp hoặc đối tượng không còn được chấp nhận",
                "narrowed: a way of filing, a place or an applicant that is no longer admitted",
            ),
            Ground::Undecided => both(
                "không xác định được có đòi hỏi thêm hay không: điều kiện hoặc loại trả lời đã đổi",
                "it cannot be told whether more is asked for: another condition or kind of answer",
            ),
            Ground::Value => both(
                "giá trị đọc từ bản ghi đã đổi: thời hạn, mức thu, số bản, địa chỉ, ngày",
                "a value that is read from the record: a limit, an amount, a number of copies, an address, a day",
            ),
            Ground::Offered => both(
                "có thêm: cách nộp, đối tượng, lựa chọn hoặc thủ tục trước đây chưa có",
                "something is offered: a way of filing, an applicant, a choice, a procedure that was not there",
            ),
            Ground::Lifted => both(
                "không còn đòi hỏi: giấy tờ, câu hỏi hoặc khoản thu",
                "no longer asked for: a paper, question or fee",
            ),
            Ground::Wording => both(
                "chỉ người đọc mới cần: tên, ghi chú, căn cứ, lời của bản công bố",
                "only people read it: names, remarks, legal bases, what the published record says",
            ),
        }
    }
}
