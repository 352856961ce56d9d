//! Values of the record as the cells of the portal's tables say them.

use serde_json::Value;
use tthc_dsl::format::thousands;

use super::{NOT_STATED, items, text};

/// Way of filing, time limit, fees, description.
pub(super) fn method(row: &Value) -> Vec<String> {
    let channel = match text(&row["submissionMethod"]) {
        "DIRECT" => "Trực tiếp",
        "ONLINE" => "Trực tuyến",
        "POSTAL" => "Dịch vụ bưu chính",
        other => other,
    };
    let description = text(&row["description"]);
    let limit = time(&row["processingTime"], text(&row["processingTimeUnit"]));
    // What no figure says stands in the description.
    let limit = limit.unwrap_or_else(|| if description.is_empty() { NOT_STATED } else { "Xem mô tả" }.to_owned());
    vec![channel.to_owned(), limit, fees(items(&row["fees"])), description.to_owned()]
}

/// `30 Ngày làm việc`
pub(super) fn time(number: &Value, unit: &str) -> Option<String> {
    let number = number.as_number()?.to_string().replace('.', ",");
    let unit = match unit {
        "WORKING_DAY" => " Ngày làm việc",
        "DAY" => " Ngày",
        "HOUR" => " Giờ",
        "MONTH" => " Tháng",
        _ => "",
    };
    Some(number + unit)
}

/// A fee in a line. Where there are several, or one has several lines, each begins with a dot.
fn fees(fees: &[Value]) -> String {
    let fees: Vec<String> = fees.iter().map(fee).collect();
    match fees.as_slice() {
        [one] if !one.contains('\n') => one.clone(),
        several => several.iter().map(|fee| format!("• {fee}")).collect::<Vec<_>>().join("\n"),
    }
}

/// The words of the fee. Its amount stands before them where they have no figure: where they have, they are what counts,
/// since a number in the record may be of dollars or the sum of several amounts.
fn fee(fee: &Value) -> String {
    let words = text(&fee["description"]);
    let service = text(&fee["type"]) == "SERVICE_FEE";
    match fee["value"].as_i64() {
        Some(dong) if dong > 0 && !words.contains(|letter: char| letter.is_ascii_digit()) => {
            let kind = if service { "Giá dịch vụ" } else { "Phí" };
            let words = if words.is_empty() { String::new() } else { format!(" ({words})") };
            format!("{kind} : {} Đồng{words}", thousands(dong))
        }
        _ => words.to_owned(),
    }
}

/// Name, forms, numbers of copies.
pub(super) fn paper(paper: &Value) -> Vec<String> {
    let code = paper["code"].as_str().map(|code| format!("\nMã giấy tờ: {code}"));
    let files: Vec<&str> = items(&paper["attachments"]).iter().map(|file| text(&file["name"])).collect();
    let count = |(key, words): (&str, &str)| paper[key].as_u64().map(|count| format!("{words}: {count}"));
    let counts: Vec<String> =
        [("originalQty", "Bản chính"), ("copyQty", "Bản sao")].into_iter().filter_map(count).collect();
    vec![format!("{}{}", text(&paper["name"]), code.unwrap_or_default()), files.join("\n"), counts.join("\n")]
}

/// The name, with its code behind it.
pub(super) fn result(item: &Value) -> String {
    match item["code"].as_str() {
        Some(code) => format!("{} (mã: {code})", text(&item["name"])),
        None => text(&item["name"]).to_owned(),
    }
}
