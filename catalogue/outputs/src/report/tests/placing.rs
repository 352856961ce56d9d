//! Which procedure, sector and ministry a finding is shown under.

use tthc_dsl::Lang;

use super::{LAW, report};
use crate::report::{Report, Subject, What};

fn titles(report: &Report) -> Vec<(String, &str, &str)> {
    let title = |subject: &Subject| match &subject.what {
        What::Procedure { code, .. } => code.clone(),
        What::File => subject.path.clone(),
    };
    let of = |subject: &Subject| {
        let sector = &report.sectors[subject.sector];
        (report.ministries[sector.ministry].name.get(Lang::En), sector.name.get(Lang::Vi))
    };
    let subjects = report.subjects.iter();
    subjects.map(|subject| (title(subject), of(subject).0, of(subject).1)).collect()
}

#[test]
fn procedures_of_one_file_are_told_apart() {
    let text = "thủ tục 1.000001 { tên \"A\"; lĩnh vực hộ-tịch }\n\nthủ tục 1.000002 {\n tên \"B\"\n lĩnh vực dược\n cấp huyện }\n";
    let report = report(&[("law/luật.tthc", LAW), ("a.tthc", text)]);
    assert_eq!(
        titles(&report),
        [("1.000001".to_owned(), "Ministry of Justice", "Hộ tịch"), ("1.000002".to_owned(), "Bộ Y tế", "Dược")]
    );
    let second = report.subjects.last().expect("it is there");
    assert!(second.findings.iter().any(|finding| finding.code == "VN-012" && finding.line == 6));
    assert!(second.findings.iter().all(|finding| finding.line >= 3));
    assert!(report.subjects[0].findings.iter().all(|finding| finding.line == 1));
}

#[test]
fn law_and_what_cannot_be_placed_stand_apart() {
    let report = report(&[
        ("law/luật.tthc", "cơ quan x { tên \"X\"; cấp xa }\n"),
        ("law/rác.tthc", "rác @\n"),
        ("x/chung.tthc", "lĩnh vực khác { bộ không-có }\n"),
        ("x/rác.tthc", "rác @\n"),
        ("x/1.000001.tthc", "thủ tục 1.000001 { tên \"A\"; lĩnh vực không-rõ }\n"),
        ("x/1.000002.tthc", "thủ tục 1.000002 { tên \"A\" }\n"),
    ]);
    let law = ("Shared law and authorities", "Văn bản, cơ quan, lĩnh vực");
    let unknown = "Ministry not known";
    assert_eq!(
        titles(&report),
        [
            ("law/luật.tthc".to_owned(), law.0, law.1),
            ("law/rác.tthc".to_owned(), law.0, law.1),
            ("x/chung.tthc".to_owned(), law.0, law.1),
            ("x/rác.tthc".to_owned(), unknown, "Tệp không đọc được thủ tục"),
            ("1.000001".to_owned(), unknown, "không-rõ"),
            ("1.000002".to_owned(), unknown, "Chưa nêu lĩnh vực"),
        ]
    );
}

#[test]
fn what_stands_around_the_only_procedure_of_a_file_is_of_it() {
    let text = "@\nthủ tục 1.000001 { tên \"A\"; lĩnh vực dược }\n@\n";
    let report = report(&[("law/luật.tthc", LAW), ("a.tthc", text)]);
    assert_eq!(titles(&report), [("1.000001".to_owned(), "Bộ Y tế", "Dược")]);
}

#[test]
fn clean_procedures_are_counted_in_their_sector() {
    let dirty = "thủ tục 1.000001 { tên \"A\"; lĩnh vực dược }\nthủ tục 1.000002 { tên \"A\"; lĩnh vực dược }\n";
    let report = report(&[("law/luật.tthc", LAW), ("a.tthc", dirty)]);
    let sector = report.sectors.iter().find(|sector| sector.id == "dược").expect("it has procedures");
    assert_eq!(sector.procedures, 2);
    assert!(report.sectors.iter().all(|sector| sector.id != "luật-sư"), "it has neither procedures nor findings");
}
