//! Mistakes in names: unknown, twice, nearly the same, unused.

use super::planting::Defect;

pub fn all() -> Vec<Defect> {
    vec![
        Defect::new(
            "unknown field",
            "TT010",
            "    họ khai-sinh, cấp lại\n",
            "    họ khai-sinh, cấp lại\n    «màu» giấy \"xanh\"\n",
        ),
        Defect::new(
            "unknown authority",
            "TT030",
            "    thẩm quyền { quyết định ubnd-xã }\n",
            "    thẩm quyền { quyết định «ubnd-xa» }\n",
        ),
        Defect::new(
            "unknown instrument",
            "TT031",
            "    căn cứ 123/2015/NĐ-CP\n}\n",
            "    căn cứ «132/2015/NĐ-CP»\n}\n",
        ),
        Defect::new("duplicate code", "TT033", "thủ tục 1.000002 {", "thủ tục «1.000001» {"),
        Defect::new(
            "near-duplicate identifier",
            "TT034",
            "cơ quan ubnd-xã { tên \"Ủy ban nhân dân cấp xã\"; cấp xã }\n",
            "cơ quan ubnd-xã { tên \"Ủy ban nhân dân cấp xã\"; cấp xã }\ncơ quan «ubnd-xạ» { tên \"Ủy ban nhân dân xã\"; cấp xã }\n",
        ),
        Defect::new(
            "unused document",
            "TT035",
            "giấy tờ giấy-chứng-sinh { tên \"Giấy chứng sinh\" }\n",
            "giấy tờ giấy-chứng-sinh { tên \"Giấy chứng sinh\" }\ngiấy tờ «hộ-chiếu» { tên \"Hộ chiếu\" }\n",
        ),
        Defect::new("form without instrument", "TT036", "    theo 123/2015/NĐ-CP phụ lục I\n", "")
            .and("biểu mẫu tờ-khai", "«biểu mẫu» tờ-khai"),
    ]
}
