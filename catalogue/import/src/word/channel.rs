//! The ways of filing, on which the time limit and the fees hang.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Number, Value, json};

use super::label::words;
use super::tables::{cell, column, others, row_text};
use crate::prose::{Absence, absence};
use crate::text::tidy;

/// The portal's names of the ways, folded.
const CHANNELS: [(&str, &str); 3] = [("truc tiep", "DIRECT"), ("truc tuyen", "ONLINE"), ("buu chinh", "POSTAL")];

/// The rows, and what of them was not understood.
pub(super) fn methods(header: &[String], rows: &[Vec<String>]) -> (Vec<Value>, Vec<String>) {
    let columns = [
        column(header, &["hinh thuc"]),
        column(header, &["thoi han"]),
        column(header, &["phi"]),
        column(header, &["mo ta", "ghi chu"]),
    ];
    let (mut found, mut left) = (Vec::new(), Vec::new());
    let mut last: Vec<&str> = Vec::new();
    for row in rows {
        let [channel, time_text, fee_text, description] = columns.map(|column| cell(row, column));
        if row_text(row).is_empty() {
            continue;
        }
        // A cell that is empty goes on with the one above it.
        if !channel.is_empty() {
            last = channels(channel);
            let rest = CHANNELS.iter().fold(words(channel), |rest, (words, _)| rest.replace(words, ""));
            if !matches!(rest.trim(), "" | "dich vu" | "qua dich vu" | "nop") && !last.is_empty() {
                left.push(channel.to_owned());
            }
        }
        if last.is_empty() {
            left.push(row_text(row));
            continue;
        }
        for channel in &last {
            found.push(method(channel, time_text, fee_text, description));
        }
        left.extend(others(header, row, &columns));
    }
    (found, left)
}

/// The ways that a cell names, in its order.
pub(crate) fn channels(text: &str) -> Vec<&'static str> {
    let words = words(text);
    let mut found: Vec<(usize, &str)> =
        CHANNELS.iter().filter_map(|(known, code)| Some((words.find(known)?, *code))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, code)| code).collect()
}

/// A row of the record.
pub(crate) fn method(channel: &str, time_text: &str, fee_text: &str, description: &str) -> Value {
    let mut row = Map::new();
    row.insert("submissionMethod".to_owned(), json!(channel));
    let (number, unit, rest) = time(time_text);
    row.extend(number.map(|number| ("processingTime".to_owned(), Value::Number(number))));
    row.extend(unit.map(|unit| ("processingTimeUnit".to_owned(), json!(unit))));
    let said = rest.map(|rest| format!("Thời hạn: {rest}"));
    let described = Some(tidy(description)).filter(|text| !text.is_empty());
    row.insert("description".to_owned(), json!(said.into_iter().chain(described).collect::<Vec<_>>().join("\n")));
    row.insert("fees".to_owned(), Value::Array(fees(fee_text)));
    Value::Object(row)
}

/// Nobody has entered it, or it stands in the next column.
pub(super) fn says_nothing(text: &str) -> bool {
    matches!(absence(text), Some(Absence::Empty | Absence::NotStated)) || words(text) == "xem mo ta"
}

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(\d+(?:[.,]\d+)?)\s*(ngày làm việc|ngày|giờ|tháng)?\.?$").expect("the pattern is our own")
});

/// `30 Ngày làm việc`: the number, the portal's unit, and what no figure says.
pub(crate) fn time(text: &str) -> (Option<Number>, Option<&'static str>, Option<String>) {
    let text = tidy(text);
    if says_nothing(&text) {
        return (None, None, None);
    }
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let Some(found) = TIME.captures(first) else { return (None, None, Some(text)) };
    let number = found[1].replace(',', ".");
    let whole = number.parse::<u64>().ok().map(Number::from);
    let Some(number) = whole.or_else(|| Number::from_f64(number.parse().ok()?)) else {
        return (None, None, Some(text));
    };
    let unit = found.get(2).map(|unit| match words(unit.as_str()).as_str() {
        "ngay lam viec" => "WORKING_DAY",
        "ngay" => "DAY",
        "gio" => "HOUR",
        _ => "MONTH",
    });
    (Some(number), unit, (!rest.is_empty()).then(|| rest.to_owned()))
}

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)^(?:(?<kind>phí|lệ phí|giá(?: dịch vụ)?)\s*:\s*)?(?<amount>\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đồng|vnđ|vnd|việt nam đồng|đ\b)";
    Regex::new(pattern).expect("the pattern is our own")
});

/// The fees of a cell. Each begins a line with its kind, or, where one has several lines, with a dot.
pub(crate) fn fees(text: &str) -> Vec<Value> {
    let text = tidy(text);
    if text.is_empty() {
        return Vec::new();
    }
    const MARK: &str = "• ";
    let marked = text.starts_with(MARK);
    let begins = |line: &str| match marked {
        true => line.starts_with(MARK),
        false => kind_of(line).is_some(),
    };
    let mut fees: Vec<String> = Vec::new();
    for line in text.lines() {
        let starts = begins(line);
        let line = if marked { line.strip_prefix(MARK).unwrap_or(line) } else { line };
        match fees.last_mut().filter(|_| !starts) {
            Some(fee) => {
                fee.push('\n');
                fee.push_str(line);
            }
            None => fees.push(line.to_owned()),
        }
    }
    fees.iter().map(|fee| self::fee(fee)).collect()
}

/// The word for its kind that a line begins a fee with.
fn kind_of(line: &str) -> Option<&'static str> {
    let (kind, _) = line.split_once(':')?;
    match words(kind).as_str() {
        "phi" | "le phi" => Some("FEE"),
        "gia" | "gia dich vu" => Some("SERVICE_FEE"),
        _ => None,
    }
}

/// One fee, with the amount that its words begin with. Where they give none the record says none.
fn fee(text: &str) -> Value {
    let mut fee = Map::new();
    fee.insert("type".to_owned(), json!(kind_of(text).unwrap_or("FEE")));
    let amount = AMOUNT.captures(text).and_then(|found| found["amount"].replace(['.', ','], "").parse::<i64>().ok());
    match amount {
        Some(dong) => {
            fee.insert("value".to_owned(), json!(dong));
            fee.insert("currencyId".to_owned(), json!("VND"));
        }
        None if words(text).starts_with("mien phi") => {
            fee.insert("value".to_owned(), json!(0));
            fee.insert("currencyId".to_owned(), json!(""));
        }
        None => {}
    }
    fee.insert("description".to_owned(), json!(text));
    Value::Object(fee)
}
