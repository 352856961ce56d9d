//! The help of commands and options, in both languages.

use clap::{Arg, ArgAction, Command, CommandFactory};
use tthc_dsl::Lang;

use crate::args::Arguments;

type Pair = (&'static str, &'static str);

const ABOUT: Pair = (
    "Trình biên dịch và danh mục thủ tục hành chính Việt Nam",
    "Compiler and catalogue of Vietnam's administrative procedures",
);

/// Commands in the order of a working day.
const COMMANDS: &[(&str, Pair)] = &[
    ("new", ("tạo một kho nhỏ kiểm tra sạch", "makes a small workspace that checks clean")),
    ("import", ("đưa bản ghi của cổng vào một kho mới", "takes portal records into a new workspace")),
    (
        "export",
        ("ghi thủ tục thành tệp Word, Excel của cổng", "writes procedures as the portal's Word and Excel files"),
    ),
    ("check", ("kiểm tra mọi tệp theo luật", "checks every file against the law")),
    ("fmt", ("đưa tệp về dạng chuẩn; đổi ngôn ngữ từ khóa", "puts files in canonical form; converts keywords")),
    ("build", ("tạo cấu hình cổng, sách và chỉ mục tra cứu", "writes portal configuration, book and search index")),
    ("search", ("tra cứu thủ tục, không cần gõ dấu", "finds procedures; diacritics are not needed")),
    ("show", ("một thủ tục theo ngày hiệu lực", "one procedure as in force on a day")),
    ("log", ("các lần ghi nhận đã đổi nội dung một thủ tục", "the commits that changed what a procedure says")),
    (
        "blame",
        ("từng nội dung của một thủ tục do lần ghi nhận nào", "which commit recorded each thing a procedure says"),
    ),
    (
        "diff",
        (
            "nội dung pháp lý khác nhau giữa hai ngày, hai bản ghi",
            "what the law says otherwise on another day or recording",
        ),
    ),
    ("impact", ("một sửa đổi làm thay đổi những gì", "what an amendment changes")),
    ("guard", ("thay đổi nào so với bản ghi cũ không có căn cứ", "changes since a revision that rest on no amendment")),
    (
        "sunset",
        (
            "quyền nào mất căn cứ trước một ngày, và quay về đâu",
            "powers whose basis ends by a day, and what they fall back to",
        ),
    ),
    ("explain", ("giải thích một lỗi: sai gì, vì sao, sửa thế nào", "explains a finding: what, why, how to mend it")),
    ("completions", ("gợi ý lệnh cho shell", "completions for a shell")),
];

