//! The pages of findings about amendments, corrections and waivers.

use super::Page;
use crate::waivers::UNFOUNDED_CHANGE;

/// In the order of their numbers.
pub(super) const PAGES: &[Page] = &[
    Page {
        id: "TT061",
        title: ("Sửa đổi một mã không có", "An amendment of an unknown code"),
        why: (
            "Sửa đổi, miễn trừ chỉ có tác dụng với thủ tục có trong kho. Mã này không thuộc thủ tục nào.",
            "Amendments and waivers reach procedures of the workspace only. No procedure bears this code.",
        ),
        fix: ("Kiểm tra lại mã, hoặc khai báo thủ tục.", "Check the code, or declare the procedure."),
        law: None,
        read: true,
        good: "    trong 1.000005 { lệ phí 8.000 đồng -> không }\n",
        bad: "    trong 1.000005 { lệ phí 8.000 đồng -> không }\n    bãi bỏ 1.000055\n",
    },
    Page {
        id: "TT062",
        title: ("Giá trị cũ không đúng", "The old value is another"),
        why: (
            "Mỗi sửa đổi nêu giá trị mà nó thay. Giá trị đó phải đúng là giá trị có hiệu lực ngay trước ngày sửa đổi; nếu không thì văn bản gốc, sửa đổi trước đó hoặc chính sửa đổi này ghi sai.",
            "An amendment names the value that it replaces. It must be the value in force right before the amendment’s day; if not, the base, an earlier amendment or this one is wrong.",
        ),
        fix: (
            "Thông báo nêu giá trị đang có hiệu lực và từ ngày nào. Đối chiếu với văn bản rồi sửa bên sai.",
            "The message gives the value in force and since when. Compare with the instrument and mend the side that is wrong.",
        ),
        law: None,
        read: true,
        good: "    trong 1.000005 { lệ phí 8.000 đồng -> không }\n",
        bad: "    trong 1.000005 { lệ phí 5.000 đồng -> không }\n",
    },
    Page {
        id: "TT063",
        title: ("Không có mục để sửa", "Nothing of this name to change"),
        why: (
            "Sửa đổi bỏ hoặc thay một mục mà thủ tục không có vào ngày đó.",
            "The amendment removes or replaces something that the procedure does not have on that day.",
        ),
        fix: ("Ghi đúng tên mục đang có.", "Name what the procedure has."),
        law: None,
        read: true,
        good: "        bỏ giấy tờ giấy-ủy-quyền\n",
        bad: "        bỏ giấy tờ giấy-ủy-quyền\n        bỏ giấy tờ giấy-cam-kết\n",
    },
    Page {
        id: "TT064",
        title: ("Đã có mục này", "There already"),
        why: (
            "Sửa đổi thêm một mục mà thủ tục đã có vào ngày đó.",
            "The amendment adds something that the procedure has on that day.",
        ),
        fix: (
            "Dùng `thay` để sửa mục đang có, hoặc đặt tên khác.",
            "Use `replace` to change it, or give another name.",
        ),
        law: None,
        read: true,
        good: "        bỏ giấy tờ giấy-ủy-quyền\n",
        bad: "        bỏ giấy tờ giấy-ủy-quyền\n        thêm căn cứ 123/2015/NĐ-CP điều 2\n",
    },
    Page {
        id: "TT065",
        title: ("Không nêu giá trị cũ", "The old value is not given"),
        why: (
            "Sửa đổi phải nêu giá trị trước và sau, để tthc biết nó thay đúng giá trị đang có hiệu lực.",
            "An amendment gives the value before and after, so that tthc knows that it replaces what is in force.",
        ),
        fix: (
            "Ghi `<giá trị cũ> -> <giá trị mới>`; nếu trước đó chưa ghi gì thì ghi `chưa ghi -> <giá trị mới>`.",
            "Write `<old> -> <new>`; where nothing was written, `not given -> <new>`.",
        ),
        law: None,
        read: true,
        good: "        cách thức trực tiếp -> trực tiếp, bưu chính\n",
        bad: "        cách thức trực tiếp, bưu chính\n",
    },
    Page {
        id: "TT066",
        title: ("Hai sửa đổi cùng ngày trên một nội dung", "Two amendments of one field on one day"),
        why: (
            "Hai văn bản cùng sửa một nội dung từ cùng một ngày thì không biết bên nào có hiệu lực sau cùng. Thứ hạng của văn bản không tự trả lời câu hỏi đó.",
            "Where two instruments change one field from one day, nobody knows which has the last word. Their ranks alone do not answer it.",
        ),
        fix: (
            "Ghi `sau <sửa đổi kia>` trong sửa đổi có hiệu lực sau cùng.",
            "Write `after <the other>` in the one that has the last word.",
        ),
        law: None,
        read: true,
        good: "    hiệu lực từ 01/01/2026\n    sau cấp-bản-sao\n    trong 1.000005 { lệ phí 8.000 đồng -> không }\n}\n",
        bad: "    hiệu lực từ 01/01/2026\n    sau cấp-bản-sao\n    trong 1.000005 { lệ phí 8.000 đồng -> không }\n}\nsửa đổi mức-khác theo 67/2025/QH15 {\n    hiệu lực từ 01/01/2026\n    trong 1.000005 { lệ phí 8.000 đồng -> 5.000 đồng }\n}\n",
    },
    Page {
        id: "TT067",
        title: ("Sửa đổi trước khi thủ tục có hiệu lực", "Amended before it begins"),
        why: ("Không sửa được quy định chưa có hiệu lực.", "What is not in force yet cannot be amended."),
        fix: (
            "Sửa ngày của sửa đổi; hoặc bỏ ngày bắt đầu của thủ tục, nếu nó đã có từ trước.",
            "Correct the amendment’s day; or remove the procedure’s first day, if it is older.",
        ),
        law: None,
        read: true,
        good: "    tên \"Cấp bản sao trích lục\"\n    lĩnh vực hộ-tịch\n    cấp trung ương\n",
        bad: "    tên \"Cấp bản sao trích lục\"\n    lĩnh vực hộ-tịch\n    hiệu lực từ 01/08/2025\n    cấp trung ương\n",
    },
    Page {
        id: "TT068",
        title: ("Sửa đổi thủ tục đã hết hiệu lực", "An amendment of what has ended"),
        why: (
            "Thủ tục đã bị bãi bỏ hoặc hết hiệu lực thì không sửa được nữa, và không sống lại khi văn bản bãi bỏ hết hiệu lực.",
            "What was repealed or has ended cannot be amended, and does not revive when the repealing instrument ends.",
        ),
        fix: (
            "Kiểm tra ngày; nếu luật lập lại thủ tục thì khai báo thủ tục mới.",
            "Check the days; if the law sets the procedure up again, declare a new one.",
        ),
        law: None,
        read: true,
        good: "    sau cấp-bản-sao\n    trong 1.000005 { lệ phí 8.000 đồng -> không }\n}\n",
        bad: "    sau cấp-bản-sao\n    trong 1.000005 { lệ phí 8.000 đồng -> không }\n}\nsửa đổi bãi-bỏ theo 67/2025/QH15 {\n    hiệu lực từ 01/12/2025\n    bãi bỏ 1.000005\n}\n",
    },
    Page {
        id: "TT069",
        title: ("Số lần thay chữ không khớp", "Words that stand another number of times"),
        why: (
            "Thay chữ phải khớp đúng số lần, nếu không sẽ thay nhầm chỗ hoặc sót chỗ.",
            "A replacement of words says how many times they stand; otherwise it changes too much or too little.",
        ),
        fix: ("Ghi đúng số lần mà thông báo nêu.", "Write the number that the message gives."),
        law: None,
        read: true,
        good: "        thay chữ \"trích lục\" -> \"trích lục hộ tịch\" lần 2\n",
        bad: "        thay chữ \"trích lục\" -> \"trích lục hộ tịch\" lần 3\n",
    },
    Page {
        id: "TT070",
        title: ("Thứ tự đi vòng", "An order that goes in a circle"),
        why: (
            "Một sửa đổi đứng sau một sửa đổi đứng sau chính nó.",
            "An amendment comes after one that comes after it.",
        ),
        fix: ("Bỏ một dòng `sau`.", "Remove one of the lines `after`."),
        law: None,
        read: true,
        good: "    hiệu lực từ 01/01/2026\n    sau cấp-bản-sao\n",
        bad: "    hiệu lực từ 01/01/2026\n    sau cấp-bản-sao, lệ-phí\n",
    },
    Page {
        id: "TT071",
        title: ("Ngày của sửa đổi nằm ngoài văn bản", "An amendment outside the days of its instrument"),
        why: (
            "Sửa đổi có hiệu lực theo một văn bản thì không thể bắt đầu trước hoặc kết thúc sau văn bản đó.",
            "What an instrument changes cannot begin before it or go on after it.",
        ),
        fix: (
            "Sửa ngày; hoặc bỏ dòng `hiệu lực`, khi đó sửa đổi theo ngày của văn bản.",
            "Correct the days; or leave `in force` out, and the amendment takes the days of its instrument.",
        ),
        law: None,
        read: true,
        good: "    hiệu lực từ 01/01/2026\n    sau cấp-bản-sao\n",
        bad: "    hiệu lực từ 30/06/2025\n    sau cấp-bản-sao\n",
    },
    Page {
        id: "TT073",
        title: ("Điều được sửa đã hết hiệu lực", "What it changed has lapsed"),
        why: (
            "Sửa đổi này còn hiệu lực, nhưng điều mà nó sửa chỉ có trong một sửa đổi khác đã hết hiệu lực, nên không rõ từ ngày đó văn bản nói gì.",
            "This amendment is still in force, but what it changed was only in another that has lapsed, so it is not clear what the text says from that day.",
        ),
        fix: (
            "Ghi rõ bằng một sửa đổi có hiệu lực từ ngày đó, hoặc cho hai sửa đổi cùng ngày cuối.",
            "Say it with an amendment from that day, or give both amendments the same last day.",
        ),
        law: None,
        read: true,
        good: "        bỏ giấy tờ giấy-ủy-quyền\n        thời hạn 10 ngày làm việc -> 7 ngày làm việc\n",
        bad: "        thay giấy tờ giấy-ủy-quyền \"Văn bản ủy quyền\" { bản chính 1 }\n        thời hạn 10 ngày làm việc -> 7 ngày làm việc\n    }\n    trong 1.000002 { thêm giấy tờ giấy-ủy-quyền \"Giấy ủy quyền\" { bản chính 1 } }\n}\n\nsửa đổi sửa-giấy theo 67/2025/QH15 {\n    hiệu lực từ 01/02/2026\n    trong 1.000002 { thay giấy tờ giấy-ủy-quyền \"Văn bản ủy quyền\" { bản chính 1 } }\n}\n\nsửa đổi cách-nộp theo 120/2025/NĐ-CP {\n    sau cấp-bản-sao\n    trong 1.000005 {\n",
    },
    Page {
        id: "TT075",
        title: ("Miễn trừ chưa đủ", "A waiver that is not whole"),
        why: (
            "Miễn trừ phải nêu thủ tục, lý do, người duyệt và ngày cuối; thiếu một mục thì nó chưa miễn trừ gì.",
            "A waiver names procedures, reason, approver and last day; without one of them it waives nothing.",
        ),
        fix: ("Thêm mục còn thiếu.", "Add what is missing."),
        law: None,
        read: true,
        good: "lĩnh vực hộ-tịch { tên \"Hộ tịch\"; bộ bộ-tư-pháp }\n",
        bad: "lĩnh vực hộ-tịch { tên \"Hộ tịch\"; bộ bộ-tư-pháp }\nmiễn trừ VN-012 { cho thủ tục 1.000001; lý do \"Đang sửa\" }\n",
    },
    Page {
        id: "TT076",
        title: ("Miễn trừ đã hết hạn", "A waiver that has ended"),
        why: ("Miễn trừ chỉ có hiệu lực đến ngày cuối đã duyệt.", "A waiver holds until its last day."),
        fix: (
            "Sửa điều được miễn trừ rồi bỏ miễn trừ, hoặc duyệt lại với ngày cuối mới.",
            "Mend what was waived and remove it, or approve it again with a new last day.",
        ),
        law: None,
        read: true,
        good: "lĩnh vực hộ-tịch { tên \"Hộ tịch\"; bộ bộ-tư-pháp }\n",
        bad: "lĩnh vực hộ-tịch { tên \"Hộ tịch\"; bộ bộ-tư-pháp }\nmiễn trừ VN-090 { cho thủ tục 1.000001; lý do \"Sửa lỗi gõ\"; người duyệt \"Vụ Pháp chế\"; cho đến 31/12/2025 }\n",
    },
    Page {
        id: "TT077",
        title: ("Miễn trừ không còn miễn trừ gì", "A waiver of nothing"),
        why: (
            "Phát hiện được miễn trừ không còn nữa; miễn trừ để lại sẽ che một lỗi mới.",
            "What was waived is no longer found; a waiver that stays would hide a new mistake.",
        ),
        fix: ("Bỏ mục này.", "Remove it."),
        law: None,
        read: true,
        good: "lĩnh vực hộ-tịch { tên \"Hộ tịch\"; bộ bộ-tư-pháp }\n",
        bad: "lĩnh vực hộ-tịch { tên \"Hộ tịch\"; bộ bộ-tư-pháp }\nmiễn trừ VN-012 { cho thủ tục 1.000001; lý do \"Đang sửa\"; người duyệt \"Vụ Pháp chế\"; cho đến 31/12/2099 }\n",
    },
    Page {
        id: UNFOUNDED_CHANGE,
        title: ("Thay đổi không có căn cứ", "A change without a basis"),
        why: (
            "So với bản ghi trước, một điều mà luật ấn định (cấp, thẩm quyền, thời hạn, giấy tờ, phí) đã khác đi mà không có `sửa đổi` hay `đính chính` nào nêu căn cứ. `tthc guard` tìm ra điều này khi duyệt; `tthc check` thì không.",
            "Compared with an earlier recording, something that the law fixes (level, authority, limit, paper, fee) is another, and no `amendment` or `correction` gives its basis. `tthc guard` finds it in review; `tthc check` does not.",
        ),
        fix: (
            "Trả văn bản gốc về như cũ và ghi thay đổi bằng một `sửa đổi` hoặc `đính chính`. Nếu chỉ sửa lỗi chép thì ghi `miễn trừ VN-090` có lý do, người duyệt và ngày cuối.",
            "Put the base back as it was and make the change by an `amendment` or a `correction`. Of a slip in copying, write a `waiver VN-090` with reason, approver and last day.",
        ),
        law: None,
        read: true,
        good: "",
        bad: "",
    },
];
