//! Made-up procedures of a plausible make: they say nothing about law.

use tthc_search::{Entry, Named, Section};

use super::{Random, TODAY};

const ACTS: [&str; 12] = [
    "Cấp giấy phép",
    "Gia hạn giấy phép",
    "Cấp lại giấy chứng nhận",
    "Điều chỉnh giấy xác nhận",
    "Đăng ký",
    "Thẩm định",
    "Thu hồi quyết định",
    "Công nhận",
    "Xác nhận",
    "Phê duyệt",
    "Chấp thuận",
    "Thông báo",
];
const THINGS: [&str; 16] = [
    "tiến hành công việc bức xạ",
    "khai thác khoáng sản",
    "kinh doanh vận tải hàng hóa",
    "sử dụng thiết bị X-quang",
    "khai sinh có yếu tố nước ngoài",
    "kết hôn",
    "chuyển quyền sử dụng đất",
    "hành nghề khám bệnh, chữa bệnh",
    "đại diện sở hữu công nghiệp",
    "nuôi trồng thủy sản trên biển",
    "xả nước thải vào nguồn nước",
    "an toàn thực phẩm đối với cơ sở sản xuất",
    "thành lập trường trung học phổ thông",
    "hỗ trợ người khuyết tật",
    "nhập khẩu thuốc thú y",
    "xây dựng công trình tôn giáo",
];
const WHOS: [&str; 8] = [
    "cho tổ chức",
    "cho cá nhân",
    "đối với doanh nghiệp nhỏ và vừa",
    "của hợp tác xã",
    "tại khu công nghiệp",
    "trong khu kinh tế",
    "thuộc thẩm quyền cấp tỉnh",
    "thuộc thẩm quyền cấp xã",
];
const WORDS: [&str; 48] = [
    "hồ", "sơ", "nộp", "trực", "tiếp", "đơn", "đề", "nghị", "theo", "mẫu", "bản", "sao", "chứng", "thực", "kiểm",
    "tra", "tính", "hợp", "lệ", "thời", "hạn", "ngày", "làm", "việc", "kể", "từ", "nhận", "đủ", "trả", "kết", "quả",
    "cơ", "quan", "thẩm", "quyền", "văn", "bản", "lý", "do", "bổ", "sung", "phí", "lệ", "điều", "kiện", "kỹ", "thuật",
    "môi",
];
const SECTORS: [&str; 6] =
    ["Đất đai", "Hộ tịch", "Sở hữu trí tuệ", "An toàn bức xạ", "Thủy sản", "Giáo dục nghề nghiệp"];

/// So many entries, the same in every run.
pub fn entries(count: usize) -> Vec<Entry> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    (0..count).map(|number| entry(&mut random, number)).collect()
}

fn entry(random: &mut Random, number: usize) -> Entry {
    let named = |name: &str| Named { id: name.to_lowercase().replace(' ', "-"), name: name.to_owned() };
    let decree = format!("{}/2025/NĐ-CP", 100 + random.below(60));
    let level = random.pick(&["trung-ương", "tỉnh", "xã"]);
    let (act, thing, who) = (random.pick(&ACTS), random.pick(&THINGS), random.pick(&WHOS));
    let sections = [("steps", 220), ("documents", 180), ("conditions", 90), ("results", 12)];
    Entry {
        code: format!("{}.{:06}", 1 + number % 3, number),
        name: format!("{act} {thing} {who} ({number})"),
        levels: vec![level.to_owned()],
        sector: named(random.pick(&SECTORS)),
        ministry: named("Bộ Khoa học và Công nghệ"),
        authorities: vec![named(&format!("Ủy ban nhân dân cấp {level}"))],
        subjects: vec![named("Tổ chức"), named("Công dân Việt Nam")],
        citations: vec![format!("{decree} điều {} khoản {}", 1 + random.below(40), 1 + random.below(6))],
        decrees: vec![decree],
        results: vec![format!("KQ.G06.{number:06}")],
        limit_text: format!("{} ngày làm việc", 1 + random.below(45)),
        sections: sections.map(|(key, words)| Section { key: key.to_owned(), text: prose(random, words) }).to_vec(),
        valid_from: TODAY - 200,
        ..Entry::default()
    }
}

fn prose(random: &mut Random, words: usize) -> String {
    let mut prose = String::new();
    for _ in 0..words {
        prose.push_str(random.pick(&WORDS));
        prose.push(if random.below(14) == 0 { '\n' } else { ' ' });
    }
    prose
}
