//! Values of the record as the cells of the portal's tables say them.

use serde_json::Value;
use tthc_dsl::fold;
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

/// The words of the fee, after its amount where they do not begin with it.
fn fee(fee: &Value) -> String {
    let (words, dong) = (text(&fee["description"]), fee["value"].as_i64());
    let service = text(&fee["type"]) == "SERVICE_FEE";
    let is_named = !service || fold(words).starts_with("gia");
    match dong {
        Some(dong) if dong > 0 && (!is_named || amount(words) != Some(dong)) => {
            let kind = if service { "Giá dịch vụ" } else { "Phí" };
            let words = if words.is_empty() { String::new() } else { format!(" ({words})") };
            format!("{kind} : {} Đồng{words}", thousands(dong))
        }
        _ => words.to_owned(),
    }
}

/// The đồng that the words begin with, behind the kind of the fee.
fn amount(words: &str) -> Option<i64> {
    let folded = fold(words);
    let behind = |kind: &str| folded.strip_prefix(kind)?.trim_start().strip_prefix(':');
    let rest = ["phi", "le phi", "gia dich vu", "gia"].into_iter().find_map(behind).unwrap_or(&folded).trim_start();
    let end = rest.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ','))).unwrap_or(rest.len());
    let unit = rest[end..].trim_start();
    let is_dong = ["dong", "vnd", "viet nam dong"].iter().any(|known| unit.starts_with(known));
    rest[..end].replace(['.', ','], "").parse().ok().filter(|_| is_dong)
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
