//! Papers that are asked for although a database of the State holds what they say.

use jiff::civil::Date;
use tthc_dsl::Span;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::{Check, Rule, World, told_of};
use crate::facts::Facts;
use crate::replaced::{Asked, StillAsked};

pub(super) const HELD: Rule = Rule {
    id: "VN-042",
    severity: Severity::Error,
    title: ("Giấy tờ mà Nhà nước đã có dữ liệu", "A paper that the State already holds"),
    law: "66.7/2025/NQ-CP phụ lục I",
    why: (
        "Từ 01/01/2026 đến hết 28/02/2027, giấy tờ nêu ở phụ lục I cho một mã thủ tục được thay bằng dữ liệu: cơ quan tự khai thác, không yêu cầu nộp. Chỉ khi không khai thác được, hoặc dữ liệu thiếu hay sai, cơ quan mới yêu cầu bổ sung và đề nghị cập nhật dữ liệu. Bảng nằm ở `law/replaced-papers.toml`. Giấy tờ là một lựa chọn, hoặc chỉ có thể là giấy tờ trong bảng, thì là cảnh báo.",
        "From 2026-01-01 to 2027-02-28 a paper that annex I names for a procedure’s code is replaced by data: the agency looks it up and does not ask for it. Only where that fails, or the data is missing or wrong, may it ask, and then proposes that the data be mended. The table is `law/replaced-papers.toml`. Where the paper is one of several that may be given, or only may be the listed one, it is a warning.",
    ),
    fix: (
        "Ghi `tra cứu tại` với tên cơ sở dữ liệu và `khi thiếu dữ liệu`, hoặc bỏ giấy tờ khỏi hồ sơ.",
        "Write `looked up in` with the database and `if missing`, or take the paper out of the dossier.",
    ),
    read: true,
    good: "        căn-cước \"Bản sao thẻ căn cước\" {\n            bản sao 1\n            tra cứu tại \"Cơ sở dữ liệu quốc gia về dân cư\" { khi thiếu dữ liệu \"Nộp bản sao\" }\n        }\n",
    bad: "        căn-cước \"Bản sao thẻ căn cước\" { bản sao 1 }\n",
    check: Check::Workspace(held),
};

fn held(rule: &Rule, world: &World<'_>, out: &mut Vec<Diagnostic>) {
    for procedure in world.facts {
        for asked in procedure.still_asked.iter().filter(|asked| is_due(asked, world.today)) {
            told_of(procedure, out, |out| out.push(finding(rule, procedure, asked)));
        }
    }
}

/// The list is in force, and there is a day from today on that it speaks of.
fn is_due(asked: &StillAsked, today: Date) -> bool {
    asked.in_force <= today && asked.until.is_none_or(|until| today < until)
}

fn finding(rule: &Rule, procedure: &Facts, asked: &StillAsked) -> Diagnostic {
    let StillAsked { start, end, entry, held, instrument, asked_by, .. } = asked;
    let (paper, listed) = (shortened(&asked.paper), shortened(&asked.listed));
    let message = match asked.how {
        Asked::Plainly => both(
            format!("không được yêu cầu nộp “{paper}”: đã có trong {held}"),
            format!("“{paper}” may not be asked for: it is in {held}"),
        ),
        Asked::AsOneOf => both(
            format!("“{paper}” để chọn cả giấy tờ không được yêu cầu nộp: đã có trong {held}"),
            format!("“{paper}” offers as a choice a paper that may not be asked for: it is in {held}"),
        ),
        Asked::Perhaps => both(
            format!("“{paper}” có thể là giấy tờ không phải nộp nữa: xem đã có trong {held} chưa"),
            format!("“{paper}” may be a paper that is no longer asked for: see whether it is in {held}"),
        ),
    };
    let help = both(
        format!(
            "ghi `tra cứu tại` và `khi thiếu dữ liệu`; phụ lục I của {instrument}, dòng {entry}: “{listed}”, trước đây do {asked_by} yêu cầu"
        ),
        format!(
            "write `looked up in` and `if missing`; annex I of {instrument}, entry {entry}: “{listed}”, formerly asked for by {asked_by}"
        ),
    );
    let mut found = rule.finding(Span { file: procedure.file, start: *start, end: *end }, message, help);
    if asked.how != Asked::Plainly {
        found.severity = Severity::Warning;
    }
    found
}

/// The longest name that a message quotes whole, in letters.
const LONGEST: usize = 100;

fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}
