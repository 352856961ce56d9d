//! Amendments that nobody should write: of themselves, in circles, by the hundred, of what is not there.

use std::fmt::Write;

use super::Verdict::{Open, Wrong};
use super::growing::{Family, family, repeated};
use super::{Hostile, Verdict};

const LAW: &str = "văn bản 1/2020/NĐ-CP { loại nghị định; tên \"Nghị định\"; ký 01/01/2020; hiệu lực từ 01/03/2020 }\n\
    cơ quan a { tên \"Cơ quan a\"; cấp tỉnh }\n\
    cơ quan b { tên \"Cơ quan b\"; cấp xã }\n\
    thủ tục 1.000001 {\n    tên \"Thủ tục\"\n    cấp tỉnh\n    thẩm quyền { quyết định a }\n    \
    hồ sơ 1 bộ { đơn \"Đơn\" { bản chính 1 } }\n    thời hạn 0 ngày từ tiếp-nhận\n    \
    trình tự { làm \"Làm\" bởi quyết định { kết thúc } }\n}\n";

/// Each grows with the number of amendments, or of what one of them does. All of these are linear: versions are as many as
/// days on which something changes, and each is a text of one size.
pub const AMENDED: &[Family] = &[
    family("amendments of one procedure, one behind the other", 150, Wrong, |n| {
        amended(n, |out, at| amendment(out, at, &day(at), "", &format!("thời hạn {at} ngày -> {} ngày", at + 1)))
    }),
    family("amendments of one day that change one field", 400, Wrong, |n| {
        amended(n, |out, at| amendment(out, at, "01/01/2025", "", &format!("thời hạn 0 ngày -> {} ngày", at + 1)))
    }),
    family("amendments of one day, each after the one before", 300, Wrong, |n| {
        amended(n, |out, at| {
            let after = if at > 0 { format!("sau s-{}", at - 1) } else { String::new() };
            amendment(out, at, "01/01/2025", &after, &format!("thời hạn {at} ngày -> {} ngày", at + 1))
        })
    }),
    family("amendments whose order goes in one circle", 500, Wrong, |n| {
        amended(n, |out, at| amendment(out, at, "01/01/2025", &format!("sau s-{}", (at + 1) % n), "cấp tỉnh -> xã"))
    }),
    family("amendments whose orders go in circles of two", 500, Wrong, |n| {
        amended(n, |out, at| amendment(out, at, "01/01/2025", &format!("sau s-{}", at ^ 1), "cấp tỉnh -> xã"))
    }),
    family("operations on unknown procedures", 500, Wrong, |n| {
        amended(n, |out, at| {
            writeln!(out, "sửa đổi s-{at} theo 1/2020/NĐ-CP {{ trong 2.{at:06} {{ cấp tỉnh -> xã }} }}")
        })
    }),
    family("operations on what is not there", 500, Wrong, |n| one(n, |out, at| writeln!(out, "bỏ giấy tờ g-{at}"))),
    family("papers that an amendment adds", 500, Wrong, |n| {
        one(n, |out, at| writeln!(out, "thêm giấy tờ g-{at} \"Giấy số {at}\" {{ bản chính 1 }}"))
    }),
    family("procedures that one amendment names", 500, Wrong, |n| {
        let codes: Vec<String> = (0..n).map(|at| format!("3.{at:06}")).collect();
        let procedures = repeated(n, |out, at| writeln!(out, "thủ tục 3.{at:06} {{ tên \"Thủ tục\"; cấp tỉnh }}"));
        format!("{LAW}{procedures}sửa đổi s theo 1/2020/NĐ-CP {{ trong {} {{ cấp tỉnh -> xã }} }}\n", codes.join(", "))
    }),
    family("bodies that succeed each other", 150, Wrong, |n| successions(n, false)),
    family("bodies that succeed each other in a circle", 150, Wrong, |n| successions(n, true)),
    family("codes that follow each other", 150, Wrong, |n| {
        amended(n, |out, at| {
            let day = day(at);
            writeln!(
                out,
                "sửa đổi s-{at} theo 1/2020/NĐ-CP {{ hiệu lực từ {day}; đổi mã {} -> {} }}",
                code(at),
                code(at + 1)
            )
        })
    }),
];

fn code(at: usize) -> String {
    if at == 0 { "1.000001".to_owned() } else { format!("4.{at:06}") }
}

