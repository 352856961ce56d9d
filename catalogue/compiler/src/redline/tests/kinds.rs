//! Each kind with its ground, from a pair of texts; and how kinds are counted.

use tthc_dsl::Lang;

use super::*;

#[track_caller]
fn replaced(from: &str, to: &str, expected: &[&str]) {
    assert!(WHOLE.contains(from), "{from}");
    let (old, new) = (procedure(WHOLE), procedure(&WHOLE.replacen(from, to, 1)));
    assert_eq!(told(&compared(&old, &new)), expected);
}

#[track_caller]
fn clauses(old: &str, new: &str, expected: &[&str]) {
    let one = |clauses: &str| procedure(&format!("thủ tục 1.000001 {{ {clauses} }}"));
    assert_eq!(told(&compared(&one(old), &one(new))), expected);
}

#[test]
fn levels_move_as_sets() {
    let levels = |from: &str, to: &str| {
        let one = |levels: &str| procedure(&format!("thủ tục 1.000001 {{ {levels} }}"));
        let redline = compared(&one(from), &one(to));
        (redline.summary().vi, redline.summary().en)
    };
    for (from, to, vi, en) in [
        ("cấp tỉnh", "cấp xã", "chuyển từ tỉnh xuống xã", "moves from the province to the commune"),
        ("cấp xã", "cấp tỉnh", "chuyển từ xã lên tỉnh", "moves from the commune to the province"),
        (
            "cấp trung ương",
            "cấp tỉnh, xã",
            "chuyển từ trung ương xuống tỉnh, xã",
            "moves from the centre to the province, the commune",
        ),
        ("cấp tỉnh, xã", "cấp xã", "không còn thuộc tỉnh", "leaves the province"),
        ("cấp xã", "cấp tỉnh, xã", "giao thêm cho tỉnh", "is also given to the province"),
        ("cấp cơ quan khác", "cấp xã", "chuyển từ cơ quan khác sang xã", "moves from another body to the commune"),
        ("cấp xã khi tuổi > 3", "cấp xã", "đổi trường hợp thuộc mỗi cấp", "changes when a level applies"),
    ] {
        let expected = (format!("1 thủ tục thay đổi: 1 {vi}"), format!("1 procedure changes: 1 {en}"));
        assert_eq!(levels(from, to), expected);
    }
    clauses("cấp tỉnh", "cấp xã", &["levels levelMoves rerouted"]);
    clauses("cấp xã", "cấp tỉnh, xã", &["levels levelMoves offered"]);
    clauses(
        "cấp tỉnh",
        "cấp xã { căn cứ 65/2023/NĐ-CP }",
        &["levels levelMoves rerouted", "levels.basis legalBases wording"],
    );
}

#[test]
fn bodies_move_by_role() {
    replaced(
        "quyết định ubnd-xã nếu không",
        "quyết định chủ-tịch-xã nếu không",
        &["authorities.decides.2 authorityMoves rerouted"],
    );
    replaced("tiếp nhận trung-tâm, ubnd-xã", "tiếp nhận trung-tâm", &["authorities.receives receiverMoves rerouted"]);
    replaced(
        "tiếp nhận trung-tâm, ubnd-xã",
        "tiếp nhận trung-tâm, ubnd-xã, bưu-điện",
        &["authorities.receives receiverMoves offered"],
    );
    replaced("phối hợp cục-shtt {", "phối hợp cục-bản-quyền {", &["authorities.coordinates otherBodiesMove value"]);
    replaced("phạm vi \"Trong tỉnh\"", "phạm vi \"Trong nước\"", &["authorities.decides.1.scope powerTerms value"]);
    replaced(
        "nguyên văn \"Cục Sở hữu trí tuệ, các cơ quan liên quan\"",
        "",
        &["authorities.coordinates.asPublished publication wording"],
    );
}

