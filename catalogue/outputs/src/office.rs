//! A procedure as a document, and procedures as a list: the labels and columns of the national portal's own exports.
//!
//! These are values; the command line turns them into files. What the portal's record says is under the portal's labels,
//! word for word, so that the file can be imported again; what the law says beyond it stands under labels of its own.

mod cell;
mod list;
mod piece;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde_json::Value;
use tthc_compiler::model::{Absence, FormalityClass, Level, Procedure};
use tthc_compiler::{Catalogue, show};
use tthc_dsl::Lang;

use crate::portal::national;
pub use list::{Column, List, list};
use piece::Page;
pub use piece::{Document, Piece};

/// What the portal's files say where nobody has entered anything.
const NOT_STATED: &str = "Không có thông tin";

/// The document of a procedure that is in force on the day.
pub fn document(catalogue: &Catalogue, procedure: &Procedure, day: Date) -> Document {
    let record: Value = serde_json::from_slice(&national::bytes(catalogue, procedure, day)).unwrap_or_default();
    let form = Form { catalogue, procedure, day, record: &record };
    let mut page = Page::default();
    form.identity(&mut page);
    form.steps(&mut page);
    form.channels(&mut page);
    form.dossier(&mut page);
    form.cases(&mut page);
    form.people(&mut page);
    form.bases(&mut page);
    form.texts(&mut page);
    Document { title: format!("CHI TIẾT THỦ TỤC HÀNH CHÍNH {}", procedure.code.value), pieces: page.pieces }
}

struct Form<'c> {
    catalogue: &'c Catalogue,
    procedure: &'c Procedure,
    day: Date,
    /// The national record.
    record: &'c Value,
}

