//! That what is written can be read again: every shipped procedure, through the bytes of its file.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tthc_compiler::Catalogue;
use tthc_import::{table, word};
use tthc_outputs::{office, portal::national};

use super::pages;
use crate::workspace::Workspace;

const DAY: Date = date(2026, 11, 1);

fn shipped() -> Catalogue {
    let workspace = Workspace::open(Some(Path::new("../../procedures"))).expect("the shipped procedures are there");
    workspace.compile(DAY).expect("they are read").0.catalogue
}

fn authorities(catalogue: &Catalogue) -> BTreeSet<&str> {
    catalogue.authorities.values().map(|authority| authority.name.vi.as_str()).collect()
}

/// What an imported file says, through its bytes.
fn read_again(document: office::Document, known: &BTreeSet<&str>) -> word::Found {
    let bytes = pages::document(document).expect("written");
    let blocks: Vec<word::Block> = tthc_office::word::read(&bytes)
        .expect("read")
        .into_iter()
        .map(|block| match block {
            tthc_office::word::Block::Paragraph(text) => word::Block::Paragraph(text),
            tthc_office::word::Block::Table(rows) => word::Block::Table(rows),
        })
        .collect();
    word::record(&blocks, known)
}

/// What both must say, in one form: a step as its name and description together, an amount that is not said as none.
fn said(record: &Value) -> Value {
    let list = |key: &str| record[key].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| tthc_import::tidy(value.as_str().unwrap_or_default());
    let names = |key: &str| list(key).iter().map(|item| text(&item["name"])).collect::<Vec<_>>();
    let steps: Vec<String> = list("executionSteps")
        .iter()
        .map(|step| match text(&step["name"]) {
            name if name.is_empty() => text(&step["description"]),
            name => format!("{name}: {}", text(&step["description"])),
        })
        .collect();
    // The portal has 0 where nobody has said an amount, too.
    let is_said = |fee: &Value| fee["currencyId"] != "" || text(&fee["description"]).starts_with("Miễn phí");
    let amount =
        |fee: &Value| if is_said(fee) { json!([fee["value"], fee["currencyId"]]) } else { json!([null, null]) };
    let fee = |fee: &Value| json!([fee["type"], amount(fee), text(&fee["description"])]);
    let method = |row: &Value| {
        let fees: Vec<Value> = row["fees"].as_array().into_iter().flatten().map(fee).collect();
        json!([
            row["submissionMethod"],
            row["processingTime"],
            row["processingTimeUnit"],
            text(&row["description"]),
            fees
        ])
    };
    let paper = |paper: &Value| {
        let files: Vec<String> =
            paper["attachments"].as_array().into_iter().flatten().map(|file| text(&file["name"])).collect();
        json!([
            tthc_import::tidy(&text(&paper["name"]).replace('\n', " ")),
            paper["code"],
            paper["originalQty"],
            paper["copyQty"],
            files
        ])
    };
    let group = |group: &Value| {
        let papers: Vec<Value> = group["profileComponents"].as_array().into_iter().flatten().map(paper).collect();
        json!([text(&group["name"]), papers])
    };
    let bases: Vec<Value> =
        list("legalBasisesDetails").iter().map(|basis| json!([basis["code"], text(&basis["name"])])).collect();
    let cases: Vec<Value> =
        list("cases").iter().map(|case| json!([case["code"], text(&case["name"]), case["processingDay"]])).collect();
    let results: Vec<Value> =
        list("resultsDetails").iter().map(|result| json!([text(&result["name"]), result["code"]])).collect();
    let flags = ["isWard", "isProvince", "isMinistry", "isOtherAgency"].map(|flag| record[flag].clone());
    json!({
        "code": record["code"], "name": text(&record["name"]), "levels": flags,
        "sector": text(&record["category"]["name"]), "sectors": names("categoriesDetails"),
        "class": record["formalityType"], "publisher": text(&record["departmentPromulgateName"]),
        "decision": text(&record["procedureProposal"]["proposalNumber"]),
        "steps": steps, "channels": list("executionMethods").iter().map(method).collect::<Vec<_>>(),
        "papers": list("executionCases").iter().map(group).collect::<Vec<_>>(), "cases": cases,
        "subjects": names("subjectTypesDetails"), "performs": names("departmentsExecuting"),
        "decides": names("departmentsAuthority"), "authorised": names("departmentsAuthorized"),
        "coordinates": names("departmentsCoordinating"), "address": text(&record["dossierReceivingAddresses"]),
        "results": results, "bases": bases, "conditions": text(&record["requirementsAndConditions"]),
        "keywords": text(&record["keywords"]), "description": text(&record["description"]), "note": text(&record["note"]),
    })
}

