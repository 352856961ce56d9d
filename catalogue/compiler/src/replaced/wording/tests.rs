//! Names as published dossiers have them, and whether they ask for the paper.

use super::*;

fn named(name: &str, papers: &[&str]) -> Option<Named> {
    let phrases: Vec<Phrase> = papers.iter().map(|paper| phrase(paper)).collect();
    Wording::of(name).asks_for(&phrases)
}

const ENTERPRISE: &[&str] = &["Giấy chứng nhận đăng ký doanh nghiệp", "Giấy chứng nhận đăng ký kinh doanh"];
const IDENTITY: &[&str] = &["Căn cước", "Thẻ căn cước", "Chứng minh nhân dân", "Giấy chứng minh nhân dân"];

#[test]
fn a_paper_is_found_behind_the_words_that_say_how_it_is_handed_in() {
    for name in [
        "Giấy chứng nhận đăng ký doanh nghiệp",
        "01 bản sao có chứng thực Giấy chứng nhận đăng ký doanh nghiệp của bên đề nghị",
        "(6) GIẤY CHỨNG NHẬN ĐĂNG KÍ DOANH NGHIỆP;",
        "Bản sao hoặc bản sao điện tử được chứng thực từ bản chính Giấy chứng nhận đăng ký doanh nghiệp",
        "Giấy tờ chứng minh tư cách pháp nhân (Giấy chứng nhận đăng ký doanh nghiệp)",
        "Giấy chứng nhận đăng ký kinh doanh hoặc giấy chứng nhận đăng ký doanh nghiệp",
        "Bản sao Giấy chứng nhận đăng ký doanh nghiệp của doanh nghiệp có vốn đầu tư nước ngoài",
        "Hợp đồng đại lý và Giấy chứng nhận đăng ký doanh nghiệp theo Nghị định số 87/2018/NĐ-CP",
    ] {
        assert_eq!(named(name, ENTERPRISE), Some(Named::Alone), "{name}");
    }
    assert_eq!(
        named("Giấy tờ, tài liệu chứng minh việc ly hôn", &["Giấy tờ, tài liệu chứng minh việc ly hôn"]),
        Some(Named::Alone)
    );
    assert_eq!(named("Bản chính giấy khám sức khoẻ", &["Giấy khám sức khỏe"]), Some(Named::Alone));
}

#[test]
fn a_choice_is_told_from_a_paper_alone() {
    for name in [
        "Quyết định thành lập hoặc Giấy chứng nhận đăng ký doanh nghiệp",
        "Giấy chứng nhận đăng ký kinh doanh (hoặc Giấy chứng nhận đầu tư)",
        "Giấy chứng nhận đăng ký doanh nghiệp hoặc giấy tờ có giá trị tương đương",
        "Một trong các giấy tờ sau: Giấy chứng nhận đăng ký doanh nghiệp; điều lệ",
    ] {
        assert_eq!(named(name, ENTERPRISE), Some(Named::AsOneOf), "{name}");
    }
    for name in ["Hộ chiếu/Thẻ căn cước công dân", "Bản sao hộ chiếu, thẻ căn cước hoặc giấy tờ thay thế"]
    {
        assert_eq!(named(name, IDENTITY), Some(Named::AsOneOf), "{name}");
    }
}

#[test]
fn a_paper_that_is_only_spoken_of_is_not_asked_for() {
    for name in [
        "Văn bản đề nghị cấp đổi Giấy chứng nhận đăng ký doanh nghiệp",
        "Giấy đề nghị sửa Giấy chứng nhận đăng ký kinh doanh hoặc Giấy chứng nhận đăng ký doanh nghiệp",
        "Văn bản nêu rõ: tên, địa chỉ, số Giấy chứng nhận đăng ký doanh nghiệp",
        "Thông tin trên giấy phép và Giấy chứng nhận đăng ký doanh nghiệp",
        "Khi nhận kết quả (Giấy chứng nhận đăng ký doanh nghiệp), nộp lại bản cũ",
        "Giấy chứng nhận doanh nghiệp khoa học và công nghệ",
        "Giấy chứng nhận đăng ký kinh doanh của hộ kinh doanh",
    ] {
        assert_eq!(named(name, ENTERPRISE), None, "{name}");
    }
    for name in ["Ảnh màu 4x6, kiểu thẻ căn cước", "Họ tên, căn cước công dân, nơi ở của người nộp"]
    {
        assert_eq!(named(name, IDENTITY), None, "{name}");
    }
    assert_eq!(named("Giấy chứng từ nộp tiền", &["Giấy chứng tử"]), None);
    assert_eq!(named("Giấy chứng nhận đăng ký xe máy chuyên dùng", &["Giấy chứng nhận đăng ký xe"]), None);
}

#[test]
fn what_another_state_issues_is_in_no_database() {
    for name in [
        "Phiếu lý lịch tư pháp do cơ quan có thẩm quyền của nước ngoài cấp",
        "Phiếu lý lịch tư pháp (do nước ngoài cấp)",
        "Đối với nhân sự không có quốc tịch Việt Nam: Phiếu lý lịch tư pháp",
    ] {
        assert_eq!(named(name, &["Phiếu lý lịch tư pháp"]), None, "{name}");
    }
}

#[test]
fn a_name_may_say_itself_that_data_is_used() {
    for name in [
        "Giấy khai sinh (trường hợp không có trong Cơ sở dữ liệu quốc gia về dân cư)",
        "Giấy khai sinh, nếu không khai thác được thông tin",
        "Quyết định thành lập (khi chưa được kết nối, chia sẻ dữ liệu quốc gia)",
        "Giấy khai sinh: không yêu cầu nộp",
    ] {
        assert!(Wording::of(name).speaks_of_data(), "{name}");
    }
    assert!(!Wording::of("Giấy khai sinh").speaks_of_data());
    let database = phrase("Cơ sở dữ liệu quốc gia về dân cư");
    assert!(Wording::of("Tra cứu qua CSDL Quốc gia về Dân cư").contains(&database));
    assert!(!Wording::of("Cơ sở dữ liệu quốc gia về đất đai").contains(&database));
}
