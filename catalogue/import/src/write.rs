//! A record as the text of a procedure, in the order of the published form.

mod course;
mod dossier;
mod due;
mod fee;
mod limit;
mod published;

use serde_json::Value;
use tthc_compiler::model::{FormalityClass, Subject};
use tthc_dsl::{Lang, Word, fold};

use crate::Options;
use crate::law::Law;
use crate::name::slug;
use crate::prose;
use crate::read::{ROLES, Read};
use crate::text::{Page, quoted};

/// What a procedure's file is made from.
struct Writing<'r> {
    read: &'r Read,
    law: &'r Law,
    options: Options,
    /// What the language has no clause for, as a JSON pointer and JSON.
    others: Vec<(String, Value)>,
}

/// Where the file stands and what it says.
pub fn procedure(read: &Read, law: &Law, options: Options) -> (String, String) {
    let mut writing = Writing { read, law, options, others: Vec::new() };
    let mut page = Page::default();
    page.block(&format!("thủ tục {}", read.record.code), |page| writing.clauses(page));
    (path(read), page.finish())
}

/// `bo-xay-dung/nha-o/1.013225.tthc`
fn path(read: &Read) -> String {
    let folder = |name: Option<&str>, other: &str| {
        let folder = fold(&slug(name.unwrap_or_default(), 12));
        if folder.is_empty() { other.to_owned() } else { folder }
    };
    let ministry = folder(read.record.department_promulgate_name.as_deref(), "bo-khac");
    let sector = folder(read.record.category.as_ref().map(|sector| sector.name.as_str()), "linh-vuc-khac");
    format!("{ministry}/{sector}/{}.tthc", read.record.code)
}

impl<'r> Writing<'r> {
    fn clauses(&mut self, page: &mut Page) {
        let record = &self.read.record;
        page.text("tên", &record.name);
        self.decision(page);
        self.sectors(page);
        self.class(page);
        self.levels(page);
        self.powers(page);
        self.subjects(page);
        self.filing(page);
        self.dossier_and_cases(page);
        self.steps(page);
        self.results(page);
        self.requirements(page);
        self.bases(page);
        self.texts(page);
        self.source(page);
        self.published(page);
    }

    fn other(&mut self, pointer: impl Into<String>, value: Value) {
        self.others.push((pointer.into(), value));
    }

    fn decision(&mut self, page: &mut Page) {
        if let Some(number) = self.read.decision() {
            page.line(&format!("công bố {number}"));
        }
    }

    fn sectors(&mut self, page: &mut Page) {
        let record = &self.read.record;
        let ministry = record.department_promulgate_name.as_deref().unwrap_or_default();
        let details = record
            .categories_details
            .iter()
            .filter(|item| Some(&item.name) != record.category.as_ref().map(|main| &main.name));
        let mut ids: Vec<&str> = Vec::new();
        for item in record.category.iter().chain(details) {
            ids.extend(self.law.sector(ministry, &item.name).map(|entry| entry.id.as_str()));
        }
        if !ids.is_empty() {
            page.line(&format!("lĩnh vực {}", ids.join(", ")));
        }
    }

    fn class(&mut self, page: &mut Page) {
        let Some(kind) = &self.read.record.formality_type else { return };
        let class = match kind.as_str() {
            "ASSIGNED_DETAIL" => FormalityClass::AssignedDetail,
            "ASSIGNED_REGULATION" => FormalityClass::AssignedRegulation,
            "NOT_ASSIGNED" => FormalityClass::NotAssigned,
            "OTHER" => FormalityClass::OtherClass,
            _ => return self.other("/formalityType", Value::String(kind.clone())),
        };
        page.line(&format!("nhóm thủ tục {}", class.word().spelling(Lang::Vi)));
    }

    fn levels(&mut self, page: &mut Page) {
        let record = &self.read.record;
        let flags = [
            (record.is_ministry, Word::Central),
            (record.is_province, Word::Province),
            (record.is_ward, Word::Commune),
            (record.is_other_agency, Word::OtherBody),
        ];
        let levels: Vec<&str> =
            flags.iter().filter(|(flag, _)| *flag == Some(true)).map(|(_, word)| word.spelling(Lang::Vi)).collect();
        if !levels.is_empty() {
            page.line(&format!("cấp {}", levels.join(", ")));
        }
    }