#[test]
fn every_shipped_procedure_comes_back_out_of_its_word_file() {
    let catalogue = shipped();
    let known = authorities(&catalogue);
    let mut count = 0;
    for procedure in catalogue.in_force(DAY) {
        let record: Value = serde_json::from_slice(&national::bytes(&catalogue, procedure, DAY)).expect("JSON");
        let found = read_again(office::document(&catalogue, procedure, DAY), &known);
        let (wanted, got) = (said(&record), said(&found.record));
        for (key, wanted) in wanted.as_object().expect("an object") {
            assert_eq!(&got[key], wanted, "{key} of {}", procedure.code.value);
        }
        for (basis, read) in record["legalBasisesDetails"]
            .as_array()
            .into_iter()
            .flatten()
            .zip(found.record["legalBasisesDetails"].as_array().into_iter().flatten())
        {
            let instrument = basis["code"].as_str().and_then(|number| catalogue.instruments.get(number));
            let signed = instrument.and_then(|known| known.signed.as_ref()).map(|day| day.value.to_string());
            assert_eq!(read["issuedDate"].as_str(), signed.as_deref(), "{basis} of {}", procedure.code.value);
            let issued = instrument.is_some_and(|known| known.issuer.is_some());
            assert_eq!(read["issuer"].is_string(), issued, "{basis} of {}", procedure.code.value);
        }
        let ours = ["Hiệu lực", "Quy định viện dẫn", "Thủ tục hành chính liên quan", "Loại thủ tục", "Cấp thực hiện"];
        let lost: Vec<_> = found.left.iter().filter(|left| !ours.contains(&left.label.as_str())).collect();
        assert!(lost.is_empty(), "{lost:?} of {}", procedure.code.value);
        tthc_import::read(1, found.record).unwrap_or_else(|error| panic!("{}: {error:?}", procedure.code.value));
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn every_shipped_procedure_comes_back_out_of_the_list() {
    let catalogue = shipped();
    let bytes = pages::workbook(office::list(&catalogue, catalogue.in_force(DAY), DAY)).expect("written");
    let sheets = tthc_office::sheet::read(&bytes).expect("read");
    let cell = |cell: tthc_office::sheet::Cell| table::Cell { text: cell.text, stored: table::Stored::Text };
    let sheets: Vec<table::Sheet> = sheets
        .into_iter()
        .map(|sheet| {
            let rows = sheet.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
            table::Sheet { name: sheet.name, hidden: sheet.hidden, rows }
        })
        .collect();
    let listed = table::read(&sheets, None, &authorities(&catalogue)).expect("the portal's list");
    assert_eq!(listed.passed, []);
    assert_eq!(listed.rows.len(), catalogue.in_force(DAY).count());
    for (row, procedure) in listed.rows.iter().zip(catalogue.in_force(DAY)) {
        let record: Value = serde_json::from_slice(&national::bytes(&catalogue, procedure, DAY)).expect("JSON");
        let (wanted, got) = (said(&record), said(row.record.as_ref().expect("a record")));
        for key in ["code", "name", "levels", "sector", "publisher", "decision", "subjects"] {
            assert_eq!(got[key], wanted[key], "{key} of {}", procedure.code.value);
        }
    }
}