/// A day for each number; numbers count through twenty-eight days of each month.
fn day(at: usize) -> String {
    format!("{:02}/{:02}/{}", at % 28 + 1, at / 28 % 12 + 1, 2024 + at / 336)
}

fn amended(count: usize, line: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    format!("{LAW}{}", repeated(count, line))
}

/// One amendment with so many operations.
fn one(count: usize, line: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    format!("{LAW}sửa đổi s theo 1/2020/NĐ-CP {{\ntrong 1.000001 {{\n{}}}\n}}\n", repeated(count, line))
}

fn amendment(out: &mut String, at: usize, from: &str, more: &str, operation: &str) -> std::fmt::Result {
    writeln!(out, "sửa đổi s-{at} theo 1/2020/NĐ-CP {{ hiệu lực từ {from}; {more}; trong 1.000001 {{ {operation} }} }}")
}

fn successions(count: usize, circle: bool) -> String {
    let bodies = repeated(count, |out, at| {
        let next = if circle { (at + 1) % count } else { at + 1 };
        writeln!(out, "cơ quan c-{at} {{ tên \"Cơ quan\"; cấp tỉnh; kế tục bởi c-{next} từ {} }}", day(at))
    });
    let last =
        if circle { String::new() } else { format!("cơ quan c-{count} {{ tên \"Cơ quan\"; cấp tỉnh }}\n") };
    format!("{bodies}{last}thủ tục 1.000001 {{ tên \"Thủ tục\"; cấp tỉnh; thẩm quyền {{ quyết định c-0 }} }}\n")
}

