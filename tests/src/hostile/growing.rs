//! Texts that grow by one number: what twice as much of one thing costs can be measured.

use std::fmt::Write;

use super::Verdict::{Fine, Open, Wrong};
use super::{Hostile, Verdict};

/// A text of any size, made of one thing over and over.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    pub name: &'static str,
    pub text: fn(usize) -> String,
    /// How many make a text that is large, and still quickly read.
    pub size: usize,
    pub verdict: Verdict,
}

pub(super) const fn family(name: &'static str, size: usize, verdict: Verdict, text: fn(usize) -> String) -> Family {
    Family { name, text, size, verdict }
}

/// Every family, in the order of what they are made of: brackets, texts, words, clauses, whole items.
pub const FAMILIES: &[Family] = &[
    family("opening braces", 100_000, Wrong, |n| "{".repeat(n)),
    family("opening brackets", 100_000, Wrong, |n| "[".repeat(n)),
    family("opening parentheses", 100_000, Wrong, |n| "(".repeat(n)),
    family("closing braces", 100_000, Wrong, |n| "}".repeat(n)),
    family("closing brackets", 100_000, Wrong, |n| "]".repeat(n)),
    family("closing parentheses", 100_000, Wrong, |n| ")".repeat(n)),
    family("nested braces", 50_000, Wrong, |n| format!("{}{}", "{".repeat(n), "}".repeat(n))),
    family("nested brackets", 50_000, Wrong, |n| format!("tên {}{}\n", "[".repeat(n), "]".repeat(n))),
    family("nested parentheses", 50_000, Wrong, |n| format!("khi {}{}\n", "(".repeat(n), ")".repeat(n))),
    family("pairs of braces", 20_000, Wrong, |n| "{}".repeat(n)),
    family("pairs of brackets", 20_000, Wrong, |n| "[]".repeat(n)),
    family("crossed brackets", 10_000, Wrong, |n| "{[(}])".repeat(n)),
    family("a bracket left open in each pair", 10_000, Wrong, |n| "{(}".repeat(n)),
    family("a bracket left open in each line", 30_000, Wrong, |n| "tên ( \"a\"\n".repeat(n)),
    family("braces left open, each deeper", 20_000, Wrong, |n| "hồ sơ 1 bộ {\n".repeat(n)),
    family("braces in texts", 50_000, Wrong, |n| format!("tên \"{}\"\n", "{[(".repeat(n))),
    family("braces in comments", 50_000, Fine, |n| "# {[(\n".repeat(n)),
    family("quotation marks", 100_000, Wrong, |n| "\"".repeat(n)),
    family("quotation marks and one more", 100_000, Wrong, |n| format!("{}\"", "\"\"".repeat(n / 2))),
    family("lines of one quotation mark", 10_000, Wrong, |n| "\"\n".repeat(n)),
    family("triple quotation marks", 30_000, Wrong, |n| "\"\"\" ".repeat(n)),
    family("triple quotation marks and one more", 30_000, Wrong, |n| format!("{}\"\"\"", "\"\"\"\"\"\"".repeat(n / 2))),
    family("backslashes", 100_000, Wrong, |n| format!("tên \"{}", "\\".repeat(n))),
    family("escaped quotation marks", 50_000, Wrong, |n| format!("tên \"{}", "\\\"".repeat(n))),
    family("one comment", 1_000_000, Fine, |n| format!("#{}", " chú".repeat(n / 4))),
    family("comments", 50_000, Fine, |n| "# chú thích\n".repeat(n)),
    family("documentation of nothing", 30_000, Open, |n| "## chú thích\n".repeat(n)),
    family("comments in a list", 20_000, Wrong, |n| format!("tên [{}]\n", "# chú\n".repeat(n))),
    family("blank lines", 200_000, Fine, |n| "\n".repeat(n)),
    family("spaces", 500_000, Fine, |n| " ".repeat(n)),
    family("semicolons", 200_000, Fine, |n| ";".repeat(n)),
    family("NUL", 50_000, Wrong, |n| "\0".repeat(n)),
    family("direction controls", 30_000, Wrong, |n| "\u{202E}".repeat(n)),
    family("stray marks", 30_000, Wrong, |n| "@".repeat(n)),
    family("lines of stray marks", 10_000, Wrong, |n| "@ % ^\n".repeat(n)),
    family("one long name", 200_000, Wrong, |n| "đ".repeat(n)),
    family("one long name of many parts", 50_000, Wrong, |n| format!("a{}", "-a".repeat(n))),
    family("one long figure", 200_000, Wrong, |n| "9".repeat(n)),
    family("one long code", 50_000, Wrong, |n| format!("thủ tục 1{} {{ }}\n", ".000".repeat(n))),
    family("words in one line", 30_000, Wrong, |n| "thủ ".repeat(n)),
    family("unknown clauses", 2_000, Wrong, |n| inside(n, |out, at| writeln!(out, "    lạ-{at} \"x\""))),
    family("misspelt clauses", 2_000, Wrong, |n| inside(n, |out, _| writeln!(out, "    lĩnh vục hộ-tịch"))),
    family("clauses of another block", 4_000, Wrong, |n| inside(n, |out, _| writeln!(out, "    tạm dừng khi bổ-sung"))),
    family("one clause over and over", 4_000, Wrong, |n| inside(n, |out, _| writeln!(out, "    lĩnh vực hộ-tịch"))),
    family("one long text", 500_000, Wrong, |n| format!("thủ tục 1.000001 {{ tên \"{}\" }}\n", "khai ".repeat(n / 5))),
    family("texts in a list", 10_000, Wrong, |n| {
        format!("thủ tục 1.000001 {{ từ khóa \"a\"{} }}\n", ", \"b\"".repeat(n))
    }),
    family("citations", 2_500, Wrong, |n| inside(n, |out, at| writeln!(out, "    căn cứ {at}/2015/NĐ-CP điều {at}"))),
    family("papers", 1_500, Wrong, |n| {
        block("hồ sơ 1 bộ", n, |out, at| writeln!(out, "        giấy-{at} \"Giấy số {at}\" bản chính 1"))
    }),
    family("papers of one name", 2_000, Wrong, |n| {
        block("hồ sơ 1 bộ", n, |out, at| writeln!(out, "        giấy-{at} \"Giấy tờ\" bản chính 1"))
    }),
    family("fees of different names", 3_000, Wrong, |n| {
        inside(n, |out, at| writeln!(out, "    phí {at}.000 đồng \"Phí số {at}\""))
    }),
    family("fees of one name", 1_000, Wrong, |n| inside(n, |out, _| writeln!(out, "    phí 1.000 đồng \"Phí\""))),
    family("limits", 1_000, Wrong, |n| inside(n, |out, at| writeln!(out, "    thời hạn {} ngày từ tiếp-nhận", at + 1))),
    family("levels", 1_000, Wrong, |n| inside(n, |out, _| writeln!(out, "    cấp xã"))),
    family("a chain of steps", 1_500, Wrong, |n| {
        block("trình tự", n, |out, at| {
            writeln!(out, "        b-{at} \"Bước\" bởi quyết định {{ trong 1 ngày; rồi b-{} }}", at + 1)
        })
    }),
    family("ways between steps", 4_000, Wrong, |n| {
        let n = n.isqrt();
        let everywhere: Vec<String> = (0..n).map(|at| format!("b-{at}")).collect();
        let everywhere = everywhere.join(" hoặc ");
        let mut out = String::from("thủ tục 1.000001 {\n    trình tự {\n");
        for at in 0..n {
            let _ = writeln!(out, "        b-{at} \"Bước\" bởi quyết định {{ rồi {everywhere} }}");
        }
        out + "    }\n}\n"
    }),
    family("steps that nobody names", 1_500, Wrong, |n| {
        block("trình tự", n, |out, at| writeln!(out, "        b-{at} \"Bước\" bởi quyết định {{ kết thúc }}"))
    }),
    family("steps with unknown names", 500, Wrong, |n| {
        block("trình tự", n, |out, at| writeln!(out, "        b-{at} \"Bước\" bởi quyết định {{ rồi lạ-{at} }}"))
    }),
    family("cases", 2_000, Wrong, |n| {
        inside(n, |out, at| writeln!(out, "    trường hợp t-{at} \"Trường hợp\" {{ mã 1.000001.{:02} }}", at % 100))
    }),
    family("facts", 3_000, Wrong, |n| {
        block("dữ kiện", n, |out, at| writeln!(out, "        d-{at} \"Câu hỏi?\" có không"))
    }),
    family("results", 3_000, Wrong, |n| block("kết quả", n, |out, at| writeln!(out, "        k-{at} \"Kết quả\""))),
    family("not, not, not", 30_000, Wrong, |n| condition(&format!("{} a", "không".to_owned() + &" không".repeat(n)))),
    family("one fact and again", 10_000, Wrong, |n| condition(&format!("a{}", " và a".repeat(n)))),
    family("one fact or again", 5_000, Wrong, |n| condition(&format!("a{}", " hoặc không a".repeat(n)))),
    family("conditions on ever more facts", 24, Wrong, |n| {
        let facts: String = (0..n).map(|at| format!("        d-{at} \"Câu hỏi?\" có không\n")).collect();
        let all: Vec<String> = (0..n).map(|at| format!("d-{at}")).collect();
        format!("thủ tục 1.000001 {{\n    dữ kiện {{\n{facts}    }}\n    lệ phí không khi {}\n}}\n", all.join(" và "))
    }),
    family("choices", 3_000, Wrong, |n| {
        let choices: Vec<String> = (0..n).map(|at| format!("c-{at}")).collect();
        let choices = choices.join(", ");
        format!(
            "thủ tục 1.000001 {{\n    dữ kiện {{\n        a \"Câu hỏi?\" một trong [{choices}]\n    }}\n    lệ phí không khi a trong [{choices}]\n}}\n"
        )
    }),
    family("numbers compared", 1_000, Wrong, |n| {
        let parts: Vec<String> = (0..n).map(|at| format!("a = {}", at * 3)).collect();
        format!(
            "thủ tục 1.000001 {{\n    dữ kiện {{ a \"Câu hỏi?\" số }}\n    lệ phí không khi {}\n}}\n",
            parts.join(" hoặc ")
        )
    }),
    family("procedures", 2_000, Wrong, |n| {
        repeated(n, |out, at| writeln!(out, "thủ tục 1.{at:06} {{ tên \"Thủ tục\" }}"))
    }),
    family("procedures of one code", 1_000, Wrong, |n| {
        repeated(n, |out, _| writeln!(out, "thủ tục 1.000001 {{ tên \"Thủ tục\" }}"))
    }),
    family("authorities", 1_500, Fine, |n| {
        repeated(n, |out, at| writeln!(out, "cơ quan cơ-quan-số-{at} {{ tên \"Cơ quan\"; cấp xã }}"))
    }),
    family("authorities that differ in marks", 1_000, Open, |n| {
        repeated(n, |out, at| {
            let marked: String = (0..12).map(|bit| if at >> bit & 1 == 1 { "á" } else { "a" }).collect();
            writeln!(out, "cơ quan {marked} {{ tên \"Cơ quan\"; cấp xã }}")
        })
    }),
    family("unknown authorities", 500, Wrong, |n| {
        repeated(n, |out, at| writeln!(out, "cơ quan c-{at} {{ tên \"Cơ quan\"; cấp xã; trực thuộc lạ-{at} }}"))
    }),
    family("instruments", 1_500, Fine, |n| {
        repeated(n, |out, at| writeln!(out, "văn bản {at}/2020/NĐ-CP {{ loại nghị định; tên \"Nghị định\" }}"))
    }),
];

