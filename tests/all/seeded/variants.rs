//! Other forms of the same mistakes, as people make them.

use super::planting::Defect;

pub fn all() -> Vec<Defect> {
    vec![
        Defect::new(
            "the brace of the last procedure",
            "TT002",
            "    căn cứ 123/2015/NĐ-CP\n    bản công bố { chỉ ghi số 123/2015/NĐ-CP }\n}\n\nthủ tục 1.000003",
            "    căn cứ 123/2015/NĐ-CP\n    bản công bố { chỉ ghi số 123/2015/NĐ-CP }\n\nthủ tục 1.000003",
        )
        .and("thủ tục 1.000002 {", "thủ tục 1.000002 «{»"),
        Defect::new("the brace of a step", "TT002", "{ trong 10 ngày; rồi ghi-sổ }", "«{» trong 10 ngày; rồi ghi-sổ"),
        Defect::new(
            "the bracket of a list",
            "TT002",
            "một trong [trực-tiếp, bưu-chính]",
            "một trong «[»trực-tiếp, bưu-chính",
        ),
        Defect::new("a brace too many", "TT003", "    họ khai-sinh, cấp lại\n", "    họ khai-sinh, cấp lại «}»\n"),
        Defect::new("an item that is misspelt", "TT010", "lĩnh vực hộ-tịch {", "«lĩnh vục» hộ-tịch {"),
        Defect::new(
            "a keyword without marks",
            "TT010",
            "    đối tượng công-dân\n    dữ kiện",
            "    «doi tuong» công-dân\n    dữ kiện",
        ),
        Defect::new(
            "an impossible last day",
            "TT017",
            "    hiệu lực từ 01/07/2025 đến 28/02/2027\n    họ",
            "    hiệu lực từ 01/07/2025 đến «29/02/2027»\n    họ",
        ),
        Defect::new(
            "an impossible last day of a decree",
            "TT017",
            "    hiệu lực từ 01/07/2025 đến 28/02/2027\n}",
            "    hiệu lực từ 01/07/2025 đến «29/02/2027»\n}",
        ),
        Defect::new(
            "a reversed interval of a decree",
            "TT024",
            "    hiệu lực từ 01/07/2025 đến 28/02/2027\n}",
            "    hiệu lực từ «01/07/2025 đến 28/02/2024»\n}",
        ),
        Defect::new(
            "day and month of a decree swapped",
            "TT025",
            "    hiệu lực từ 01/07/2025 đến 28/02/2027\n}",
            "    hiệu lực từ «07/01/2025» đến 28/02/2027\n}",
        ),
        Defect::new("a money without unit", "TT016", "    lệ phí 8.000 đồng", "    lệ phí «8.000»"),
        Defect::new("a step's time without unit", "TT016", "{ trong 10 ngày; rồi", "{ trong «10»; rồi"),
        Defect::new("a misspelt unit", "TT016", "{ trong 10 ngày; rồi", "{ trong «10» ngay; rồi"),
        Defect::new("a misspelt step", "TT030", "rồi ghi-sổ hoặc bổ-sung }", "rồi «ghi-so» hoặc bổ-sung }"),
        Defect::new(
            "a misspelt sector",
            "TT030",
            "    lĩnh vực hộ-tịch\n    hiệu lực từ 01/07/2025\n",
            "    lĩnh vực «ho-tich»\n    hiệu lực từ 01/07/2025\n",
        ),
        Defect::new("a misspelt form", "TT030", "theo mẫu tờ-khai-khai-sinh", "theo mẫu «to-khai-khai-sinh»"),
        Defect::new("a misspelt paper", "TT030", "thuộc loại giấy-chứng-sinh", "thuộc loại «giay-chung-sinh»"),
        Defect::new(
            "a choice that a fact does not have",
            "TT041",
            "khi nộp-qua = bưu-chính",
            "khi nộp-qua = «buu-chinh»",
        ),
        Defect::new(
            "the same paper twice",
            "VN-041",
            "        chứng-sinh \"Giấy chứng sinh\"",
            "        tờ-khai-2 \"Tờ khai\" { bản chính 1 }\n        chứng-sinh \"Giấy chứng sinh\"",
        )
        .and("        tờ-khai-2", "        «tờ-khai-2»"),
        Defect::new(
            "a level that is not one",
            "TT013",
            "    cấp xã\n    thẩm quyền { quyết định ubnd-xã {",
            "    cấp «phường»\n    thẩm quyền { quyết định ubnd-xã {",
        ),
        Defect::new(
            "a result that only differs in marks",
            "VN-009",
            "kết quả giấy; kết thúc }\n    }\n",
            "kết quả «giây»; kết thúc }\n    }\n",
        ),
        Defect::new(
            "an authority that is gone",
            "VN-013",
            "    thẩm quyền { quyết định ubnd-xã }\n",
            "    thẩm quyền { quyết định «ubnd-huyện» }\n",
        ),
        Defect::new(
            "a family split",
            "VN-040",
            "    họ khai-sinh, cấp lại\n    cấp xã\n",
            "    họ khai-sinh, cấp lại\n    cấp tỉnh\n",
        )
        .and("thủ tục 1.000002 {", "thủ tục «1.000002» {"),
        Defect::new(
            "a curly quotation mark",
            "TT001",
            "    tên \"Cấp lại giấy khai sinh\"\n",
            "    tên «“Cấp lại giấy khai sinh”»\n",
        ),
        Defect::new(
            "a mark at the end of a line",
            "TT001",
            "    đối tượng công-dân\n    dữ kiện",
            "    đối tượng công-dân«.»\n    dữ kiện",
        ),
        Defect::new(
            "a zero-width space in a keyword",
            "TT007",
            "    đối tượng công-dân\n    dữ kiện",
            "    đối «\u{200B}»tượng công-dân\n    dữ kiện",
        ),
        Defect::new(
            "a long text without end",
            "TT004",
            "    tên \"Cấp lại giấy khai sinh\"\n",
            "    tên «\"\"\"»Cấp lại giấy khai sinh\n",
        ),
        Defect::new("a decree's number without its sign", "TT021", "căn cứ 120/2025/NĐ-CP }", "căn cứ «120/2025» }"),
        Defect::new("a code with a digit too few", "TT022", "thủ tục 1.000002 {", "thủ tục «1.00002» {"),
        Defect::new(
            "two names",
            "TT012",
            "    lĩnh vực hộ-tịch\n    hiệu lực từ 01/07/2025\n",
            "    lĩnh vực hộ-tịch\n    «lĩnh vực» hộ-tịch\n    hiệu lực từ 01/07/2025\n",
        ),
        Defect::new(
            "a level twice",
            "TT048",
            "    họ khai-sinh, cấp lại\n    cấp xã\n",
            "    họ khai-sinh, cấp lại\n    cấp xã\n    cấp «tỉnh»\n",
        ),
    ]
}