const OPTIONS: &[(&str, Pair)] = &[
    ("lang", ("ngôn ngữ của thông báo", "language of messages")),
    ("as_of", ("ngày áp dụng luật thay cho hôm nay", "the day of law, instead of today")),
    ("color", ("tô màu", "colour")),
    ("directory", ("thư mục kho thay cho thư mục hiện tại", "the workspace folder, instead of the current one")),
    (
        "dir",
        ("thư mục kho (mặc định: thư mục chứa tthc.toml)", "workspace folder (default: the one that holds tthc.toml)"),
    ),
    ("format", ("dạng kết quả", "form of the result")),
    ("no_cache", ("đọc lại mọi tệp", "read every file again")),
    (
        "report",
        (
            "ghi thêm báo cáo theo bộ và lĩnh vực: tệp .html hoặc .xlsx; có thể ghi cả hai",
            "also write a report by ministry and sector: an .html or .xlsx file; may be given twice",
        ),
    ),
    ("paths", ("tệp hoặc thư mục; `-` là đầu vào chuẩn", "files or folders; `-` is standard input")),
    ("check", ("chỉ so sánh, không ghi", "only compare, write nothing")),
    ("keywords", ("đổi sang từ khóa vi hoặc en", "convert to vi or en keywords")),
    ("out", ("thư mục kết quả (mặc định: dist)", "folder of the results (default: dist)")),
    ("only", ("chỉ tạo phần này", "only these parts")),
    ("province", ("chỉ thủ tục mà tỉnh này giải quyết", "only what this province handles")),
    (
        "inputs",
        (
            "tệp bản ghi (.json, .jsonl), tệp Word của cổng (.docx, .doc), danh mục (.xlsx, .ods), hoặc thư mục chứa chúng",
            "files of records (.json, .jsonl), the portal's Word files (.docx, .doc), lists (.xlsx, .ods), or folders of them",
        ),
    ),
    (
        "facts_only",
        ("chỉ lấy dữ kiện, bỏ lời văn của bản ghi", "take the facts only, leave out the prose of the records"),
    ),
    ("verify", ("xuất lại từng bản ghi và so sánh với đầu vào", "give each record back and compare it with the input")),
    (
        "map",
        (
            "tệp TOML nói cột nào của bảng tính là trường nào",
            "a TOML file that says which column of a spreadsheet is which field",
        ),
    ),
    (
        "codes",
        ("mã thủ tục; xlsx không có mã thì ghi tất cả", "procedures' codes; xlsx without a code writes all of them"),
    ),
    ("to", ("dạng tệp", "form of the file")),
    ("query", ("từ cần tìm và bộ lọc như cấp:xã", "words, and filters such as level:commune")),
    ("json", ("kết quả ở dạng JSON", "the result as JSON")),
    ("limit", ("số kết quả tối đa", "the most results")),
    ("explain", ("nói rõ vì sao tìm thấy", "say why each was found")),
    ("dist", ("thư mục đã tạo bằng build", "the folder that build wrote")),
    ("code", ("mã thủ tục", "the procedure's code")),
    ("by", ("hết hiệu lực trước ngày này", "ending before this day")),
    (
        "old",
        (
            "bên cũ: một ngày, một bản ghi git, hoặc ngày@bản-ghi",
            "the older side: a day, a git revision, or day@revision",
        ),
    ),
    ("new", ("bên mới; để trống là bản hiện tại", "the newer side; left out, what is here now")),
    ("received", ("quy định áp dụng cho hồ sơ nhận ngày này", "the text that governs a dossier received on this day")),
    ("known", ("như kho đã ghi nhận ở bản ghi git này", "as the catalogue was recorded at this git revision")),
    (
        "amendment",
        (
            "tên một sửa đổi, hoặc tệp chứa sửa đổi chưa đưa vào kho",
            "an amendment, or a file of amendments that are not in the workspace yet",
        ),
    ),
    ("base", ("bản ghi git để so sánh", "the git revision to compare with")),
    ("head", ("bản ghi git mới; để trống là bản hiện tại", "the newer git revision; left out, what is here now")),
    ("on", ("theo ngày này", "as in force on this day")),
    (
        "id",
        (
            "mã lỗi, như TT016 hoặc VN-012; để trống thì liệt kê",
            "a finding such as TT016 or VN-012; without one, all are listed",
        ),
    ),
    ("shell", ("tên shell", "the shell's name")),
    ("help", ("in phần trợ giúp này", "print this help")),
    ("version", ("in phiên bản", "print the version")),
];

const IMPORT_OUT: Pair = ("thư mục của kho mới", "folder of the new workspace");

const EXPORT_OUT: Pair = (
    "tệp hoặc thư mục kết quả (mặc định: thư mục hiện tại)",
    "file or folder of the result (default: the current folder)",
);

const DIFF_CODES: Pair = ("mã thủ tục; không có thì so sánh tất cả", "procedures' codes; without one all are compared");

const CODES: Pair = ("mã thủ tục; để trống là tất cả", "procedures' codes; without one, all");

const DIFF_OUT: Pair = ("ghi kết quả vào tệp này", "write the result into this file");

const NEW_DIR: Pair = ("thư mục kho sẽ được tạo", "the workspace folder to be made");

/// The command line with its help in one language.
pub fn localised(lang: Lang) -> Command {
    // The two arguments that clap adds by itself are ours, so that they speak the user's language.
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Arguments::command().about(pick(ABOUT, lang)).disable_help_flag(true).disable_version_flag(true);
    let command = options(command.arg(help).arg(version), lang);
    dress(command, lang)
}

