//! Searches from end to end, over a small catalogue of published names and made-up texts.

mod codes;
mod filters;
mod forms;
mod hostile;
mod index;
mod ranking;
mod relaxing;
mod snippets;
mod time;

use tempfile::TempDir;

use crate::{Day, Entry, Hits, Index, Named, SearchOptions, Section, write};

/// 2026-01-01; every entry of the sample is in force from half a year before.
const TODAY: Day = 20_454;

/// An index in a folder that goes away with it.
struct Sample {
    index: Index,
    _folder: TempDir,
}

impl Sample {
    fn of(entries: Vec<Entry>) -> Sample {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), entries).unwrap();
        Sample { index: Index::open(folder.path()).unwrap(), _folder: folder }
    }

    fn ask(&self, query: &str) -> Hits {
        self.ask_with(query, &SearchOptions::on(TODAY))
    }

    fn ask_with(&self, query: &str, options: &SearchOptions) -> Hits {
        self.index.search(query, options).unwrap()
    }

    fn codes(&self, query: &str) -> Vec<String> {
        codes(&self.ask(query))
    }
}

fn codes(hits: &Hits) -> Vec<String> {
    hits.hits.iter().map(|hit| hit.code.clone()).collect()
}

fn named(id: &str, name: &str) -> Named {
    Named { id: id.to_owned(), name: name.to_owned() }
}

fn section(key: &str, text: &str) -> Section {
    Section { key: key.to_owned(), text: text.to_owned() }
}

fn entry(code: &str, name: &str, sector: &str, level: &str) -> Entry {
    Entry {
        code: code.to_owned(),
        name: name.to_owned(),
        sector: named(&sector.to_lowercase().replace(' ', "-"), sector),
        ministry: named("bộ-khcn", "Bộ Khoa học và Công nghệ"),
        levels: vec![level.to_owned()],
        authorities: vec![named(&format!("ubnd-{level}"), &format!("Ủy ban nhân dân cấp {level}"))],
        subjects: vec![named("tổ-chức", "Tổ chức")],
        limit_text: "14 ngày làm việc".to_owned(),
        limit_days: Some(14),
        valid_from: TODAY - 184,
        ..Entry::default()
    }
}

/// Names that are published, some of them nearly alike.
fn entries() -> Vec<Entry> {
    const RADIATION: &str = "An toàn bức xạ và hạt nhân";
    const PROPERTY: &str = "Sở hữu trí tuệ";
    let mut entries = vec![
        entry(
            "1.014642",
            "Cấp Giấy phép tiến hành công việc bức xạ - sử dụng thiết bị phát tia X trong chụp ảnh phóng xạ công nghiệp",
            RADIATION,
            "tỉnh",
        ),
        entry(
            "1.014676",
            "Sửa đổi Giấy phép tiến hành công việc bức xạ - sử dụng thiết bị X-quang chẩn đoán y tế",
            RADIATION,
            "tỉnh",
        ),
        entry(
            "1.014679",
            "Gia hạn Giấy phép tiến hành công việc bức xạ - sử dụng thiết bị X-quang chẩn đoán y tế",
            RADIATION,
            "tỉnh",
        ),
        entry("1.014661", "Phê duyệt Kế hoạch ứng phó sự cố bức xạ cấp cơ sở", RADIATION, "tỉnh"),
        entry("1.013925", "Thủ tục ghi nhận người đại diện sở hữu công nghiệp", PROPERTY, "tỉnh"),
        entry("1.013916", "Thủ tục cấp Chứng chỉ hành nghề dịch vụ đại diện sở hữu công nghiệp", PROPERTY, "tỉnh"),
        entry("1.013918", "Thủ tục Chấp thuận chuyển giao công nghệ", "Hoạt động khoa học và công nghệ", "tỉnh"),
        entry("1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch", "xã"),
        entry("1.000894", "Thủ tục đăng ký kết hôn", "Hộ tịch", "xã"),
        entry("1.004746", "Thủ tục đăng ký lại kết hôn", "Hộ tịch", "xã"),
        entry("1.004376", "Cấp giấy phép bưu chính (phạm vi liên tỉnh, quốc tế)", "Bưu chính", "trung-ương"),
    ];
    entries[0].sections = vec![
        section(
            "documents",
            "Đơn đề nghị cấp Giấy phép tiến hành công việc bức xạ theo mẫu; lý lịch người phụ trách an toàn",
        ),
        section("steps", "UBND cấp tỉnh thẩm định hồ sơ, kiểm tra kỹ thuật tại cơ sở"),
    ];
    entries[0].decrees = vec!["133/2025/NĐ-CP".to_owned()];
    entries[0].citations = vec!["133/2025/NĐ-CP điều 7 khoản 2".to_owned()];
    entries[4].results = vec!["KQ.G06.000311".to_owned()];
    entries[4].citations = vec!["133/2025/NĐ-CP điều 20".to_owned(), "65/2023/NĐ-CP".to_owned()];
    entries[4].decrees = vec!["133/2025/NĐ-CP".to_owned(), "65/2023/NĐ-CP".to_owned()];
    entries[4].sections = vec![section(
        "documents",
        "Quyết định tuyển dụng hoặc hợp đồng lao động; người đề nghị thực hiện thủ tục 1.013916 trước",
    )];
    entries[7].name_en = Some("Birth registration".to_owned());
    entries[7].ministry = named("bộ-tư-pháp", "Bộ Tư pháp");
    entries[7].sections =
        vec![section("steps", "Nộp Giấy chứng sinh; ký, ghi vào sổ; hòa giải không đặt ra; quy định chung")];
    entries
}

fn sample() -> Sample {
    Sample::of(entries())
}