    fn powers(&mut self, page: &mut Page) {
        let read = self.read;
        if read.bodies.iter().all(|bodies| bodies.names.is_empty()) {
            return;
        }
        page.block("thẩm quyền", |page| {
            for (role, bodies) in ROLES.iter().zip(&read.bodies).filter(|(_, bodies)| !bodies.names.is_empty()) {
                let ids: Vec<&str> = bodies.names.iter().filter_map(|name| self.law.authority(name)).collect();
                let head = format!("{} {}", role.spelling(Lang::Vi), ids.join(", "));
                match bodies.published.as_ref().filter(|_| !self.options.facts_only) {
                    Some(published) => page.block(&head, |page| page.text("nguyên văn", published)),
                    None => page.line(&head),
                }
            }
        });
    }

    fn subjects(&mut self, page: &mut Page) {
        let items = &self.read.record.subject_types_details;
        let known = |name: &str| Subject::ALL.iter().find(|subject| subject.official(Lang::Vi) == name);
        let words: Vec<&str> = items
            .iter()
            .filter_map(|item| known(&item.name))
            .map(|subject| subject.word().spelling(Lang::Vi))
            .collect();
        if !words.is_empty() {
            page.line(&format!("đối tượng {}", words.join(", ")));
        }
        if words.len() < items.len() {
            let names = items.iter().map(|item| serde_json::json!({ "name": item.name })).collect();
            self.other("/subjectTypesDetails", Value::Array(names));
        }
    }

    fn filing(&mut self, page: &mut Page) {
        let record = &self.read.record;
        match record.is_non_territorial {
            Some(false) => page.line("nộp tại nơi có thẩm quyền"),
            Some(true) => {
                page.comment("Bản ghi: nộp không phụ thuộc địa giới, không nói trong tỉnh hay trong cả nước.");
                self.other("/isNonTerritorial", Value::Bool(true));
            }
            None => {}
        }
        match record.dossier_receiving_addresses.as_deref() {
            Some("") => self.other("/dossierReceivingAddresses", Value::String(String::new())),
            Some(address) => page.text("địa chỉ nhận", address),
            None => {}
        }
    }

    fn bases(&mut self, page: &mut Page) {
        let numbers: Vec<&str> = self.read.bases.iter().filter_map(|basis| basis.number.as_deref()).collect();
        for line in numbers.chunks(6) {
            page.line(&format!("căn cứ {}", line.join(", ")));
        }
        for basis in self.read.bases.iter().filter(|basis| basis.number.is_none()) {
            let said = if basis.code.is_empty() { &basis.name } else { &basis.code };
            let head = format!("chưa mã hóa {}", quoted(&format!("Căn cứ: {said}")));
            page.brief(&head, "lý do \"Không đọc được chắc chắn số hiệu văn bản\"");
        }
    }

    fn texts(&mut self, page: &mut Page) {
        let record = &self.read.record;
        if let Some(keywords) = record.keywords.as_ref().filter(|keywords| !keywords.is_empty()) {
            let words: Vec<String> = keywords.split(", ").map(quoted).collect();
            page.line(&format!("từ khóa {}", words.join(", ")));
        }
        if self.options.facts_only {
            return;
        }
        for (clause, text) in [("mô tả", &record.description), ("ghi chú", &record.note)] {
            if let Some(text) = text.as_ref().filter(|text| !text.is_empty()) {
                page.text(clause, text);
            }
        }
    }

    fn source(&mut self, page: &mut Page) {
        let field = |key: &str| self.read.record.other.get(key).and_then(Value::as_str);
        let code = &self.read.record.code;
        let from = match (field("sourceUrl"), field("sourceRepository")) {
            (Some(url), Some(repository)) => format!("{url} (github {repository})"),
            (Some(url), None) => url.to_owned(),
            (None, Some(repository)) => format!("Bản ghi {code} của Cổng Dịch vụ công quốc gia (github {repository})"),
            (None, None) => format!("Bản ghi {code} của Cổng Dịch vụ công quốc gia"),
        };
        page.line(&format!("nguồn {} đã đọc", quoted(&crate::text::in_line(&from))));
    }
}

impl Read {
    /// The number of the decision that makes the procedure known, where it can be read.
    pub fn decision(&self) -> Option<String> {
        let text = self.record.procedure_proposal.as_ref()?.proposal_number.as_deref()?;
        prose::instrument_number(text).filter(|reading| reading.certain).map(|reading| reading.value)
    }
}
