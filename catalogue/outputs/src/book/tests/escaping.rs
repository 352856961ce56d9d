//! Names that look like markup.

use super::*;

/// Everything that Markdown or HTML could take for its own.
const HOSTILE: &str = "</dd><b>x</b> | * _ ` # [a](b) & &amp; {{y}} <!-- \\\\ ~~";
const ESCAPED: &str = "&lt;/dd&gt;&lt;b&gt;x&lt;/b&gt; | * _ ` # [a](b) &amp; &amp;amp; {{y}} &lt;!-- \\ ~~";

/// Law and a procedure in which every text is hostile.
fn hostile() -> [String; 2] {
    let law = "cơ quan ubnd { tên \"@\"; tên en \"@\"; nguồn \"@\" đã đọc }\n\
        lĩnh vực đất { tên \"@\"; bộ ubnd }\n\
        văn bản 1/2025/NĐ-CP { tên \"@\"; ban hành bởi \"@\"; ghi chú \"@\"; nguồn \"@\"; về thẩm quyền phân cấp; bộ ubnd }\n\
        biểu mẫu đơn { tên \"@\"; số \"@\"; trường { a \"@\" văn bản ngắn } }\n\
        giấy tờ thẻ { tên \"@\"; cơ sở dữ liệu \"@\" }\n";
    let procedure = "thủ tục 1.000001 {
        tên \"@\"; tên en \"@\"; mô tả \"@\"; lĩnh vực đất; từ khóa \"@\"; hiệu lực từ 01/07/2025
        công bố 1/2025/NĐ-CP
        cấp tỉnh
        thẩm quyền { quyết định ubnd { phân cấp; chuyển từ trung ương; phạm vi \"@\"; căn cứ 1/2025/NĐ-CP điều 1 } }
        nộp tại nơi có thẩm quyền vì \"@\"
        dữ kiện { a \"@\" có không; b \"@\" số từ 1 đến 2 đơn vị \"@\" }
        trường hợp c \"@\" { khi a; ghi chú \"@\"; chưa mã hóa \"@\" { lý do \"@\"; phụ trách \"@\" } }
        hồ sơ 1 bộ {
            nhóm \"@\" {
                g \"@\" { bản chính 1; khi a và b < 2; theo mẫu \"@\"; tra cứu tại \"@\" { khi thiếu dữ liệu \"@\" }; ghi chú \"@\" }
                h \"@\" { bản chính 1; theo mẫu đơn }
                i \"@\" { bản chính 1; thuộc loại thẻ }
            }
        }
        thời hạn 5 ngày từ \"@\" { tạm dừng khi \"@\"; sau khi cấp \"@\" trong 5 ngày; quá hạn \"@\" }
        phí 1.000 đồng \"@\" mỗi \"@\" đối với \"@\" { ghi chú \"@\" }
        lệ phí theo biểu \"@\"
        cách thức trực tiếp, trực tuyến một phần vì \"@\" { trực tiếp \"@\" }
        trình tự {
            m \"@\" bởi quyết định { rồi n khi b < 2; ghi chú \"@\" }
            n \"@\" bởi người nộp { kết quả k; kết thúc; chưa mã hóa \"@\" }
        }
        kết quả { k \"@\" }
        điều kiện { d \"@\" }
        mẫu đơn
        căn cứ 1/2025/NĐ-CP
        chưa mã hóa \"@\"
        ghi chú \"@\"
        nguồn \"@\"
    }\n";
    let written = HOSTILE.replace('\\', "\\\\").replace('"', "\\\"");
    [law, procedure].map(|text| text.replace('@', &written.replace("\\\\\\\\", "\\\\")))
}

#[test]
fn no_name_becomes_markup() {
    let [law, procedure] = hostile();
    let catalogue = catalogue(&[&law, &procedure]);
    let family = family(&input(&catalogue));
    let mut escaped = 0;
    let chapters = family.volumes.iter().flat_map(|volume| &volume.chapters).chain(&family.front.pages);
    for (path, markdown) in chapters
        .map(|chapter| (&chapter.path, &chapter.markdown))
        .chain(family.volumes.iter().map(|volume| (&volume.folder, &volume.introduction)))
    {
        assert!(!markdown.contains("<b>x"), "{path}: {markdown}");
        escaped += markdown.matches("&lt;b&gt;x&lt;/b&gt;").count();
        check_blocks(path, markdown);
    }
    assert!(escaped > 60, "only {escaped} names were looked at");
    let markdown = &family.volumes[0].chapters[0].markdown;
    assert!(markdown.contains(&format!("<dd>{ESCAPED}</dd>")), "{markdown}");
}

/// A page is headings of ours and blocks of HTML, but for the list of a workflow in words.
#[track_caller]
fn check_blocks(path: &str, markdown: &str) {
    for block in markdown.split("\n\n").filter(|block| !block.is_empty()) {
        let is_html = block.starts_with('<');
        let is_heading = block.starts_with("## <span lang=\"vi\">") && !block.contains('\n');
        let is_list = block.lines().all(|line| line.starts_with(|letter: char| letter.is_ascii_digit()));
        assert!(is_html || is_heading || is_list, "{path}: {block}");
        if is_list {
            assert!(!block.replace("\\<", "").contains('<'), "{path}: {block}");
        }
    }
}

#[test]
fn a_line_break_does_not_end_a_block() {
    let law = "cơ quan ubnd { tên \"\"\"\n  Ủy ban\n\n  nhân dân\n  \"\"\" }\n";
    let text = "thủ tục 1.000001 {\n tên \"\"\"\n  Một\n\n  hai\n  \"\"\"\n thẩm quyền { quyết định ubnd }\n \
        ghi chú \"\"\"\n  Một.\n\n  <Hai>.\n  \"\"\"\n hiệu lực từ 01/07/2025\n}\n";
    let page = page(&[law, text], "1.000001");
    check_blocks(&page.path, &page.markdown);
    assert!(page.markdown.contains("<div class=\"note\"><p>Một.</p><p>&lt;Hai&gt;.</p></div>"), "{}", page.markdown);
    assert!(page.markdown.contains("Ủy ban  nhân dân"), "{}", page.markdown);
}
