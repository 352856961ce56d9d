//! Which volumes an edit touches.

use std::collections::BTreeSet;

use super::*;

/// What an edit of one file changes, against what the plan says that it may change.
#[track_caller]
fn check(edited: usize, was: &str, becomes: &str, changed: &[&str]) {
    let other = "thủ tục 1.000001 { tên \"Gửi thư\"; lĩnh vực bưu-chính; hiệu lực từ 01/07/2025; liên quan 1.013925\n\
        cấp xã; thẩm quyền { quyết định ubnd-xã }; căn cứ 103/2006/NĐ-CP }\n";
    let files = [LAW, WHOLE, other];
    let text = files[edited].replace(was, becomes);
    assert_ne!(text, files[edited], "{was} is not there");
    let mut after = files;
    after[edited] = &text;
    let (before, after) = (catalogue(&files), catalogue(&after));
    let (before, after) = (Plan::new(&input(&before)), Plan::new(&input(&after)));
    assert_eq!(before.layout(), after.layout(), "{was}");
    let mut found = BTreeSet::new();
    for at in 0..before.volumes() {
        if before.volume(at) != after.volume(at) {
            found.insert(before.folder(at));
            let file = FileId(edited as u32);
            assert!(after.files(at).contains(&file), "{}: `{was}` stands on it", before.folder(at));
        }
    }
    assert_eq!(found, changed.iter().copied().collect(), "{was}");
}

#[test]
fn an_edit_touches_the_volumes_that_show_it() {
    check(1, "thời hạn 10 ngày", "thời hạn 11 ngày", &["so-huu-tri-tue"]);
    check(1, "điều 20 khoản 1", "điều 20 khoản 2", &["so-huu-tri-tue", "van-ban-nghi-dinh"]);
    check(
        1,
        "tên \"Thủ tục ghi nhận",
        "tên \"Việc ghi nhận",
        &["buu-chinh", "co-quan", "so-huu-tri-tue", "van-ban-nghi-dinh"],
    );
    check(2, "Gửi thư", "Gửi thơ", &["buu-chinh", "co-quan", "van-ban-nghi-dinh"]);
    check(0, "Mẫu số 04", "Mẫu số 05", &["so-huu-tri-tue"]);
    check(0, "đến 28/02/2027", "đến 31/12/2027", &["van-ban-nghi-dinh"]);
    check(0, "đến 22/08/2023", "đến 31/12/2023", &["buu-chinh", "so-huu-tri-tue", "van-ban-nghi-dinh"]);
}

#[test]
fn a_page_more_or_another_day_is_another_layout() {
    let (small, large) = (catalogue(&[LAW]), catalogue(&[LAW, WHOLE]));
    let layout = |catalogue, day| Plan::new(&Input { catalogue, day, hash: "" }).layout();
    assert_eq!(layout(&small, DAY), layout(&small, DAY));
    assert_ne!(layout(&small, DAY), layout(&large, DAY));
    assert_ne!(layout(&small, DAY), layout(&small, date(2025, 8, 13)));
}

#[test]
fn a_family_is_what_its_plan_gives() {
    let catalogue = catalogue(&[LAW, WHOLE]);
    let (family, plan) = (family(&input(&catalogue)), Plan::new(&input(&catalogue)));
    let volumes: Vec<_> = (0..plan.volumes()).map(|at| plan.volume(at)).collect();
    assert_eq!(family, Family { site: plan.site(), front: plan.front(), volumes });
}
