//! Generated workspaces: procedures of about ninety lines, the same for the same seed.
#![expect(clippy::disallowed_methods, reason = "a benchmark makes its own files")]

use std::fmt::Write;
use std::path::Path;

/// A small generator of numbers (a linear congruence): the same numbers on every machine.
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        Numbers(seed.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(3_037_000_493))
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const WORDS: &[&str] = &[
    "đăng ký",
    "cấp",
    "giấy phép",
    "hoạt động",
    "tổ chức",
    "cá nhân",
    "dịch vụ",
    "khoa học",
    "công nghệ",
    "xây dựng",
    "môi trường",
    "đất đai",
    "hộ tịch",
    "kinh doanh",
    "vận tải",
    "thủy sản",
    "chăn nuôi",
    "an toàn",
    "bức xạ",
    "viễn thông",
    "sở hữu trí tuệ",
    "chứng nhận",
    "điều kiện",
    "sửa đổi",
    "bổ sung",
    "gia hạn",
    "thu hồi",
    "công nhận",
    "thẩm định",
    "hồ sơ",
];

const SECTORS: usize = 60;

/// The law that the generated procedures rest on.
pub fn law() -> String {
    let mut out = String::new();
    for number in 1..=40 {
        let _ = writeln!(
            out,
            "văn bản {number}/2020/NĐ-CP {{\n    loại nghị định\n    tên \"Nghị định số {number}\"\n    ký 01/02/2020\n    hiệu lực từ 01/03/2020\n}}"
        );
    }
    for (id, name, level) in [
        ("ubnd-tỉnh", "Ủy ban nhân dân cấp tỉnh", "tỉnh"),
        ("ubnd-xã", "Ủy ban nhân dân cấp xã", "xã"),
        ("trung-tâm-pvhcc", "Trung tâm phục vụ hành chính công", "tỉnh"),
        ("bộ-chủ-quản", "Bộ chủ quản", "trung ương"),
    ] {
        let _ = writeln!(out, "cơ quan {id} {{ tên \"{name}\"; cấp {level} }}");
    }
    for number in 0..SECTORS {
        let _ = writeln!(out, "lĩnh vực lĩnh-vực-{number} {{ tên \"Lĩnh vực {number}\"; bộ bộ-chủ-quản }}");
    }
    out
}

fn phrase(numbers: &mut Numbers, words: usize) -> String {
    let mut out = String::new();
    for place in 0..words {
        if place > 0 {
            out.push(' ');
        }
        out.push_str(numbers.pick(WORDS));
    }
    out
}

/// What is drawn first for a procedure, and asserted by what changes it.
struct Head {
    code: String,
    level: &'static str,
    basis: usize,
    days: usize,
}

fn head(number: usize, numbers: &mut Numbers) -> Head {
    Head {
        code: format!("{}.{:06}", 1 + number / 1_000_000, number % 1_000_000),
        level: numbers.pick(&["tỉnh", "xã"]),
        basis: 1 + numbers.below(40),
        days: 10 + numbers.below(20),
    }
}

