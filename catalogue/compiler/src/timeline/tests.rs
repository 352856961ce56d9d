//! Each operation and each message at its lowest door.

mod days;
mod errata;
mod messages;
mod operations;
mod order;
mod succession;

use jiff::civil::{Date, date};
use tthc_dsl::{Diagnostic, FileId, Lang, Source};

use crate::check::{Compiled, compile};
use crate::model::{AppliedKind, FeeAmount, Given, LimitAmount, Procedure};

/// An illustration: nothing in it is law.
const WORLD: &str = r#"
văn bản 1/2020/NĐ-CP { loại nghị định; tên "Gốc"; ký 01/01/2020; hiệu lực từ 01/03/2020 }
văn bản 2/2025/NĐ-CP { loại nghị định; tên "Sửa đổi"; ký 01/06/2025; hiệu lực từ 01/07/2025 đến 28/02/2027 }
văn bản 3/2025/QH15 { loại luật; tên "Luật"; ký 02/06/2025; hiệu lực từ 01/07/2025 }
văn bản 4/2025/TT-BKHCN { loại thông tư; tên "Thông tư"; ký 03/06/2025; hiệu lực từ 01/07/2025 }
cơ quan bộ { tên "Bộ"; cấp trung ương }
cơ quan cục { tên "Cục"; cấp trung ương }
cơ quan ubnd-tỉnh { tên "Ủy ban nhân dân cấp tỉnh"; cấp tỉnh }
cơ quan sở { tên "Sở"; cấp tỉnh }
lĩnh vực bức-xạ { tên "Bức xạ"; bộ bộ }
lĩnh vực hạt-nhân { tên "Hạt nhân"; bộ bộ }
thủ tục 1.000001 {
    tên "Cấp phép bức xạ"
    tên en "Radiation licence"
    công bố 1/QĐ-BKHCN
    lĩnh vực bức-xạ
    họ bức-xạ, cấp mới
    cấp trung ương
    thẩm quyền {
        quyết định bộ { phân cấp; căn cứ 1/2020/NĐ-CP điều 2 }
        tiếp nhận bộ
        phối hợp cục
    }
    đối tượng công-dân
    nộp tại nơi có thẩm quyền
    hồ sơ 1 bộ {
        đơn "Đơn đề nghị" { bản chính 1 }
        hợp-đồng "Hợp đồng" { bản sao 1 }
        chứng-từ "Chứng từ" { bản sao 1 }
    }
    thời hạn 20 ngày từ tiếp-nhận {
        tạm dừng khi yêu-cầu-bổ-sung
        nguyên văn "20 ngày"
        căn cứ 1/2020/NĐ-CP điều 3
    }
    phí 250.000 đồng "Phí thẩm định"
    phí 90.000 đồng "Phí kiểm tra"
    lệ phí không
    cách thức trực tiếp
    trình tự {
        nhận "Nhận hồ sơ" bởi tiếp nhận { rồi cấp }
        cấp "Cấp phép" bởi quyết định { kết quả giấy; kết thúc }
    }
    kết quả { giấy "Giấy phép bức xạ" }
    điều kiện { kho "Có kho" }
    căn cứ 1/2020/NĐ-CP
    trường hợp cấp-lại "Cấp lại" { mã 1.000001.01; thời hạn 5 ngày }
}
"#;

const TODAY: Date = date(2026, 6, 1);

fn compiled(changes: &str) -> (Source, Compiled) {
    let source = Source::new(FileId(0), "mẫu.tthc", format!("{WORLD}{changes}"));
    let compiled = compile(std::slice::from_ref(&source), TODAY);
    (source, compiled)
}

/// Findings about amendments.
fn about_amendments(compiled: &Compiled) -> impl Iterator<Item = &Diagnostic> {
    compiled.diagnostics.iter().filter(|found| found.code.starts_with("TT06") || found.code.starts_with("TT07"))
}

/// The procedure on a day. What changes it must be without a mistake.
#[track_caller]
fn on(changes: &str, day: Date) -> Option<Procedure> {
    let (source, compiled) = compiled(changes);
    let form = |code: &str| code.starts_with("TT00") || code.starts_with("TT01") || code.starts_with("TT02");
    let wrong = compiled.diagnostics.iter().find(|found| form(found.code));
    let wrong = wrong.or_else(|| about_amendments(&compiled).next());
    if let Some(found) = wrong {
        panic!("{} at `{}`: {}", found.code, &source.text[found.span.range()], found.message.en);
    }
    compiled.catalogue.timeline("1.000001")?.on(day).cloned()
}

/// An amendment of the days of its instrument, with one operation.
fn amending(operations: &str) -> String {
    format!("sửa đổi a theo 2/2025/NĐ-CP điều 9 {{ trong 1.000001 {{ {operations} }} }}\n")
}

const WITHIN: Date = date(2026, 1, 1);

/// What a change of the base text takes away and brings, with what its parts cite.
#[track_caller]
fn changed(operations: &str) -> Vec<String> {
    differences(&amending(operations), WITHIN)
}

#[track_caller]
fn differences(changes: &str, day: Date) -> Vec<String> {
    let base = lines(&on("", day).expect("the base is in force"));
    let new = lines(&on(changes, day).expect("it is in force"));
    let gone = base.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
    gone.chain(new.iter().filter(|line| !base.contains(line)).map(|line| format!("+ {line}"))).collect()
}

