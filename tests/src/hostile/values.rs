//! Values at and beyond their limits.

use super::Verdict::{Fine, Open, Wrong};
use super::{Hostile, Verdict, with};

const LIMIT: &str = "thời hạn 5 ngày làm việc";
const FEE: &str = "lệ phí 8.000 đồng";
const DAY: &str = "ký 15/11/2015";
const RANGE: &str = "số từ 0 đến 150";
const SETS: &str = "hồ sơ 1 bộ {\n";
const COPIES: &str = "bản chính 1; theo";
const CODE: &str = "thủ tục 1.000002 {";
const BASIS: &str = "căn cứ 123/2015/NĐ-CP\n}";
const WHEN: &str = "khi tuổi < 1 }";

/// What is replaced, by what, and what must be said of it.
const REPLACED: &[(&str, &str, Verdict)] = &[
    (LIMIT, "thời hạn 99999999999999999999999999 ngày làm việc", Wrong),
    (LIMIT, "thời hạn 4294967296 ngày làm việc", Wrong),
    (LIMIT, "thời hạn 4294967295 ngày làm việc", Open),
    (LIMIT, "thời hạn 4294967295 năm", Open),
    (LIMIT, "thời hạn 4294967295 năm + 4294967295 năm + 4294967295 tháng", Open),
    (LIMIT, "thời hạn -5 ngày làm việc", Wrong),
    (LIMIT, "thời hạn 2,5 ngày làm việc", Wrong),
    (LIMIT, "thời hạn 5e3 ngày làm việc", Wrong),
    (LIMIT, "thời hạn 0x10 ngày làm việc", Wrong),
    (LIMIT, "thời hạn ٥ ngày làm việc", Wrong),
    (LIMIT, "thời hạn năm ngày làm việc", Wrong),
    (LIMIT, "thời hạn +", Wrong),
    (LIMIT, "thời hạn 5 ngày làm việc +", Wrong),
    (FEE, "lệ phí 99999999999999999999999999 đồng", Wrong),
    (FEE, "lệ phí 9223372036854775807 đồng", Open),
    (FEE, "lệ phí 9223372036854775808 đồng", Wrong),
    (FEE, "lệ phí -9223372036854775808 đồng", Wrong),
    (FEE, "lệ phí 8.00 đồng", Wrong),
    (FEE, "lệ phí 8..000 đồng", Wrong),
    (FEE, "lệ phí 8.000,50 đồng", Wrong),
    (FEE, "lệ phí 101% ", Open),
    (FEE, "lệ phí -1% ", Wrong),
    (DAY, "ký 31/12/9999", Wrong),
    (DAY, "ký 01/01/10000", Wrong),
    (DAY, "ký 00/01/2015", Wrong),
    (DAY, "ký 32/01/2015", Wrong),
    (DAY, "ký 29/02/2015", Wrong),
    (DAY, "ký 2015-13-01", Wrong),
    (DAY, "ký 2015-1-1", Open),
    (DAY, "ký 15/11/15", Wrong),
    (DAY, "ký 99999999999/99999999999/99999999999", Wrong),
    (DAY, "ký -2015-11-15", Wrong),
    (RANGE, "số từ 150 đến 0", Open),
    (RANGE, "số từ -9223372036854775808 đến 9223372036854775807", Open),
    (RANGE, "số từ 9223372036854775807 đến 9223372036854775807", Open),
    (RANGE, "số từ 0 đến 99999999999999999999", Wrong),
    (SETS, "hồ sơ 0 bộ {\n", Open),
    (SETS, "hồ sơ 4294967296 bộ {\n", Wrong),
    (COPIES, "bản chính 99999999999999999999; theo", Wrong),
    (CODE, "thủ tục 1.0000000000000000000000002 {", Wrong),
    (CODE, "thủ tục 1.000002.000.00.00.H99999999999 {", Open),
    (CODE, "thủ tục ../../etc/passwd {", Wrong),
    (CODE, "thủ tục CON {", Wrong),
    (CODE, "thủ tục {", Wrong),
    (CODE, "thủ tục thủ tục {", Wrong),
    (CODE, "thủ tục \"1.000002\" {", Wrong),
    (BASIS, "căn cứ 99999999999999999999/99999/NĐ-CP\n}", Wrong),
    (BASIS, "căn cứ 123/2015/NĐ-CP điều 99999999999999999999 khoản 99999999999999999999\n}", Open),
    (BASIS, "căn cứ 123/2015/NĐ-CP điều\n}", Wrong),
    (BASIS, "căn cứ\n}", Wrong),
    (BASIS, "căn cứ 123/2015/NĐ-CP,,,\n}", Wrong),
    (BASIS, "căn cứ 123/2015/NĐ-CP, \n}", Wrong),
    (WHEN, "khi tuổi < 99999999999999999999 }", Wrong),
    (WHEN, "khi tuổi < 9223372036854775807 }", Open),
    (WHEN, "khi tuổi < -9223372036854775808 }", Open),
    (WHEN, "khi tuổi < tuổi }", Wrong),
    (WHEN, "khi 1 < 2 }", Wrong),
    (WHEN, "khi tuổi < 1 < 2 }", Wrong),
    (WHEN, "khi }", Wrong),
    (WHEN, "khi không }", Wrong),
    (WHEN, "khi và }", Wrong),
    (WHEN, "khi (tuổi < 1 }", Wrong),
    (WHEN, "khi () }", Wrong),
    (WHEN, "khi nộp-qua = [] }", Wrong),
    (WHEN, "khi nộp-qua trong [] }", Open),
    (WHEN, "khi tuổi = \"một\" }", Wrong),
];

pub fn all() -> Vec<Hostile> {
    let mut all: Vec<Hostile> = REPLACED
        .iter()
        .map(|(before, after, verdict)| Hostile::new(after.replace('\n', " "), with(before, after), *verdict))
        .collect();
    for (name, text, verdict) in [
        ("a keyword alone", "thủ tục", Wrong),
        ("a block alone", "{ }", Wrong),
        ("a text alone", "\"Đăng ký\"", Wrong),
        ("a comment without end of line", "# hết", Fine),
        ("one line of documentation", "## Không của ai.\n", Open),
        ("a few semicolons", ";;;;;;;;;;", Fine),
        ("one backslash", "\\", Wrong),
        ("a text that ends in a backslash", "thủ tục 1.000001 { tên \"a\\", Wrong),
        ("four quotation marks", "thủ tục 1.000001 { tên \"\"\"\" }", Wrong),
        ("an item within an item", "thủ tục 1.000001 { thủ tục 1.000002 { tên \"a\" } }", Wrong),
        ("both keyword languages in one line", "thủ tục 1.000001 { name \"a\"; level tỉnh }", Wrong),
    ] {
        all.push(Hostile::new(name, text, verdict));
    }
    all
}
