//! Mistakes in conditions.

use super::planting::Defect;

pub fn all() -> Vec<Defect> {
    vec![
        Defect::new("fee gap", "TT043", "    lệ phí không \"Đăng ký khai sinh\" nếu không\n", "").and(
            "    lệ phí 8.000 đồng \"Đăng ký khai sinh\" khi nộp-qua = bưu-chính\n",
            "    «lệ phí» 8.000 đồng \"Đăng ký khai sinh\" khi nộp-qua = bưu-chính\n",
        ),
        Defect::new(
            "fee overlap",
            "TT044",
            "    lệ phí không \"Đăng ký khai sinh\" nếu không\n",
            "    «lệ phí» không \"Đăng ký khai sinh\" khi tuổi < 1\n    lệ phí không \"Đăng ký khai sinh\" nếu không\n",
        ),
        Defect::new("contradictory condition", "TT042", "khi tuổi < 1 }", "khi «tuổi < 1 và tuổi > 5» }"),
        Defect::new("condition on an undeclared fact", "TT040", "khi tuổi < 1 }", "khi «tuoi-tac» < 1 }"),
    ]
}