#[test]
fn limits_shorten_lengthen_or_are_not_compared() {
    clauses("thời hạn 20 ngày", "thời hạn 14 ngày", &["timeLimit limitShortens value"]);
    clauses("thời hạn 14 ngày", "thời hạn 1 tháng", &["timeLimit limitLengthens value"]);
    clauses("thời hạn 20 ngày", "thời hạn 14 ngày làm việc", &["timeLimit limitChanges value"]);
    clauses("thời hạn không", "thời hạn 5 ngày", &["timeLimit limitChanges value"]);
    clauses("", "thời hạn 5 ngày", &["timeLimit limitChanges value"]);
    clauses(
        "thời hạn 20 ngày qua trực tiếp; thời hạn 10 ngày qua bưu chính",
        "thời hạn 20 ngày qua trực tiếp; thời hạn 5 ngày qua bưu chính",
        &["timeLimit.2 limitShortens value"],
    );
    replaced("ngoại trừ 20 ngày", "ngoại trừ 30 ngày", &["timeLimit.1.exceptions limitLengthens value"]);
    replaced("thời hạn 5 ngày làm việc", "thời hạn 4 ngày làm việc", &["cases.cấp-lại.timeLimit limitShortens value"]);
    replaced("phía người nộp 30 ngày", "phía người nộp 20 ngày", &["timeLimit.1.applicant limitChanges value"]);
    replaced("nguyên văn \"14 ngày làm việc và 2 ngày\"", "", &["timeLimit.1.asPublished publication wording"]);
}

#[test]
fn fees_rise_fall_come_and_go() {
    clauses("phí 250.000 đồng", "phí 125.000 đồng", &["fees.fee feeFalls value"]);
    clauses("lệ phí 10.000 đồng", "lệ phí 20.000 đồng", &["fees.charge feeRises value"]);
    clauses("lệ phí không", "lệ phí 20.000 đồng", &["fees.charge feeIntroduced newDemand"]);
    clauses("lệ phí 20.000 đồng", "lệ phí không", &["fees.charge feeAbolished lifted"]);
    clauses("lệ phí 20.000 đồng", "lệ phí do hđnd cấp tỉnh quy định", &["fees.charge feeChanges value"]);
    clauses("lệ phí không", "lệ phí không quy định", &["fees.charge feeChanges value"]);
    clauses(
        "phí 1 đồng \"A\"; phí 3 đồng \"B\"",
        "phí 1 đồng \"A\"; phí 2 đồng \"B\"; phí 5 đồng \"C\"",
        &["fees.fee.2 feeFalls value", "fees.fee.3 feeIntroduced newDemand"],
    );
    clauses("phí 3 đồng", "lệ phí 3 đồng", &["fees.charge feeIntroduced newDemand", "fees.fee feeAbolished lifted"]);
    replaced("giảm 5%", "giảm 10%", &["fees.fee.1.discounts.2 feeChanges value"]);
}