impl Form<'_> {
    fn text(&self, key: &str) -> &str {
        text(&self.record[key])
    }

    fn list(&self, key: &str) -> &[Value] {
        items(&self.record[key])
    }

    fn identity(&self, page: &mut Page) {
        page.field("Mã thủ tục", self.text("code"));
        page.field("Số quyết định", text(&self.record["procedureProposal"]["proposalNumber"]));
        page.beyond("Cơ quan công khai", self.text("departmentPromulgateName"));
        page.field("Tên thủ tục", self.text("name"));
        page.beyond("Hiệu lực", &self.validity());
        page.field("Cấp thực hiện", &levels(self.procedure));
        page.field("Loại thủ tục", self.procedure.class.map_or("", class));
        let mut sectors: Vec<String> =
            self.list("categoriesDetails").iter().map(|item| text(&item["name"]).to_owned()).collect();
        if sectors.is_empty() {
            sectors.extend(self.record["category"]["name"].as_str().map(str::to_owned));
        }
        page.listed("Lĩnh vực", &sectors, false);
    }

    /// `từ ngày 01/07/2025; nội dung áp dụng vào ngày 01/01/2026`
    fn validity(&self) -> String {
        let validity = &self.procedure.validity;
        let from = validity.first_day().map(|day| format!("từ ngày {}", show::date(day, Lang::Vi)));
        let to = validity.last_day().map(|day| format!("đến hết ngày {}", show::date(day, Lang::Vi)));
        let days = from.into_iter().chain(to).collect::<Vec<_>>().join(" ");
        let as_of = format!("nội dung áp dụng vào ngày {}", show::date(self.day, Lang::Vi));
        if days.is_empty() { as_of } else { format!("{days}; {as_of}") }
    }

    /// Each step of the record is a paragraph.
    fn steps(&self, page: &mut Page) {
        page.heading("Trình tự thực hiện");
        let steps = self.list("executionSteps");
        for step in steps {
            page.paragraph(text(&step["name"]), text(&step["description"]));
        }
        if steps.is_empty() {
            page.paragraph("", &absent(self.procedure.no_steps));
        }
    }

    fn channels(&self, page: &mut Page) {
        page.heading("Cách thức thực hiện");
        let rows: Vec<Vec<String>> = self.list("executionMethods").iter().map(cell::method).collect();
        page.table(&[("Hình thức nộp", 3), ("Thời hạn giải quyết", 3), ("Phí, lệ phí", 5), ("Mô tả", 6)], rows);
    }

    fn dossier(&self, page: &mut Page) {
        page.heading("Thành phần hồ sơ");
        let groups = self.list("executionCases");
        for group in groups {
            let name = text(&group["name"]);
            page.group(if name.is_empty() { "Bao gồm" } else { name });
            let rows = items(&group["profileComponents"]).iter().map(cell::paper).collect();
            page.table(&[("Tên giấy tờ", 9), ("Mẫu đơn, tờ khai", 4), ("Số lượng", 3)], rows);
        }
        if groups.is_empty() {
            let said = self.procedure.dossiers.value().into_iter().flatten().find_map(|dossier| dossier.absent);
            page.paragraph("", &absent(said));
        }
    }

    fn cases(&self, page: &mut Page) {
        let cases = self.list("cases");
        if cases.is_empty() {
            return;
        }
        page.heading("Trường hợp có mã riêng");
        let row = |case: &Value| {
            let day = &case["processingDay"];
            let time = cell::time(&day["qty"], text(&day["type"]));
            vec![
                text(&case["code"]).to_owned(),
                text(&case["name"]).to_owned(),
                time.unwrap_or_else(|| NOT_STATED.to_owned()),
            ]
        };
        page.table(
            &[("Mã trường hợp", 3), ("Tên trường hợp", 9), ("Thời hạn giải quyết", 4)],
            cases.iter().map(row).collect(),
        );
    }

    fn people(&self, page: &mut Page) {
        let names =
            |key: &str| -> Vec<String> { self.list(key).iter().map(|item| text(&item["name"]).to_owned()).collect() };
        // Names with commas of their own are told apart by the official list of subjects.
        page.field("Đối tượng thực hiện", &names("subjectTypesDetails").join(", "));
        page.listed("Cơ quan thực hiện", &names("departmentsExecuting"), true);
        page.listed("Cơ quan có thẩm quyền", &names("departmentsAuthority"), true);
        page.field("Địa chỉ tiếp nhận HS", self.text("dossierReceivingAddresses"));
        page.listed("Cơ quan được ủy quyền", &names("departmentsAuthorized"), true);
        page.listed("Cơ quan phối hợp", &names("departmentsCoordinating"), true);
        let results: Vec<String> = self.list("resultsDetails").iter().map(cell::result).collect();
        match self.procedure.no_results {
            Some(_) if results.is_empty() => page.field("Kết quả thực hiện", &absent(self.procedure.no_results)),
            _ => page.listed("Kết quả thực hiện", &results, false),
        }
    }

    fn bases(&self, page: &mut Page) {
        page.heading("Căn cứ pháp lý");
        let rows = self.list("legalBasisesDetails").iter().map(|basis| self.basis(basis)).collect();
        let columns = [("Số ký hiệu", 6), ("Trích yếu", 8), ("Ngày ban hành", 4), ("Cơ quan ban hành", 5)];
        page.table(&columns, rows);
        page.listed_beyond("Quy định viện dẫn", &self.provisions());
    }

    /// The provisions that are cited, an instrument in a line: the portal's list has whole instruments.
    fn provisions(&self) -> Vec<String> {
        let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
        let cited = Catalogue::citations(self.procedure).into_iter().filter(|citation| !citation.provision.is_empty());
        for citation in cited {
            let shown = show::citation(citation, Lang::Vi);
            let provision = shown.strip_prefix(&citation.instrument).unwrap_or(&shown).trim().to_owned();
            match lines.iter_mut().find(|(number, _)| *number == citation.instrument) {
                Some((_, provisions)) => provisions.push(provision),
                None => lines.push((&citation.instrument, vec![provision])),
            }
        }
        lines.into_iter().map(|(number, provisions)| format!("{number}: {}", provisions.join("; "))).collect()
    }

    fn basis(&self, basis: &Value) -> Vec<String> {
        let (number, name) = (text(&basis["code"]), text(&basis["name"]));
        let known = self.catalogue.instruments.get(number);
        let signed = known.and_then(|known| known.signed.as_ref()).map(|day| {
            let day = day.value;
            format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year())
        });
        let issuer = known.and_then(|known| {
            let issuer = known.issuer.as_ref()?;
            Some(if known.issuer_is_text {
                issuer.value.as_str()
            } else {
                self.catalogue.authority_name(&issuer.value)
            })
        });
        let title = if name == number { "" } else { name };
        vec![number.to_owned(), title.to_owned(), signed.unwrap_or_default(), issuer.unwrap_or_default().to_owned()]
    }

    fn texts(&self, page: &mut Page) {
        page.field("Yêu cầu, điều kiện thực hiện", self.text("requirementsAndConditions"));
        page.field("Từ khóa", self.text("keywords"));
        page.field("Mô tả", self.text("description"));
        page.beyond("Ghi chú", self.text("note"));
        let codes = self.procedure.related.iter().chain(&self.procedure.interlinked);
        let related: Vec<String> = codes.map(|code| self.related(&code.value)).collect();
        page.listed_beyond("Thủ tục hành chính liên quan", &related);
    }

    fn related(&self, code: &str) -> String {
        let name = self.catalogue.shown(code, self.day).and_then(|(procedure, _)| procedure.name.value());
        name.map_or_else(|| code.to_owned(), |name| format!("{code} – {}", name.vi))
    }
}

/// That there is none, that the law says nothing of it, or that nobody has entered it: three things.
fn absent(said: Option<Absence>) -> String {
    said.map_or_else(|| NOT_STATED.to_owned(), |absence| capital(show::absent(absence, Lang::Vi)))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// `Cấp Bộ, Cấp Tỉnh`, as the portal writes them.
fn levels(procedure: &Procedure) -> String {
    let name = |level: Level| match level {
        Level::Central => "Cấp Bộ",
        Level::Province => "Cấp Tỉnh",
        Level::District => "Cấp Huyện",
        Level::Commune => "Cấp Xã",
        Level::OtherBody => "Cơ quan khác",
    };
    procedure.all_levels().into_iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The portal's label; of the class that its record does not tell apart, the words that both have.
fn class(class: FormalityClass) -> &'static str {
    match class {
        FormalityClass::AssignedByLaw => "TTHC được luật giao",
        FormalityClass::AssignedDetail => "TTHC được luật giao quy định chi tiết",
        FormalityClass::AssignedRegulation => "TTHC được luật giao cho địa phương quy định hoặc quy định chi tiết",
        FormalityClass::NotAssigned => "TTHC không được luật giao cho địa phương quy định hoặc quy định chi tiết",
        FormalityClass::OtherClass => "Loại khác",
    }
}
