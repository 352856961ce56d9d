//! The parts without which a procedure is not complete (Decree 63/2010/NĐ-CP article 8 clause 2).

use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::{Check, Pair, Rule};
use crate::model::{Procedure, Role};

const WHY: Pair = (
    "Một thủ tục chỉ đầy đủ khi có bảy bộ phận: tên, trình tự, cách thức, thành phần và số lượng hồ sơ, thời hạn, đối tượng, cơ quan giải quyết. Thiếu một bộ phận thì người dân không biết phải làm gì và thủ tục chưa đủ điều kiện công bố.",
    "A procedure is complete only with seven parts: name, order of steps, way of filing, dossier and number of sets, time limit, who may apply, deciding agency. Without one of them people cannot know what to do, and the procedure is not ready to be published.",
);

/// The finding that a part is not there.
fn missing(rule: &Rule, procedure: &Procedure, part: Pair, line: Pair, out: &mut Vec<Diagnostic>) {
    let code = &procedure.code.value;
    out.push(rule.finding(
        procedure.span,
        both(format!("thủ tục `{code}` chưa có {}", part.0), format!("`{code}` has no {}", part.1)),
        both(format!("thêm, ví dụ: `{}`", line.0), format!("add, for example: `{}`", line.1)),
    ));
}

pub(super) const LIMIT: Rule = Rule {
    id: "VN-001",
    severity: Severity::Error,
    title: ("Thủ tục không có thời hạn giải quyết", "A procedure without a time limit"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm đ",
    why: WHY,
    fix: (
        "Thêm dòng `thời hạn`; nếu văn bản không quy định thì ghi `thời hạn không quy định`.",
        "Add a `time limit`; where the law sets none write `time limit unspecified`.",
    ),
    read: true,
    good: "    thời hạn 5 ngày làm việc từ tiếp-nhận {\n        tạm dừng khi yêu-cầu-bổ-sung\n    }\n",
    bad: "",
    check: Check::Procedure(|rule, procedure, out| {
        if procedure.limits.is_missing() && !every_case(procedure, |case| !case.limits.is_empty()) {
            missing(
                rule,
                procedure,
                ("thời hạn giải quyết", "time limit"),
                ("thời hạn 5 ngày làm việc từ hồ-sơ-hợp-lệ", "time limit 5 working days from complete-dossier"),
                out,
            );
        }
    }),
};

pub(super) const NAME: Rule = Rule {
    id: "VN-002",
    severity: Severity::Error,
    title: ("Thủ tục không có tên", "A procedure without a name"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm a",
    why: WHY,
    fix: (
        "Thêm dòng `tên` với tên đúng như quyết định công bố.",
        "Add a `name` line with the name of the publication decision.",
    ),
    read: true,
    good: "    tên \"Đăng ký khai sinh\"\n",
    bad: "",
    check: Check::Procedure(|rule, procedure, out| {
        if procedure.name.is_missing() {
            missing(
                rule,
                procedure,
                ("tên", "name"),
                ("tên \"Đăng ký khai sinh\"", "name \"Birth registration\""),
                out,
            );
        }
    }),
};

pub(super) const STEPS: Rule = Rule {
    id: "VN-003",
    severity: Severity::Error,
    title: ("Thủ tục không có trình tự thực hiện", "A procedure without its steps"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm b",
    why: WHY,
    fix: (
        "Thêm khối `trình tự`, mỗi bước một dòng: ai làm gì, trong bao lâu, rồi đến bước nào.",
        "Add a `steps` block, a line for each step: who does what, how long, and what comes next.",
    ),
    read: true,
    good: "    trình tự { cấp-lại \"Cấp bản mới\" bởi quyết định { kết quả giấy; kết thúc } }\n",
    bad: "",
    check: Check::Procedure(|rule, procedure, out| {
        if procedure.steps.is_missing() && !every_case(procedure, |case| !case.steps.is_empty()) {
            missing(
                rule,
                procedure,
                ("trình tự thực hiện", "steps"),
                (
                    "trình tự { xem-xét \"Xem xét hồ sơ\" bởi quyết định { kết thúc } }",
                    "steps { examine \"Examine the dossier\" by decides { ends } }",
                ),
                out,
            );
        }
    }),
};

pub(super) const CHANNELS: Rule = Rule {
    id: "VN-004",
    severity: Severity::Error,
    title: ("Thủ tục không có cách thức thực hiện", "A procedure that does not say how to file"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm c",
    why: WHY,
    fix: ("Thêm dòng `cách thức`.", "Add a `channels` line."),
    read: true,
    good: "    cách thức trực tiếp, bưu chính\n    trình tự {\n",
    bad: "    trình tự {\n",
    check: Check::Procedure(|rule, procedure, out| {
        if procedure.channels.is_missing() {
            missing(
                rule,
                procedure,
                ("cách thức thực hiện", "way of filing"),
                (
                    "cách thức trực tiếp, bưu chính, trực tuyến toàn trình",
                    "channels in person, by post, online in full",
                ),
                out,
            );
        }
    }),
};

pub(super) const DOSSIER: Rule = Rule {
    id: "VN-005",
    severity: Severity::Error,
    title: ("Thủ tục không có thành phần hoặc số lượng hồ sơ", "A procedure without its dossier or number of sets"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm d",
    why: WHY,
    fix: (
        "Thêm khối `hồ sơ N bộ { … }`; nếu không phải nộp giấy tờ thì ghi `hồ sơ không`.",
        "Add `documents N sets { … }`; where no paper is needed write `documents none`.",
    ),
    read: true,
    good: "    hồ sơ 1 bộ { tờ-khai \"Tờ khai\" { bản chính 1 } }\n",
    bad: "",
    check: Check::Procedure(|rule, procedure, out| {
        if procedure.dossiers.is_missing() && !every_case(procedure, |case| !case.dossiers.is_empty()) {
            missing(
                rule,
                procedure,
                ("thành phần, số lượng hồ sơ", "dossier"),
                (
                    "hồ sơ 1 bộ { đơn \"Đơn đề nghị\" { bản chính 1 } }",
                    "documents 1 set { request \"Written request\" { originals 1 } }",
                ),
                out,
            );
        }
    }),
};

pub(super) const SUBJECTS: Rule = Rule {
    id: "VN-006",
    severity: Severity::Error,
    title: ("Thủ tục không nêu đối tượng thực hiện", "A procedure that does not say who may apply"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm e",
    why: WHY,
    fix: ("Thêm dòng `đối tượng`.", "Add an `applicants` line."),
    read: true,
    good: "    đối tượng công-dân\n    dữ kiện",
    bad: "    dữ kiện",
    check: Check::Procedure(|rule, procedure, out| {
        if procedure.subjects.is_missing() {
            missing(
                rule,
                procedure,
                ("đối tượng thực hiện", "applicants"),
                ("đối tượng công-dân, doanh-nghiệp", "applicants citizen, enterprise"),
                out,
            );
        }
    }),
};

pub(super) const AUTHORITY: Rule = Rule {
    id: "VN-007",
    severity: Severity::Error,
    title: ("Thủ tục không nêu cơ quan giải quyết", "A procedure without a deciding authority"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm g",
    why: WHY,
    fix: (
        "Thêm `quyết định <cơ quan>` trong khối `thẩm quyền`.",
        "Add `decides <authority>` to the `authority` block.",
    ),
    read: true,
    good: "    thẩm quyền { quyết định ubnd-xã }\n",
    bad: "    thẩm quyền { tiếp nhận ubnd-xã }\n",
    check: Check::Procedure(|rule, procedure, out| {
        if no_decider(procedure) {
            missing(
                rule,
                procedure,
                ("cơ quan quyết định", "deciding authority"),
                ("thẩm quyền { quyết định ubnd-xã }", "authority { decides commune-committee }"),
                out,
            );
        }
    }),
};

pub(super) const LEVEL: Rule = Rule {
    id: "VN-008",
    severity: Severity::Error,
    title: ("Thủ tục không nêu cấp thực hiện", "A procedure without a level"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm g",
    why: (
        "Cơ quan giải quyết thuộc cấp nào quyết định nơi người dân nộp hồ sơ và cổng dịch vụ công nào hiển thị thủ tục.",
        "The level of the deciding agency decides where people file and on which portal the procedure is shown.",
    ),
    fix: (
        "Thêm dòng `cấp`: `trung ương`, `tỉnh`, `xã` hoặc `cơ quan khác`.",
        "Add a `level` line: `central`, `province`, `commune` or `other body`.",
    ),
    read: true,
    good: "    cấp xã\n    thẩm quyền { quyết định ubnd-xã }\n",
    bad: "    thẩm quyền { quyết định ubnd-xã }\n",
    check: Check::Procedure(|rule, procedure, out| {
        if procedure.levels.is_missing() && !every_case(procedure, |case| !case.levels.is_empty()) {
            missing(rule, procedure, ("cấp thực hiện", "level"), ("cấp xã", "level commune"), out);
        }
    }),
};

pub(super) const RESULT_OF_STEP: Rule = Rule {
    id: "VN-009",
    severity: Severity::Error,
    title: (
        "Bước trả kết quả nhưng thủ tục không nêu kết quả",
        "A step gives a result that the procedure does not name",
    ),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm h",
    why: (
        "Kết quả thực hiện là bộ phận của thủ tục khi thủ tục có kết quả; một bước đã trả kết quả thì kết quả đó phải được nêu.",
        "The result is a part of the procedure where there is one; what a step gives must be named among the results.",
    ),
    fix: (
        "Thêm kết quả vào khối `kết quả`, hoặc sửa tên trong bước.",
        "Add it to the `results` block, or correct the name in the step.",
    ),
    read: true,
    good: "    trình tự { cấp-lại \"Cấp bản mới\" bởi quyết định { kết quả giấy; kết thúc } }\n    kết quả { giấy \"Giấy khai sinh\" }\n",
    bad: "    trình tự { cấp-lại \"Cấp bản mới\" bởi quyết định { kết quả giấy; kết thúc } }\n    kết quả không quy định\n",
    check: Check::Procedure(result_of_step),
};

pub(super) const STATED_OR_ABSENT: Rule = Rule {
    id: "VN-010",
    severity: Severity::Warning,
    title: ("Không nói rõ có hay không có phí, kết quả", "Fee or result neither stated nor declared absent"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm h",
    why: (
        "Phí, lệ phí và kết quả chỉ là bộ phận của thủ tục khi thủ tục có chúng. Im lặng không phải là “không có”: người đọc không biết là không mất phí hay là còn thiếu.",
        "Fee and result are parts only where the procedure has them. Silence is not “none”: a reader cannot tell whether it is free or forgotten.",
    ),
    fix: (
        "Ghi `lệ phí không` hoặc `kết quả không` khi luật nói không có; `không quy định` khi luật không nói gì.",
        "Write `charge none` or `results none` where the law says so; `unspecified` where it says nothing.",
    ),
    read: true,
    good: "    lệ phí không\n    cách thức trực tiếp, bưu chính\n",
    bad: "    cách thức trực tiếp, bưu chính\n",
    check: Check::Procedure(stated_or_absent),
};

pub(super) const BASIS: Rule = Rule {
    id: "VN-011",
    severity: Severity::Error,
    title: ("Thủ tục không có căn cứ pháp lý", "A procedure without a legal basis"),
    law: "63/2010/NĐ-CP điều 15 khoản 1",
    why: (
        "Quyết định công bố phải nêu văn bản quy phạm pháp luật quy định thủ tục. Không có căn cứ thì không ai kiểm tra được thủ tục còn đúng luật hay không.",
        "The publication decision names the legal text that lays the procedure down. Without it nobody can check whether the procedure is still law.",
    ),
    fix: (
        "Thêm dòng `căn cứ` với số hiệu văn bản, nếu biết thì cả điều, khoản.",
        "Add a `basis` line with the instrument, and article and clause where known.",
    ),
    read: true,
    good: "    trình tự { cấp-lại \"Cấp bản mới\" bởi quyết định { kết quả giấy; kết thúc } }\n    kết quả { giấy \"Giấy khai sinh\" }\n    căn cứ 123/2015/NĐ-CP\n",
    bad: "    trình tự { cấp-lại \"Cấp bản mới\" bởi quyết định { kết quả giấy; kết thúc } }\n    kết quả { giấy \"Giấy khai sinh\" }\n",
    check: Check::Procedure(|rule, procedure, out| {
        if no_basis(procedure) {
            missing(
                rule,
                procedure,
                ("căn cứ pháp lý", "legal basis"),
                ("căn cứ 133/2025/NĐ-CP điều 20", "basis 133/2025/NĐ-CP article 20"),
                out,
            );
        }
    }),
};

/// Is the part given in every case, though not for the whole procedure?
fn every_case(procedure: &Procedure, has: impl Fn(&crate::model::Case) -> bool) -> bool {
    !procedure.cases.is_empty() && procedure.cases.iter().all(has)
}

fn no_decider(procedure: &Procedure) -> bool {
    if matches!(procedure.powers, crate::model::Given::Unreadable) {
        return false;
    }
    let decides = |power: &crate::model::Power| matches!(power.role.value, Role::Decides | Role::Performs);
    let own = procedure.powers.value().is_some_and(|powers| powers.iter().any(decides));
    !own && !every_case(procedure, |case| case.powers.iter().any(decides))
}

fn no_basis(procedure: &Procedure) -> bool {
    procedure.bases.is_empty() && crate::Catalogue::citations(procedure).is_empty()
}

fn result_of_step(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    if matches!(procedure.results, crate::model::Given::Unreadable) {
        return;
    }
    let results = procedure.results.value().into_iter().flatten();
    let known: Vec<&str> = results
        .chain(procedure.cases.iter().flat_map(|case| &case.results))
        .map(|result| result.id.value.as_str())
        .collect();
    let mut reported: Vec<&str> = Vec::new();
    for given in procedure.all_steps().flat_map(|step| &step.gives) {
        let name = given.value.as_str();
        if known.contains(&name) || reported.contains(&name) {
            continue;
        }
        reported.push(name);
        let help =
            both(format!("thêm vào khối `kết quả`: `{name} \"…\"`"), format!("add to `results`: `{name} \"…\"`"));
        let help = crate::names::did_you_mean(name, known.iter().copied(), help);
        out.push(rule.finding(
            given.span,
            both(
                format!("kết quả `{name}` chưa được nêu trong khối `kết quả`"),
                format!("`{name}` is not among the results"),
            ),
            help,
        ));
    }
}

fn stated_or_absent(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let code = &procedure.code.value;
    let in_cases = |has: fn(&crate::model::Case) -> bool| procedure.cases.iter().any(has);
    let gives = procedure.all_steps().any(|step| !step.gives.is_empty());
    let silent = [
        (
            procedure.fees.is_missing() && !in_cases(|case| !case.fees.is_empty()),
            ("phí, lệ phí", "fee or charge"),
            ("lệ phí không", "charge none"),
        ),
        // A step that gives a result has a finding of its own.
        (
            procedure.results.is_missing() && !gives && !in_cases(|case| !case.results.is_empty()),
            ("kết quả", "result"),
            ("kết quả không", "results none"),
        ),
    ];
    for (_, part, line) in silent.into_iter().filter(|(silent, ..)| *silent) {
        out.push(rule.finding(
            procedure.span,
            both(
                format!("thủ tục `{code}` không nói có {} hay không", part.0),
                format!("`{code}` does not say whether there is a {}", part.1),
            ),
            both(
                format!("ghi rõ, hoặc ghi `{}` / `{} quy định`", line.0, line.0),
                format!("state it, or write `{}` / `{} unspecified`", line.1, line.1.trim_end_matches(" none")),
            ),
        ));
    }
}