#[test]
fn papers_are_asked_for_lifted_or_changed() {
    let dossier = |papers: &str| format!("hồ sơ 1 bộ {{ {papers} }}");
    let one = "đơn \"Đơn\" { bản chính 1 }";
    let more = |entry: &str| dossier(&format!("{one}; {entry}"));
    clauses(&dossier(one), &more("ảnh \"Ảnh\""), &["documents.ảnh paperAdded newDemand"]);
    clauses(&more("ảnh \"Ảnh\""), &dossier(one), &["documents.ảnh paperRemoved lifted"]);
    clauses(&dossier(one), &more("ảnh \"Ảnh\" { nếu có }"), &["documents.ảnh paperAdded offered"]);
    clauses(&more("ảnh \"Ảnh\" { nếu có }"), &more("ảnh \"Ảnh\""), &["documents.ảnh.ifAny paperChanged newDemand"]);
    clauses(
        &more("ảnh \"Ảnh\""),
        &more("ảnh \"Ảnh\" { khi tuổi < 3 }"),
        &["documents.ảnh.condition paperChanged lifted"],
    );
    clauses(
        &dossier(one),
        &dossier("đơn \"Đơn đề nghị\" { bản chính 1 }"),
        &["documents.đơn.name paperChanged wording"],
    );
    clauses(&dossier(one), &dossier("đơn \"Đơn\" { bản chính 2 }"), &["documents.đơn.originals paperChanged value"]);
    clauses(&dossier(one), "hồ sơ 2 bộ { đơn \"Đơn\" { bản chính 1 } }", &["documents.sets paperChanged value"]);
    clauses(
        &more("ảnh \"Ảnh\"; thẻ \"Thẻ\""),
        &more("chọn một { ảnh \"Ảnh\"; thẻ \"Thẻ\" }"),
        &[
            "documents.either paperAdded newDemand",
            "documents.ảnh paperChanged undecided",
            "documents.thẻ paperChanged undecided",
        ],
    );
    replaced(
        "            hộ-chiếu \"Hộ chiếu\" { bản sao 1; tra cứu tại \"Cơ sở dữ liệu quốc gia về dân cư\" { khi thiếu dữ liệu \"Nộp bản sao\" } }\n",
        "",
        &["documents.either.hộ-chiếu paperRemoved gone"],
    );
    replaced(
        "; theo mẫu \"Mẫu số 01\"",
        "; theo mẫu \"Mẫu số 02\"",
        &["documents.đơn.formText paperChanged newDemand"],
    );
}

#[test]
fn channels_rise_and_fall() {
    clauses(
        "cách thức trực tuyến một phần",
        "cách thức trực tuyến toàn trình",
        &["channels.online onlineRises offered"],
    );
    clauses(
        "cách thức trực tuyến toàn trình",
        "cách thức trực tuyến một phần",
        &["channels.online onlineFalls narrowed"],
    );
    clauses("cách thức trực tiếp", "cách thức trực tiếp, trực tuyến", &["channels.online onlineRises offered"]);
    clauses("cách thức trực tiếp, bưu chính", "cách thức trực tiếp", &["channels.postal channelRemoved narrowed"]);
    clauses("cách thức trực tuyến", "cách thức trực tuyến toàn trình", &["channels.online channelChanged value"]);
    replaced(
        "vì \"Phải nộp bản chính\"",
        "vì \"Phải nộp bản gốc\"",
        &["channels.online.reason channelChanged wording"],
    );
}

