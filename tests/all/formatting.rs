//! The canonical look: the same whatever the look before, however near a line is to its end.

use rayon::prelude::*;
use tthc_dsl::format::format;
use tthc_dsl::{FileId, Lang, Source};
use tthc_tests::shipped;

#[track_caller]
fn formatted(text: &str, keywords: Option<Lang>) -> String {
    let source = Source::new(FileId(0), "thử.tthc", text);
    format(&source, keywords).unwrap_or_else(|error| panic!("{error:?}:\n{text}"))
}

/// Blocks in one line of every length around the one at which they are opened up, written tight and wide.
#[test]
fn a_block_of_any_length_is_formatted_once_and_for_all() {
    let mut opened = 0;
    for length in 1..120 {
        for between in [";", "; ", "  ;   "] {
            let paper = "a".repeat(length);
            let text = format!(
                "thủ tục 1.000001 {{\n    hồ sơ 1 bộ {{\n        đơn \"{paper}\"{{bản chính 1{between}xuất trình{between}nếu có}}\n    }}\n}}\n"
            );
            let once = formatted(&text, None);
            assert_eq!(formatted(&once, None), once);
            let english = formatted(&once, Some(Lang::En));
            assert_eq!(formatted(&english, None), english);
            assert_eq!(formatted(&english, Some(Lang::Vi)), once);
            assert_eq!(formatted(&text, Some(Lang::En)), english);
            opened += usize::from(once.lines().count() > 5);
        }
    }
    assert!((30..330).contains(&opened), "{opened} were opened up");
}

/// Indentation and the number of spaces mean nothing, outside of texts that are several lines long.
#[test]
fn the_shipped_catalogue_comes_back_from_any_indentation() {
    shipped().par_iter().filter(|source| !source.text.contains("\"\"\"")).for_each(|source| {
        let flat: String = source.text.lines().flat_map(|line| [line.trim_start(), "\n"]).collect();
        assert!(formatted(&flat, None) == source.text, "{} without indentation", source.path);
        let wide: String = source.text.lines().flat_map(|line| ["\t", line, "  \r\n"]).collect();
        assert!(formatted(&wide, None) == source.text, "{} with tabs and line ends of Windows", source.path);
    });
}

#[test]
fn comments_stay_with_what_they_stand_at() {
    let text = "\
# Đầu tệp.

## Của cơ quan.
cơ quan a { # sau dấu mở
    tên \"A\" # sau tên
    # trước cấp
    cấp xã
    # cuối khối
}
# giữa hai mục
cơ quan b { tên \"B\"; cấp xã } # sau dấu đóng
# cuối tệp";
    let once = formatted(text, None);
    assert_eq!(once.matches('#').count(), text.matches('#').count());
    let comments = |text: &str| {
        text.split('#').skip(1).map(|c| c.lines().next().map(str::trim).map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(comments(&once), comments(text));
    assert_eq!(formatted(&once, None), once);
    let english = formatted(&once, Some(Lang::En));
    assert_eq!(comments(&english), comments(text));
    assert_eq!(formatted(&english, Some(Lang::Vi)), once);
}