/// What stands behind the law: alone, or against itself.
const ODD: &[(&str, &str, Verdict)] = &[
    ("an amendment after itself", "sửa đổi s theo 1/2020/NĐ-CP { sau s; trong 1.000001 { cấp tỉnh -> xã } }", Wrong),
    (
        "an amendment after what is unknown",
        "sửa đổi s theo 1/2020/NĐ-CP { sau lạ; trong 1.000001 { cấp tỉnh -> xã } }",
        Wrong,
    ),
    ("an amendment of itself", "sửa đổi s theo 1/2020/NĐ-CP { trong s { cấp tỉnh -> xã } }", Wrong),
    ("an amendment under itself", "sửa đổi s theo s { trong 1.000001 { cấp tỉnh -> xã } }", Wrong),
    (
        "an amendment under an unknown instrument",
        "sửa đổi s theo 9/2020/NĐ-CP { hiệu lực từ 01/01/2025; trong 1.000001 { cấp tỉnh -> xã } }",
        Wrong,
    ),
    ("an amendment that says nothing", "sửa đổi s theo 1/2020/NĐ-CP { }", Open),
    ("an amendment that changes nothing", "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { } }", Open),
    (
        "two amendments of one name",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { cấp tỉnh -> xã } }\nsửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { cấp tỉnh -> xã } }",
        Wrong,
    ),
    ("a correction of what is unknown", "đính chính s theo 1/2020/NĐ-CP { trong 2.000001 { cấp tỉnh -> xã } }", Wrong),
    ("nothing for nothing", "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { mô tả chưa ghi -> chưa ghi } }", Open),
    (
        "something for nothing that is there",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { cấp chưa ghi -> xã } }",
        Wrong,
    ),
    ("all levels taken away", "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { cấp tỉnh -> chưa ghi } }", Wrong),
    (
        "all bodies taken away",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { thẩm quyền { bỏ quyết định a } } }",
        Wrong,
    ),
    (
        "an unknown body put in",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { thẩm quyền { quyết định a -> lạ } } }",
        Wrong,
    ),
    ("no words for no words", "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { thay chữ \"\" -> \"\" } }", Open),
    (
        "words that hold themselves",
        "đính chính s theo 1/2020/NĐ-CP { trong 1.000001 { thay chữ \"Thủ\" -> \"Thủ Thủ Thủ\" } }",
        Open,
    ),
    (
        "words replaced beyond number",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { thay chữ \"Thủ tục\" -> \"b\" lần 9223372036854775807 } }",
        Wrong,
    ),
    (
        "words replaced less than never",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { thay chữ \"Thủ tục\" -> \"b\" lần -1 } }",
        Wrong,
    ),
    ("an arrow to nowhere", "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { cấp tỉnh -> } }", Wrong),
    ("an arrow from nowhere", "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { cấp -> xã } }", Wrong),
    ("arrow upon arrow", "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { cấp tỉnh -> xã -> tỉnh } }", Wrong),
    (
        "cases in cases",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { trường hợp t { trường hợp t { trường hợp t { cấp tỉnh -> xã } } } } }",
        Wrong,
    ),
    (
        "powers in a case that is not there",
        "sửa đổi s theo 1/2020/NĐ-CP { trong 1.000001 { trường hợp t { thẩm quyền { quyết định a -> b } } } }",
        Wrong,
    ),
    ("repealed twice", "sửa đổi s theo 1/2020/NĐ-CP { hiệu lực từ 01/01/2025; bãi bỏ 1.000001, 1.000001 }", Open),
    (
        "repealed and changed on one day",
        "sửa đổi s theo 1/2020/NĐ-CP { hiệu lực từ 01/01/2025; bãi bỏ 1.000001; trong 1.000001 { cấp tỉnh -> xã } }",
        Wrong,
    ),
    (
        "changed on the last day there is",
        "sửa đổi s theo 1/2020/NĐ-CP { hiệu lực từ 31/12/9999 đến 31/12/9999; trong 1.000001 { cấp tỉnh -> xã } }",
        Open,
    ),
    (
        "changed on the first day there is",
        "sửa đổi s theo 1/2020/NĐ-CP { hiệu lực từ 01/01/0001; trong 1.000001 { cấp tỉnh -> xã } }",
        Wrong,
    ),
    (
        "changed until the day before",
        "sửa đổi s theo 1/2020/NĐ-CP { hiệu lực từ 02/01/2025 đến 01/01/2025; trong 1.000001 { cấp tỉnh -> xã } }",
        Wrong,
    ),
    ("a code for itself", "sửa đổi s theo 1/2020/NĐ-CP { hiệu lực từ 01/01/2025; đổi mã 1.000001 -> 1.000001 }", Wrong),
    (
        "codes in a circle",
        "sửa đổi s theo 1/2020/NĐ-CP { hiệu lực từ 01/01/2025; đổi mã 1.000001 -> 1.000002; đổi mã 1.000002 -> 1.000001 }",
        Wrong,
    ),
    ("an unknown code for another", "sửa đổi s theo 1/2020/NĐ-CP { đổi mã 2.000001 -> 2.000002 }", Wrong),
    (
        "a body that succeeds itself",
        "cơ quan c { tên \"C\"; cấp tỉnh; kế tục bởi c từ 01/01/2025 }\nthủ tục 1.000002 { tên \"T\"; thẩm quyền { quyết định c } }",
        Wrong,
    ),
    (
        "a body that nobody known succeeds",
        "cơ quan c { tên \"C\"; cấp tỉnh; kế tục bởi lạ từ 01/01/2025 }\nthủ tục 1.000002 { tên \"T\"; thẩm quyền { quyết định c } }",
        Wrong,
    ),
    (
        "bodies that succeed each other from one day",
        "cơ quan c { tên \"C\"; cấp tỉnh; kế tục bởi d từ 01/01/2025 }\ncơ quan d { tên \"D\"; cấp tỉnh; kế tục bởi c từ 01/01/2025 }\nthủ tục 1.000002 { tên \"T\"; thẩm quyền { quyết định c } }",
        Wrong,
    ),
];

pub fn all() -> Vec<Hostile> {
    let grown = |family: &Family| Hostile::new(family.name, (family.text)(family.size), family.verdict);
    let mut all: Vec<Hostile> = AMENDED.iter().map(grown).collect();
    all.extend(ODD.iter().map(|(name, text, verdict)| Hostile::new(*name, format!("{LAW}{text}\n"), *verdict)));
    // Each end makes the text anew from its base: the time grows with the square of their number.
    let ending = amended(150, |out, at| {
        let days = format!("{} đến {}", day(at), day(600 - at));
        amendment(out, at, &days, "", &format!("thêm giấy tờ g-{at} \"Giấy số {at}\" {{ bản chính 1 }}"))
    });
    all.push(Hostile::new("amendments that end one before the other", ending, Wrong));
    let mending = amended(150, |out, at| {
        writeln!(
            out,
            "đính chính s-{at} theo 1/2020/NĐ-CP {{ trong 1.000001 {{ thời hạn {at} ngày -> {} ngày }} }}",
            at + 1
        )
    });
    all.push(Hostile::new("errata that mend each other", mending, Wrong));
    all
}