/// One procedure with so many lines of its own.
fn inside(count: usize, line: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    format!("thủ tục 1.000001 {{\n{}}}\n", repeated(count, line))
}

/// One procedure with so many lines in a block.
fn block(head: &str, count: usize, line: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    format!("thủ tục 1.000001 {{\n    {head} {{\n{}    }}\n}}\n", repeated(count, line))
}

pub(super) fn repeated(count: usize, line: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut out = String::new();
    for at in 0..count {
        line(&mut out, at).expect("a text takes more text");
    }
    out
}

/// One procedure whose charge depends on this.
fn condition(stated: &str) -> String {
    format!("thủ tục 1.000001 {{\n    dữ kiện {{ a \"Câu hỏi?\" có không }}\n    lệ phí không khi {stated}\n}}\n")
}

/// Each family at its size, and what is larger than any file may be.
pub fn all() -> Vec<Hostile> {
    let mut all: Vec<Hostile> =
        FAMILIES.iter().map(|family| Hostile::new(family.name, (family.text)(family.size), family.verdict)).collect();
    all.push(Hostile::new("one line of a hundred megabytes", vec![b'a'; 100_000_000], Wrong));
    all.push(Hostile::new("seventeen megabytes of blank lines", vec![b'\n'; 17 << 20], Wrong));
    all
}