#[test]
fn the_rest_has_its_kind_and_ground() {
    clauses("đối tượng công-dân", "đối tượng công-dân, doanh-nghiệp", &["subjects applicantsWiden offered"]);
    clauses("đối tượng công-dân", "đối tượng doanh-nghiệp", &["subjects applicantsChange narrowed"]);
    clauses("nộp tại nơi có thẩm quyền", "nộp tại bất kỳ nơi nào trong tỉnh", &["filing filing offered"]);
    clauses("nộp tại bất kỳ nơi nào trong tỉnh", "nộp tại nơi có thẩm quyền", &["filing filing narrowed"]);
    replaced("        có-ảnh \"Có ảnh không?\" có không\n", "", &["facts.có-ảnh questionRemoved lifted"]);
    replaced("\"Có ảnh không?\"", "\"Có nộp ảnh không?\"", &["facts.có-ảnh.question questionChanged wording"]);
    replaced("[in-ấn, xuất-bản]", "[in-ấn]", &["facts.nghề.choices questionChanged gone"]);
    replaced("số từ 0 đến 150", "số từ 0 đến 120", &["facts.tuổi.to questionChanged undecided"]);
    replaced("mã KQ.G06.000311;", "mã KQ.G06.000312;", &["results.giấy-phép.code resultChanged gone"]);
    replaced("        văn-bản-từ-chối \"Văn bản từ chối\"\n", "", &["results.văn-bản-từ-chối resultRemoved gone"]);
    replaced("\"Đủ 14 tuổi\"", "\"Đủ 15 tuổi\"", &["requirements.tuổi-tối-thiểu.text requirementChanged wording"]);
    replaced(
        "        chứng-chỉ \"Có chứng chỉ hành nghề\" khi tuổi >= 18\n",
        "",
        &["requirements.chứng-chỉ requirementRemoved value"],
    );
    replaced("; ký số", "", &["steps.tiếp-nhận.signedDigitally stepChanged lifted"]);
    replaced("\"Nhận hồ sơ\" bởi", "\"Tiếp nhận\" bởi", &["steps.tiếp-nhận.name stepChanged wording"]);
    replaced("mã 1.000001.01", "mã 1.000001.02", &["cases.cấp-lại.code caseChanged gone"]);
    replaced("\"Cấp lại do mất\"", "\"Cấp lại\"", &["cases.cấp-lại.name names wording"]);
    replaced("mẫu tờ-khai-thử, mẫu-hai", "mẫu tờ-khai-thử", &["forms forms gone"]);
    replaced("tên en \"Trial licence\"", "tên en \"Licence\"", &["name.en names wording"]);
    replaced("ghi chú \"Ghi chú thứ hai\"", "", &["remarks remarks wording"]);
    replaced("công bố 2075/QĐ-BKHCN, 1/QĐ-BKHCN", "công bố 2075/QĐ-BKHCN", &["publishedBy publication wording"]);
    replaced("căn cứ 65/2023/NĐ-CP, 133", "căn cứ 66/2023/NĐ-CP, 133", &["legalBases legalBases wording"]);
    replaced("liên thông 1.000004", "liên thông 1.000005", &["interlinked other value"]);
    replaced("lý do \"Chưa rõ\"", "lý do \"Rõ\"", &["notFormalised.reason notFormalised wording"]);
    replaced("chưa mã hóa \"Giấy tờ khác theo yêu cầu\"", "", &["documents.notFormalised notFormalised wording"]);
    replaced("chưa mã hóa \"Lập hội đồng\"", "", &["steps.thẩm-định.notFormalised notFormalised wording"]);
}

#[test]
fn the_first_line_counts_procedures_by_kind() {
    let codes = ["1.000001", "1.000002", "1.000003"];
    let all =
        |text: &str| catalogue(codes.map(|code| (code, always(&procedure(&format!("thủ tục {code} {{ {text} }}"))))));
    let mut old = all("cấp tỉnh; thời hạn 9 ngày; từ khóa \"a\"; hồ sơ 1 bộ { một \"Một\"; hai \"Hai\"; ba \"Ba\" }");
    let new = all("cấp xã; thời hạn 5 ngày; từ khóa \"b\"; hồ sơ 1 bộ { ba \"Ba\" }");
    let summary = |old: &Catalogue, new: &Catalogue| between(old, DAY, new, DAY, &[]).summary();
    let words = summary(&old, &new);
    assert_eq!(words.get(Lang::Vi), "3 thủ tục thay đổi: 3 chuyển từ tỉnh xuống xã, 3 rút ngắn thời hạn, 3 bỏ giấy tờ");
    assert_eq!(
        words.get(Lang::En),
        "3 procedures change: 3 move from the province to the commune, 3 shorten a time limit, 3 drop papers"
    );
    assert_eq!(summary(&old, &old).en, "no procedure changes");
    old.procedures.retain(|code, _| code == "1.000001");
    let keywords = all("cấp tỉnh; thời hạn 9 ngày; từ khóa \"c\"; hồ sơ 1 bộ { một \"Một\"; hai \"Hai\"; ba \"Ba\" }");
    let found = between(&old, DAY, &keywords, DAY, &["1.000001".to_owned()]);
    assert_eq!(found.summary().vi, "1 thủ tục thay đổi: 1 đổi ghi chú, mô tả");
    assert_eq!(found.effects(), [(ContractEffect::Cosmetic, 1)]);
}
