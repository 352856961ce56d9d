//! `tthc new`: a small workspace that checks clean.

use super::Answer;
use crate::args::New;
use crate::files;
use crate::say::{Failure, Terminal};

/// What a new workspace holds.
const FILES: &[(&str, &str)] = &[
    ("tthc.toml", include_str!("new/tthc.toml")),
    ("law/van-ban.tthc", include_str!("new/law/van-ban.tthc")),
    ("law/co-quan.tthc", include_str!("new/law/co-quan.tthc")),
    ("ho-tich/1.000001.tthc", include_str!("new/ho-tich/1.000001.tthc")),
    (".gitignore", "/dist\n/.tthc\n"),
];

pub fn run(args: &New, terminal: &Terminal) -> Result<Answer, Failure> {
    let dir = &args.dir;
    if files::exists(dir) && !files::names(dir).is_empty() {
        return Err(Failure::new(
            format!("thư mục `{}` đã có tệp bên trong", dir.display()),
            format!("the folder `{}` is not empty", dir.display()),
        )
        .help("chọn một tên khác", "choose another name"));
    }
    for (path, content) in FILES {
        files::write(&dir.join(path), content.as_bytes())?;
    }
    terminal.tell(&format!("✓ {} `{}`", terminal.pick("đã tạo kho", "made the workspace"), dir.display()));
    terminal.tell(&format!("  tthc check {}", dir.display()));
    Ok(Answer::Fine)
}
