//! What is told of amendments that meet no text: those before it begins or after it has ended, and errata that mend nothing.

use jiff::civil::Date;
use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::{Lang, Span};

use crate::model::{Amendment, Validity};
use crate::show;

pub(super) fn too_early(amendment: &Amendment, code: &str, (span, from): (Span, Date), base: &Validity) -> Diagnostic {
    let id = &amendment.id.value;
    let begins = base.first_day().unwrap_or(Date::MIN);
    let vi = |day| show::date(day, Lang::Vi);
    let message = if from == begins {
        both(
            format!("`{id}` bãi bỏ hoặc đổi mã `{code}` ngay từ ngày đầu của thủ tục, {}", vi(from)),
            format!("`{id}` ends or renames `{code}` from the procedure’s very first day, {from}"),
        )
    } else {
        both(
            format!("`{id}` sửa `{code}` từ {}, nhưng thủ tục từ {} mới có hiệu lực", vi(from), vi(begins)),
            format!("`{id}` changes `{code}` from {from}, but the procedure is in force only from {begins}"),
        )
    };
    let diagnostic = Diagnostic::error("TT067", span, message).help(both(
        "sửa ngày của sửa đổi; hoặc bỏ ngày bắt đầu của thủ tục, nếu nó đã có từ trước",
        "correct the amendment’s day; or remove the procedure’s first day, if it is older",
    ));
    match base.from {
        Some(place) => diagnostic.note(place.span, both("thủ tục bắt đầu ở đây", "the procedure begins here")),
        None => diagnostic,
    }
}

pub(super) fn too_late(
    amendment: &Amendment,
    code: &str,
    (span, from): (Span, Date),
    end: Date,
    by: Option<(&str, Span)>,
) -> Diagnostic {
    let id = &amendment.id.value;
    let vi = |day| show::date(day, Lang::Vi);
    let (because_vi, because_en) = match by {
        Some((by, _)) => (format!(" theo `{by}`"), format!(" by `{by}`")),
        None => (String::new(), String::new()),
    };
    let last = end.yesterday().unwrap_or(end);
    let diagnostic = Diagnostic::error(
        "TT068",
        span,
        both(
            format!("`{id}` sửa `{code}` từ {}, nhưng thủ tục đã hết hiệu lực sau {}{because_vi}", vi(from), vi(last)),
            format!("`{id}` changes `{code}` from {from}, but the procedure ended after {last}{because_en}"),
        ),
    )
    .help(both(
        "thủ tục đã bãi bỏ không sống lại; khai báo thủ tục mới nếu luật lập lại nó",
        "what was repealed does not revive; declare a new procedure if the law sets it up again",
    ));
    match by {
        Some((_, place)) => diagnostic.note(place, both("bãi bỏ ở đây", "repealed here")),
        None => diagnostic,
    }
}

pub(super) fn corrects_nothing(amendment: &Amendment, code: &str, span: Span) -> Diagnostic {
    let id = &amendment.id.value;
    Diagnostic::error(
        "TT062",
        span,
        both(
            format!("`{id}` không đính chính gì trong `{code}`: giá trị cũ không có trong bản nào"),
            format!("`{id}` corrects nothing in `{code}`: no version says the old value"),
        ),
    )
    .help(both("ghi đúng chỗ sai đang có trong văn bản", "write the mistake as the text has it"))
}