/// One procedure, with its number in its code.
pub fn procedure(number: usize) -> String {
    let mut numbers = Numbers::new(number as u64 + 1);
    let Head { code, level, basis, days } = head(number, &mut numbers);
    let body = if level == "xã" { "ubnd-xã" } else { "ubnd-tỉnh" };
    let mut out = String::new();
    let name = phrase(&mut numbers, 6);
    let _ = write!(
        out,
        "## {name}\nthủ tục {code} {{\n    tên \"Thủ tục {name} số {number}\"\n    tên en \"Procedure number {number}\"\n    công bố {basis}/QĐ-BKHCN\n    lĩnh vực lĩnh-vực-{}\n    nhóm thủ tục được luật giao\n    hiệu lực từ 01/07/2025\n\n    cấp {level}\n    thẩm quyền {{\n        quyết định {body} {{ phân cấp; chuyển từ trung ương; căn cứ {basis}/2020/NĐ-CP điều {} }}\n        tiếp nhận trung-tâm-pvhcc\n        phối hợp bộ-chủ-quản\n    }}\n    đối tượng công-dân, doanh-nghiệp, tổ-chức\n    nộp tại bất kỳ nơi nào trong tỉnh\n\n    dữ kiện {{\n        nộp-qua \"Nộp hồ sơ qua đâu?\" một trong [trực-tiếp, bưu-chính, trực-tuyến]\n        là-doanh-nghiệp \"Người nộp có phải là doanh nghiệp không?\" có không\n        số-lượng \"Số lượng thiết bị?\" số từ 1 đến 1000 đơn vị \"thiết bị\"\n    }}\n",
        numbers.below(SECTORS),
        1 + numbers.below(60)
    );
    out.push_str("    hồ sơ 1 bộ {\n        đơn \"Đơn đề nghị theo mẫu\" { bản chính 1; theo mẫu \"Mẫu số 01\" }\n");
    for paper in 0..12 {
        let condition = match numbers.below(4) {
            0 => "; khi nộp-qua != trực-tuyến",
            1 => "; khi là-doanh-nghiệp",
            _ => "",
        };
        let text = phrase(&mut numbers, 7);
        let _ = writeln!(
            out,
            "        giấy-{paper} \"Giấy tờ {paper} về {text}\" {{ bản sao {}{condition} }}",
            1 + numbers.below(2)
        );
    }
    out.push_str("        chọn một {\n            căn-cước \"Thẻ căn cước\" { xuất trình; bản chính 1 }\n            hộ-chiếu \"Hộ chiếu\" { xuất trình; bản chính 1 }\n        }\n    }\n");
    let _ = write!(
        out,
        "    thời hạn {days} ngày làm việc từ hồ-sơ-hợp-lệ {{\n        tạm dừng khi yêu-cầu-bổ-sung tối đa 30 ngày\n        kéo dài tối đa 10 ngày làm việc\n        căn cứ {basis}/2020/NĐ-CP điều 5 khoản 2\n    }}\n    phí {}.000 đồng \"Phí thẩm định\" khi số-lượng <= 10\n    phí {}.000 đồng \"Phí thẩm định\" nếu không\n    lệ phí không\n    cách thức trực tiếp, bưu chính, trực tuyến toàn trình\n",
        100 + numbers.below(400),
        600 + numbers.below(300)
    );
    out.push_str("    trình tự {\n        tiếp-nhận \"Kiểm tra và tiếp nhận hồ sơ\" bởi tiếp nhận { trong 1 ngày làm việc; rồi bước-0 hoặc bổ-sung }\n        bổ-sung \"Bổ sung, hoàn thiện hồ sơ\" bởi người nộp { trong 30 ngày; rồi bước-0, nếu không thì từ-chối }\n");
    for step in 0..8 {
        let text = phrase(&mut numbers, 8);
        let next = if step == 7 { "cấp hoặc từ-chối".to_owned() } else { format!("bước-{}", step + 1) };
        let _ = writeln!(
            out,
            "        bước-{step} \"Xem xét {text}\" bởi quyết định {{ trong 1 ngày làm việc; rồi {next} }}"
        );
    }
    out.push_str("        cấp \"Ký và cấp kết quả\" bởi quyết định { trong 1 ngày làm việc; ký số; kết quả giấy-phép; kết thúc }\n        từ-chối \"Trả lời bằng văn bản, nêu rõ lý do\" bởi quyết định { kết quả văn-bản-từ-chối; kết thúc }\n    }\n    kết quả {\n");
    let _ = write!(
        out,
        "        giấy-phép \"Giấy phép {name}\" {{ mã KQ.G06.{:06}; có giá trị 5 năm }}\n        văn-bản-từ-chối \"Văn bản từ chối\"\n    }}\n    điều kiện {{\n",
        number % 1_000_000
    );
    for requirement in 0..5 {
        let text = phrase(&mut numbers, 14);
        let _ = writeln!(out, "        điều-kiện-{requirement} \"Có {text} theo quy định của pháp luật chuyên ngành\"");
    }
    let _ = write!(
        out,
        "    }}\n    căn cứ {basis}/2020/NĐ-CP, {}/2020/NĐ-CP điều {} khoản 1 điểm a\n    từ khóa \"{}\", \"{}\"\n    mô tả \"{}\"\n    ghi chú \"{}\"\n    nguồn \"Dữ liệu sinh để đo\" suy ra\n}}\n",
        1 + numbers.below(40),
        1 + numbers.below(90),
        phrase(&mut numbers, 2),
        phrase(&mut numbers, 2),
        phrase(&mut numbers, 16),
        phrase(&mut numbers, 20)
    );
    out
}

/// Writes a workspace of so many procedures, a hundred to a folder.
pub fn workspace(folder: &Path, count: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(folder.join("law"))?;
    std::fs::write(folder.join("tthc.toml"), "name = \"Kho sinh để đo\"\n")?;
    std::fs::write(folder.join("law/law.tthc"), law())?;
    for number in 0..count {
        if number % 100 == 0 {
            std::fs::create_dir_all(folder.join(format!("p{:04}", number / 100)))?;
        }
        std::fs::write(folder.join(format!("p{:04}/{number:06}.tthc", number / 100)), procedure(number))?;
    }
    Ok(())
}

/// What changes a stretch of procedures, five times each: as decrees do, each amendment reaches all of them. Two end again.
pub fn amendments(numbers: std::ops::Range<usize>) -> String {
    const DAYS: [&str; 5] = [
        "từ 01/01/2026 đến 31/12/2026",
        "từ 01/03/2026",
        "từ 01/07/2026 đến 28/02/2027",
        "từ 01/01/2027",
        "từ 01/06/2027",
    ];
    let mut out = String::new();
    for (at, days) in DAYS.iter().enumerate() {
        let _ = writeln!(out, "sửa đổi sửa-{}-{at} theo {}/2020/NĐ-CP điều 9 {{", numbers.start, 1 + at);
        let _ = writeln!(out, "    hiệu lực {days}");
        for number in numbers.clone() {
            let Head { code, days, .. } = head(number, &mut Numbers::new(number as u64 + 1));
            let operations = match at {
                0 => format!("thời hạn {days} ngày làm việc -> {} ngày làm việc", days + 5),
                1 => "thêm giấy tờ bổ-sung \"Giấy tờ bổ sung\" sau đơn { bản chính 1 }".to_owned(),
                2 => "lệ phí không -> 50.000 đồng \"Lệ phí cấp giấy phép\"".to_owned(),
                3 => "cách thức trực tiếp, bưu chính, trực tuyến toàn trình -> trực tuyến toàn trình".to_owned(),
                _ => "bỏ giấy tờ giấy-3".to_owned(),
            };
            let _ = writeln!(out, "    trong {code} {{\n        {operations}\n    }}");
        }
        out.push_str("}\n");
    }
    out
}

/// The same procedures with amendments, in files of their own.
pub fn amended(folder: &Path, count: usize) -> std::io::Result<()> {
    workspace(folder, count)?;
    std::fs::create_dir_all(folder.join("amendments"))?;
    for start in (0..count).step_by(100) {
        let text = amendments(start..count.min(start + 100));
        std::fs::write(folder.join(format!("amendments/{start:06}.tthc")), text)?;
    }
    Ok(())
}
