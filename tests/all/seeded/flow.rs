//! Mistakes in the order of steps and in their time.

use super::planting::Defect;

pub fn all() -> Vec<Defect> {
    vec![
        Defect::new("step unreachable", "VN-031", "rồi ghi-sổ hoặc bổ-sung }", "rồi ghi-sổ }")
            .and("        bổ-sung \"Bổ sung hồ sơ\"", "        «bổ-sung» \"Bổ sung hồ sơ\""),
        Defect::new("step without a way on", "VN-032", "kết quả giấy; kết thúc }\n    }\n", "kết quả giấy }\n    }\n")
            .and("        ghi-sổ \"Ghi vào sổ\"", "        «ghi-sổ» \"Ghi vào sổ\""),
        Defect::new(
            "steps longer than the limit",
            "VN-030",
            "{ trong 3 ngày làm việc; kết quả giấy; kết thúc }",
            "{ trong 5 ngày làm việc; kết quả giấy; kết thúc }",
        )
        .and("    thời hạn 5 ngày làm việc từ tiếp-nhận {", "    «thời hạn» 5 ngày làm việc từ tiếp-nhận {"),
        Defect::new(
            "limit without start event",
            "VN-033",
            "    thời hạn 5 ngày làm việc từ tiếp-nhận {",
            "    «thời hạn» 5 ngày làm việc {",
        ),
        Defect::new(
            "applicant's step counted in the agency's time",
            "VN-034",
            "    thời hạn 5 ngày làm việc từ tiếp-nhận {\n        tạm dừng khi yêu-cầu-bổ-sung\n    }\n",
            "    thời hạn 5 ngày làm việc từ tiếp-nhận\n",
        )
        .and("        bổ-sung \"Bổ sung hồ sơ\"", "        «bổ-sung» \"Bổ sung hồ sơ\""),
    ]
}
