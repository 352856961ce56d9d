//! Mistakes of the text itself.

use super::planting::Defect;

pub fn all() -> Vec<Defect> {
    vec![
        Defect::new("missing brace", "TT002", "    căn cứ 123/2015/NĐ-CP\n}\n", "    căn cứ 123/2015/NĐ-CP\n")
            .and("thủ tục 1.000001 {", "thủ tục 1.000001 «{»"),
        Defect::new("misspelt keyword", "TT010", "    cách thức trực tiếp", "    «cách thực» trực tiếp"),
        Defect::new(
            "unterminated string",
            "TT004",
            "    tên \"Cấp lại giấy khai sinh\"\n",
            "    tên «\"Cấp lại giấy khai sinh»\n",
        ),
        Defect::new("stray token", "TT001", "    họ khai-sinh, cấp lại\n", "    họ khai-sinh, cấp lại «@»\n"),
        Defect::new(
            "clause in the wrong block",
            "TT011",
            "    họ khai-sinh, cấp lại\n",
            "    họ khai-sinh, cấp lại\n    «tạm dừng» khi bổ-sung\n",
        ),
        // The marked place is empty: the letter that is decomposed stands behind it.
        Defect::new("NFD text", "TT008", "\"Đăng ký khai sinh\"", "\"Đ«»a\u{306}ng ky\u{301} khai sinh\""),
        Defect::new("bidi control", "TT007", "\"Đăng ký khai sinh\"", "\"Đăng ký «\u{202E}»khai sinh\""),
        Defect::new(
            "look-alike identifier",
            "TT009",
            "    thẩm quyền { quyết định ubnd-xã }\n",
            "    thẩm quyền { quyết định «ubnd-x\u{0430}» }\n",
        ),
        nested_too_deep(),
    ]
}

/// The procedure and its dossier are two; sixty-two choices more are as deep as may be, and the next is too deep.
fn nested_too_deep() -> Defect {
    let choices = "chọn một { ".repeat(62);
    let closings = " }".repeat(62);
    let deep = format!(
        "    hồ sơ 1 bộ {{ tờ-khai \"Tờ khai\" {{ bản chính 1 }}; {choices}thẻ \"Thẻ\"; chọn một «{{» sổ \"Sổ\" }}{closings} }}\n"
    );
    Defect::new("nesting too deep", "TT005", "    hồ sơ 1 bộ { tờ-khai \"Tờ khai\" { bản chính 1 } }\n", &deep)
}