fn dress(mut command: Command, lang: Lang) -> Command {
    let template = lang.pick(
        "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    );
    command = command
        .help_template(template)
        .subcommand_help_heading(lang.pick("Lệnh", "Commands"))
        .subcommand_value_name(lang.pick("LỆNH", "COMMAND"));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let about = COMMANDS.iter().find(|(command, _)| *command == name).map(|(_, about)| *about);
        command = command.mut_subcommand(name, |sub| {
            let sub = options(sub, lang);
            let sub = sub.disable_help_flag(true);
            dress(about.map_or(sub.clone(), |about| sub.about(pick(about, lang))), lang)
        });
    }
    command
}

fn options(mut command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let ids: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for (place, id) in ids.into_iter().enumerate() {
        let Some((_, text)) = OPTIONS.iter().find(|(option, _)| *option == id) else { continue };
        let text = match (name.as_str(), id.as_str()) {
            ("new", "dir") => &NEW_DIR,
            ("sunset", "codes") => &CODES,
            ("impact" | "diff", "out") => &DIFF_OUT,
            ("import", "out") => &IMPORT_OUT,
            ("export", "out") => &EXPORT_OUT,
            ("diff", "codes") => &DIFF_CODES,
            _ => text,
        };
        command = command.mut_arg(id, |argument| {
            let positional = argument.is_positional();
            let heading =
                if positional { lang.pick("Đối số", "Arguments") } else { lang.pick("Tùy chọn", "Options") };
            let help = format!("{}{}", pick(*text, lang), choices(&argument, lang));
            let takes_value = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
            let argument = argument.help(help).long_help(None).help_heading(heading);
            // Under a heading of ours clap would put them in the order of their names.
            let argument = if positional { argument.display_order(place) } else { argument };
            // What clap would add in English is in our own text.
            if takes_value { argument.hide_possible_values(true).hide_default_value(true) } else { argument }
        });
    }
    command
}

/// The values that an option takes, and the one it has when nobody gives one.
fn choices(argument: &Arg, lang: Lang) -> String {
    let values: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let default: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    // A switch has values of its own that nobody types.
    let takes_value = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    let mut out = String::new();
    if takes_value && !values.is_empty() {
        out.push_str(&format!(" ({})", values.join(", ")));
    }
    if takes_value && !default.is_empty() {
        out.push_str(&format!(" [{}: {}]", lang.pick("mặc định", "default"), default.join(", ")));
    }
    out
}

fn pick((vi, en): Pair, lang: Lang) -> &'static str {
    lang.pick(vi, en)
}

/// The daily commands, a line each: what `tthc` alone prints.
pub fn overview(lang: Lang) -> String {
    let mut out = format!("tthc – {}\n\n", pick(ABOUT, lang));
    for (name, about) in COMMANDS {
        out.push_str(&format!("  tthc {name:<12} {}\n", pick(*about, lang)));
    }
    out.push_str(lang.pick(
        "\nBắt đầu: `tthc check` trong kho, hoặc `tthc new thu-tuc`. Chi tiết: `tthc LỆNH --help`.\n",
        "\nBegin with `tthc check` in a workspace, or `tthc new procedures`. More: `tthc COMMAND --help`.\n",
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_is_explained() {
        fn walk(command: &Command, missing: &mut Vec<String>) {
            for argument in command.get_arguments() {
                if !OPTIONS.iter().any(|(option, _)| *option == argument.get_id().as_str()) {
                    missing.push(format!("{} --{}", command.get_name(), argument.get_id()));
                }
            }
            for sub in command.get_subcommands() {
                if !COMMANDS.iter().any(|(name, _)| *name == sub.get_name()) {
                    missing.push(sub.get_name().to_owned());
                }
                walk(sub, missing);
            }
        }
        let mut missing = Vec::new();
        walk(&Arguments::command(), &mut missing);
        assert_eq!(missing, Vec::<String>::new());
        for lang in [Lang::Vi, Lang::En] {
            localised(lang).debug_assert();
        }
    }
}
