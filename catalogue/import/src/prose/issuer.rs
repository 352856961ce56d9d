//! Who issues instruments: the letters in their numbers and the names in the prose around them.

/// The letters of issuers in the numbers of central instruments, and of those that local bodies use.
const LETTERS: [&str; 76] = [
    "CP",
    "TTg",
    "CTN",
    "UBTVQH",
    "QH",
    "BTC",
    "BTP",
    "BCA",
    "BQP",
    "BNNMT",
    "NHNN",
    "BXD",
    "BKHCN",
    "BGTVT",
    "BNNPTNT",
    "BTNMT",
    "BLĐTBXH",
    "BKHĐT",
    "BYT",
    "VPCP",
    "BVHTTDL",
    "BCT",
    "BNV",
    "BNG",
    "BGDĐT",
    "BTTTT",
    "BDTTG",
    "TTCP",
    "UBDT",
    "BHXH",
    "UBND",
    "HĐND",
    "HĐTP",
    "TANDTC",
    "VKSNDTC",
    "KTNN",
    "VPQH",
    "TCHQ",
    "TCT",
    "BNN",
    "BTS",
    "BTM",
    "BKH",
    "BCN",
    "BNL",
    "BKHCNMT",
    "BLĐ",
    "BBCVT",
    "BVHTT",
    "TLĐ",
    "BTGCP",
    "UBCK",
    "UBCKNN",
    "CHQ",
    "CT",
    "KBNN",
    "TCTK",
    "TCTHADS",
    "BNVTW",
    "TW",
    "TƯ",
    "VPTW",
    "BCĐ",
    "MTTW",
    "BTTUBTWMTTQVN",
    "BHXHVN",
    "NHCSXH",
    "NHPT",
    "BCĐTW",
    "BTV",
    "BTVQH",
    "BTƯ",
    "BQL",
    "STC",
    "STP",
    "BTNXP",
];

/// Are these the letters of an issuer?
pub(super) fn is_known(letters: &str) -> bool {
    LETTERS.contains(&letters)
}

/// The longest known issuer with whose letters the run begins.
pub(super) fn known_beginning(run: &str) -> Option<&'static str> {
    LETTERS.iter().filter(|known| run.starts_with(**known)).max_by_key(|known| known.len()).copied()
}

/// Bodies that issue instruments, as texts name them, the longer name before one that is its beginning.
const NAMES: [&str; 50] = [
    "Thủ tướng Chính phủ",
    "Thanh tra Chính phủ",
    "Văn phòng Chính phủ",
    "Chính phủ",
    "Ủy ban Thường vụ Quốc hội",
    "Uỷ ban Thường vụ Quốc hội",
    "Văn phòng Quốc hội",
    "Quốc hội",
    "Chủ tịch nước",
    "Thống đốc Ngân hàng Nhà nước Việt Nam",
    "Thống đốc Ngân hàng Nhà nước",
    "Ngân hàng Nhà nước Việt Nam",
    "Ngân hàng Nhà nước",
    "Bảo hiểm xã hội Việt Nam",
    "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "Tòa án nhân dân tối cao",
    "Viện kiểm sát nhân dân tối cao",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Khoa học và Công nghệ",
    "Bộ Khoa học, Công nghệ và Môi trường",
    "Bộ Thông tin và Truyền thông",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Lao động – Thương binh và Xã hội",
    "Bộ Lao động, Thương binh và Xã hội",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Dân tộc và Tôn giáo",
    "Bộ Giao thông vận tải",
    "Bộ Công Thương",
    "Bộ Công thương",
    "Bộ Tài chính",
    "Bộ Tư pháp",
    "Bộ Công an",
    "Bộ Quốc phòng",
    "Bộ Xây dựng",
    "Bộ Nội vụ",
    "Bộ Ngoại giao",
    "Bộ Y tế",
    "Bộ Thủy sản",
    "Bộ Thương mại",
    "Bộ Công nghiệp",
    "Kiểm toán Nhà nước",
    "Ủy ban Dân tộc",
    "Tổng cục Hải quan",
    "Tổng cục Thuế",
    "Bộ Giao thông Vận tải",
    "Bộ Bưu chính, Viễn thông",
];

/// The issuer named at the beginning of the text and the length of its name, `Bộ trưởng` before it left out of the name.
pub(super) fn named(text: &str, folded: &str) -> Option<(&'static str, usize)> {
    let minister = ["bộ trưởng ", "chủ nhiệm ", "tổng thanh tra ", "chánh án "]
        .iter()
        .find(|word| folded.starts_with(**word))
        .map_or(0, |word| word.len());
    let name = |text: &str| NAMES.iter().find(|name| text.starts_with(**name)).copied();
    if let Some(name) = name(text.get(minister..)?) {
        return Some((name, minister + name.len()));
    }
    // The same name with other capitals.
    let rest = &folded[minister..];
    let found = NAMES.iter().find(|name| rest.starts_with(super::fold::fold(name).as_str()))?;
    Some((found, minister + found.len()))
}
