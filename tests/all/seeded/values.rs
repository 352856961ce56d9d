//! Mistakes in days, periods and money.

use super::planting::Defect;

pub fn all() -> Vec<Defect> {
    vec![
        Defect::new(
            "impossible date",
            "TT017",
            "    hiệu lực từ 01/07/2025\n    họ khai-sinh, cấp lại\n",
            "    hiệu lực từ «31/06/2025»\n    họ khai-sinh, cấp lại\n",
        ),
        // 1 July written as 7 January: before the decree that phân định rests on was even signed.
        Defect::new(
            "day and month swapped so that it lies before the instrument",
            "VN-023",
            "    hiệu lực từ 01/07/2025 đến 28/02/2027\n    họ",
            "    hiệu lực từ 07/01/2025 đến 28/02/2027\n    họ",
        )
        .and("phân định; căn cứ 120/2025/NĐ-CP", "phân định; căn cứ «120/2025/NĐ-CP»"),
        Defect::new(
            "reversed interval",
            "TT024",
            "    hiệu lực từ 01/07/2025 đến 28/02/2027\n    họ",
            "    hiệu lực từ «01/07/2025 đến 28/02/2024»\n    họ",
        ),
        Defect::new(
            "limit without unit",
            "TT016",
            "    thời hạn 5 ngày làm việc từ tiếp-nhận {",
            "    thời hạn «5» từ tiếp-nhận {",
        ),
        Defect::new(
            "limit of zero",
            "TT018",
            "    thời hạn 5 ngày làm việc từ tiếp-nhận {",
            "    thời hạn «0» ngày làm việc từ tiếp-nhận {",
        ),
        Defect::new(
            "negative fee",
            "TT019",
            "    lệ phí không\n    cách thức trực tiếp, bưu chính\n",
            "    lệ phí «-8.000 đồng»\n    cách thức trực tiếp, bưu chính\n",
        ),
        Defect::new(
            "mixed units between channels",
            "VN-035",
            "    thời hạn 4 ngày làm việc từ tiếp-nhận qua bưu chính\n",
            "    «thời hạn» 110 giờ từ tiếp-nhận qua bưu chính\n",
        ),
        Defect::new(
            "duration written as a number in a string",
            "TT020",
            "    thời hạn 5 ngày làm việc từ tiếp-nhận {",
            "    thời hạn «\"5\"» từ tiếp-nhận {",
        ),
    ]
}
