//! The command reference: the help of every command in both languages, as the program prints it.

use std::fmt::Write;

use tthc_dsl::Lang;

use super::generated::{NOTE, check};
use super::manual::root;
use super::program::run;

#[test]
fn the_command_reference_is_the_programs_help() {
    for (lang, path, head) in
        [(Lang::Vi, "docs/src/vi/lenh.md", VIETNAMESE), (Lang::En, "docs/src/en/commands.md", ENGLISH)]
    {
        let overview = printed(&[], lang);
        let mut out = format!("{NOTE}{head}\n```text\n{overview}\n```\n");
        for command in names(&overview) {
            let help = printed(&[command, "--help"], lang);
            let _ = write!(out, "\n## tthc {command}\n\n```text\n{help}\n```\n");
        }
        check(path, &out);
    }
}

/// The commands that the overview lists.
fn names(overview: &str) -> Vec<&str> {
    let names: Vec<&str> = overview
        .lines()
        .filter_map(|line| line.strip_prefix("  tthc "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 5, "{overview}");
    names
}

fn printed(arguments: &[&str], lang: Lang) -> String {
    let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let answer = run(&arguments, &root(), lang, None);
    assert_eq!(answer.code, 0, "{arguments:?}: {}", answer.text);
    answer.text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

const VIETNAMESE: &str = "\
[English](../en/commands.md)

# Các lệnh

Trang này in đúng những gì `tthc` và `tthc LỆNH --help` in ra.

- Kho là thư mục chứa `tthc.toml`: `tthc` tìm từ thư mục hiện tại lên trên, rồi đến thư mục `procedures` ngay bên dưới.
- Thông báo bằng tiếng Việt, trừ khi môi trường (`LC_ALL`, `LC_MESSAGES`, `LANG`) hoặc `--lang` chọn tiếng Anh.
- Mã kết thúc: `0` là ổn; `1` là có điều phải sửa, hoặc không tìm thấy; `2` là không chạy được (gõ sai lệnh, không mở được tệp…).
- Kết quả ra đầu ra chuẩn, lời nhắn ra đầu ra lỗi; vì thế có thể viết `tthc check --format json > ket-qua.json`.
";
const ENGLISH: &str = "\
[Tiếng Việt](../vi/lenh.md)

# Commands

This page is what `tthc` and `tthc COMMAND --help` print.

- A workspace is the folder that holds `tthc.toml`: `tthc` looks from the current folder upwards, then in `procedures` below it.
- Messages are in Vietnamese, unless the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`) or `--lang` asks for English.
- Exit codes: `0` fine; `1` something is to be mended, or nothing was found; `2` could not run (a mistyped command, a file that cannot be opened …).
- Results go to standard output, messages to standard error; so `tthc check --format json > findings.json` works.
";
