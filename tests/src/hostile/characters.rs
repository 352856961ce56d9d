//! Characters that are not seen, or look like others.

use super::Verdict::{Open, Wrong};
use super::{Hostile, with};

/// Direction controls, zero widths, tags and control characters; each is an error wherever it stands.
const HIDDEN: &[char] = &[
    '\u{202A}',
    '\u{202B}',
    '\u{202C}',
    '\u{202D}',
    '\u{202E}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{200E}',
    '\u{200F}',
    '\u{061C}',
    '\u{FEFF}',
    '\u{00AD}',
    '\u{E0001}',
    '\u{E007F}',
    '\0',
    '\u{1}',
    '\u{8}',
    '\u{1B}',
    '\u{7F}',
];

/// Letters of other scripts that look like ours.
const LOOK_ALIKE: &[char] =
    &['\u{0430}', '\u{0435}', '\u{043E}', '\u{0440}', '\u{0441}', '\u{0445}', '\u{03BF}', '\u{0456}'];

pub fn all() -> Vec<Hostile> {
    let mut all = Vec::new();
    for hidden in HIDDEN {
        let places = [
            ("in a text", with("\"Đăng ký khai sinh\"", &format!("\"Đăng ký {hidden}khai sinh\""))),
            ("in a name", with("quyết định ubnd-xã }", &format!("quyết định ubnd-{hidden}xã }}"))),
            ("in a comment", format!("# chú thích {hidden}\n{}", with("", ""))),
            ("between clauses", with("    đối tượng công-dân\n", &format!("    {hidden}\n    đối tượng công-dân\n"))),
        ];
        for (place, text) in places {
            all.push(Hostile::new(format!("U+{:04X} {place}", *hidden as u32), text, Wrong));
        }
    }
    for letter in LOOK_ALIKE {
        let text = with("quyết định ubnd-xã }", &format!("quyết định ubnd-x{letter} }}"));
        all.push(Hostile::new(format!("U+{:04X} in a name", *letter as u32), text, Wrong));
    }
    // Other white space and line ends: whether they part words is the language's to say, that it says so is ours.
    for space in ['\u{A0}', '\u{85}', '\u{2028}', '\u{2029}', '\u{3000}', '\u{B}', '\u{C}'] {
        let text = with("    đối tượng công-dân\n", &format!("    đối{space}tượng công-dân\n"));
        all.push(Hostile::new(format!("U+{:04X} for a space", space as u32), text, Wrong));
    }
    for (name, text) in [
        ("Arabic", "تسجيل ولادة { }\n".repeat(500)),
        ("Chinese", "登记出生 { 名称 \"出生\" }\n".repeat(500)),
        ("emoji", "👩‍👩‍👧‍👦 { 🇻🇳 }\n".repeat(500)),
        ("full-width brackets", "thủ tục 1.000001 ｛ tên ＂Khai sinh＂ ｝\n".to_owned()),
        ("curly quotation marks", with("\"Giấy chứng sinh\"", "“Giấy chứng sinh”")),
        ("every ASCII character", (0u8..128).map(char::from).collect()),
        ("every Latin letter", (0xA0u32..0x250).filter_map(char::from_u32).collect()),
    ] {
        all.push(Hostile::new(name, text, Wrong));
    }
    all.push(Hostile::new("marks upon marks", format!("tên \"e{}\"\n", "\u{301}\u{323}".repeat(20_000)), Open));
    all
}
