//! What `tthc diff` tells: its kinds of change, their effects on a portal, the keys of its JSON.

use std::fmt::Write;

use serde_json::Value;
use tthc_compiler::redline::{Ground, Kind};
use tthc_outputs::redline::SCHEMA;

use super::generated::{NOTE, check};
use super::portal;

#[test]
fn the_kinds_and_effects_of_the_legal_diff_are_those_of_the_program() {
    let mut out = format!("{NOTE}# So sánh nội dung pháp lý · The legal diff\n\n{EFFECTS}\n");
    out.push_str("| `ground` | `effect` | |\n|---|---|---|\n");
    for ground in Ground::ALL {
        let (words, effect) = (ground.words(), ground.effect());
        let _ = writeln!(out, "| `{}` | `{}` | {}<br>*{}* |", ground.key(), effect.key(), words.vi, words.en);
    }
    let _ = write!(out, "\n{KINDS}\n| `kind` | |\n|---|---|\n");
    for kind in Kind::all() {
        // Levels are named where the kind is told of a procedure.
        let words = if matches!(kind, Kind::LevelMoves { .. }) {
            ("chuyển cấp, nêu từ cấp nào đến cấp nào".to_owned(), "moves between levels, which are named".to_owned())
        } else {
            (kind.words().vi, kind.words().en)
        };
        let _ = writeln!(out, "| `{}` | {} · *{}* |", kind.key(), words.0, words.1);
    }
    let schema: Value = serde_json::from_str(SCHEMA).expect("a schema is JSON");
    let _ = write!(out, "\n{KEYS}\n");
    portal::described(&schema, &mut out);
    check("docs/src/reference/legal-diff.md", &out);
}

const EFFECTS: &str = "\
`tthc diff` so sánh nội dung pháp lý của hai ngày: [Thời gian](../vi/thoi-gian.md). *It compares what the law says on two days: [Time](../en/time.md).*

## Đối với cổng · What a change means for a portal

Mỗi thay đổi có một `ground`, và `ground` quyết định `effect`: `breaking` là phải sửa tích hợp, `compatible` là phần mềm đọc lại bản ghi mỗi lần thì tự theo kịp, \
`cosmetic` là chỉ người đọc mới cần. Khi không xác định được có đòi hỏi thêm hay không thì coi như có. Thủ tục mang `effect` nặng nhất trong các thay đổi của nó.

*Each change has a `ground`, which decides its `effect`: `breaking`, somebody must act; `compatible`, a program that reads the record anew each time follows by \
itself; `cosmetic`, only people read it. Where it cannot be told whether more is asked for, that is taken to be so. A procedure has the heaviest effect of its changes.*
";

const KINDS: &str = "\
## Loại thay đổi · Kinds of change

Loại được xác định từ giá trị, không từ lời văn. Thời hạn chỉ là rút ngắn hay kéo dài khi điều đó đúng với mọi ngày bắt đầu: 20 ngày so với 14 ngày làm việc là \
`limitChanges`. Dòng đầu của kết quả đếm số thủ tục có mỗi loại.

*A kind is decided by values, not by how they are worded. A limit shortens or lengthens only where that holds whatever the day on which it starts: 20 days and 14 \
working days are `limitChanges`. The first line of a result counts the procedures of each kind.*
";

const KEYS: &str = "\
## JSON

`tthc diff A B --format json`. Khóa in đậm luôn có. Lời giải thích viết bằng tiếng Anh như trong schema.
*A key in bold is always there.*
";