fn lines(procedure: &Procedure) -> Vec<String> {
    let mut out = vec![format!("code {}", procedure.code.value)];
    let cited = |basis: &[tthc_dsl::Spanned<tthc_dsl::tree::Citation>]| {
        basis.iter().map(|basis| format!(" [{}]", cite(&basis.value))).collect::<String>()
    };
    let name = procedure.name.value().expect("it has a name");
    out.push(format!("name {} / {}", name.vi, name.en.as_deref().unwrap_or("-")));
    out.extend(procedure.published_by.iter().map(|number| format!("published by {}", number.value)));
    out.extend(procedure.sectors.iter().map(|sector| format!("sector {}", sector.value)));
    out.extend(procedure.family.iter().map(|family| format!("family {} {:?}", family.id.value, family.operation)));
    out.extend(listed(&procedure.levels).map(|clause| {
        let levels: Vec<&str> = clause.levels.iter().map(|level| level.value.key()).collect();
        format!("level {}{}", levels.join(", "), cited(&clause.basis))
    }));
    out.extend(listed(&procedure.powers).map(|power| {
        let bodies: Vec<&str> = power.authorities.iter().map(|body| body.value.as_str()).collect();
        let transfer = power.transfer.map_or(String::new(), |transfer| format!(" {}", transfer.key()));
        format!("{} {}{transfer}{}", power.role.value.key(), bodies.join(", "), cited(&power.basis))
    }));
    out.extend(listed(&procedure.subjects).map(|subject| format!("subject {}", subject.value.key())));
    out.extend(procedure.filing.iter().map(|filing| format!("filing {}", filing.place.key())));
    out.extend(procedure.receiving_address.iter().map(|address| format!("address {address}")));
    out.extend(
        listed(&procedure.dossiers).filter_map(|dossier| dossier.sets).map(|sets| format!("sets {}", sets.value)),
    );
    out.extend(procedure.all_papers().map(|paper| {
        let copies = paper.originals.unwrap_or_default() * 10 + paper.copies.unwrap_or_default();
        format!("paper {} {} {copies:02}{}", paper.id.value, paper.name.vi, cited(&paper.basis))
    }));
    let cases = procedure.cases.iter().map(|case| (case.id.value.as_str(), &case.limits));
    let own = listed(&procedure.limits).map(|limit| ("", limit));
    out.extend(own.chain(cases.flat_map(|(id, limits)| limits.iter().map(move |limit| (id, limit)))).map(
        |(of, limit)| {
            let amount = match &limit.amount {
                LimitAmount::Within(time) => time
                    .parts
                    .iter()
                    .map(|part| format!("{} {:?}", part.count, part.unit))
                    .collect::<Vec<_>>()
                    .join(" + "),
                LimitAmount::Unread(text) => format!("“{text}”"),
                LimitAmount::Absent(absence) => format!("{absence:?}"),
            };
            let start = limit.start.as_ref().map_or(String::new(), |start| format!(" from {:?}", start.value));
            let via: String = limit.via.iter().map(|via| format!(" via {}", via.key())).collect();
            let more = format!("{} pauses, published {:?}", limit.pauses.len(), limit.published);
            format!("limit {of} {amount}{start}{via}, {more}{}", cited(&limit.basis)).replace("  ", " ")
        },
    ));
    out.extend(listed(&procedure.fees).map(|fee| {
        let amount = match &fee.amount {
            FeeAmount::Dong(dong) => dong.to_string(),
            FeeAmount::Absent(absence) => format!("{absence:?}"),
            other => format!("{other:?}"),
        };
        format!("{} {amount} {}{}", fee.kind.key(), fee.name.as_deref().unwrap_or("-"), cited(&fee.basis))
    }));
    out.extend(listed(&procedure.channels).map(|channel| format!("channel {}", channel.value.channel.key())));
    out.extend(listed(&procedure.steps).map(|step| {
        let limits: Vec<&LimitAmount> = step.limits.iter().map(|limit| &limit.amount).collect();
        format!("step {} {} {}{}", step.id.value, step.name.vi, limits.len(), cited(&step.basis))
    }));
    out.extend(listed(&procedure.results).map(|result| format!("result {} {}", result.id.value, result.name.vi)));
    out.extend(listed(&procedure.requirements).map(|one| format!("requirement {}", one.id.value)));
    out.extend(procedure.bases.iter().map(|basis| format!("basis {}", cite(&basis.value))));
    out.extend(procedure.keywords.iter().map(|keyword| format!("keyword {keyword}")));
    out.extend(procedure.description.iter().map(|text| format!("description {}", text.vi)));
    out.extend(procedure.unmodelled.iter().map(|sentence| format!("sentence {}", sentence.text.value)));
    out.extend(procedure.facts.iter().map(|fact| format!("fact {}", fact.id.value)));
    out.extend(procedure.cases.iter().map(|case| format!("case {}", case.id.value)));
    out
}

fn cite(citation: &tthc_dsl::tree::Citation) -> String {
    crate::show::citation(citation, Lang::Vi)
}

fn listed<T>(given: &Given<Vec<T>>) -> impl Iterator<Item = &T> {
    given.value().into_iter().flatten()
}

/// The names of what made a version of the base.
fn applied(procedure: &Procedure) -> Vec<(AppliedKind, &str)> {
    procedure.applied.iter().map(|one| (one.kind, one.name.as_str())).collect()
}

/// What is found about amendments: the code, what it points at, and the message in both languages.
fn told(changes: &str) -> Vec<(&'static str, String, String, String)> {
    let (source, compiled) = compiled(changes);
    about_amendments(&compiled)
        .map(|found| {
            let shown = source.text[found.span.range()].to_owned();
            (found.code, shown, found.message.vi.clone(), found.message.en.clone())
        })
        .collect()
}

/// The codes, and what they point at.
fn found(changes: &str) -> Vec<(&'static str, String)> {
    told(changes).into_iter().map(|(code, shown, ..)| (code, shown)).collect()
}
