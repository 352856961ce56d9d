//! Mistakes of law: parts missing, a level that is gone, instruments out of force.

use super::planting::Defect;

/// The end of the second procedure.
const BASIS: &str = "    căn cứ 123/2015/NĐ-CP\n    bản công bố { chỉ ghi số 123/2015/NĐ-CP }\n}\n\nthủ tục 1.000003";

pub fn all() -> Vec<Defect> {
    vec![
        Defect::new("mandatory part missing", "VN-005", "    hồ sơ 1 bộ { tờ-khai \"Tờ khai\" { bản chính 1 } }\n", "")
            .and("thủ tục 1.000002 {", "thủ tục «1.000002» {"),
        Defect::new(
            "abolished level",
            "VN-012",
            "    họ khai-sinh, cấp lại\n    cấp xã\n",
            "    họ khai-sinh, cấp lại\n    cấp «huyện», xã\n",
        ),
        citing("cited instrument not yet in force", "VN-020", "hiệu lực từ 01/01/2090"),
        citing("cited instrument ended", "VN-021", "hiệu lực từ 01/01/2000 đến 31/12/2015"),
        citing("cited instrument ended inside the validity", "VN-022", "hiệu lực từ 01/01/2000 đến 31/12/2026"),
        citing("procedure in force before its basis", "VN-023", "hiệu lực từ 02/07/2025"),
        Defect::new(
            "result missing but a step gives it",
            "VN-009",
            "bởi quyết định { kết quả giấy; kết thúc } }\n    kết quả { giấy \"Giấy khai sinh\" }\n",
            "bởi quyết định { kết quả «giấy»; kết thúc } }\n    kết quả không\n",
        ),
    ]
}

/// The second procedure rests on one more decree, which is in force on these days.
fn citing(name: &'static str, code: &'static str, days: &str) -> Defect {
    let decree = format!(
        "văn bản 45/2014/NĐ-CP {{\n    loại nghị định\n    tên \"Quy định về sổ hộ tịch\"\n    {days}\n}}\n\nvăn bản 123/2015/NĐ-CP {{"
    );
    let basis = BASIS.replace("căn cứ 123/2015/NĐ-CP", "căn cứ 123/2015/NĐ-CP, «45/2014/NĐ-CP»");
    Defect::new(name, code, BASIS, &basis).and("văn bản 123/2015/NĐ-CP {", &decree)
}
