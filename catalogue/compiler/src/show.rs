//! Values as people write them, in both languages.

use jiff::civil::Date;
use tthc_dsl::tree::{Citation, Duration, TimeUnit};
use tthc_dsl::{Lang, format};

use crate::model::{Absence, FeeAmount, LimitAmount, PauseEvent, StartEvent, ValidFor};

/// `133/2025/NĐ-CP điều 9 khoản 2`.
pub fn citation(citation: &Citation, lang: Lang) -> String {
    let mut out = citation.instrument.clone();
    for (word, number) in &citation.provision {
        out.push(' ');
        out.push_str(word.spelling(lang));
        out.push(' ');
        out.push_str(number);
    }
    if let Some(day) = citation.as_worded {
        out.push_str(lang.pick(" theo văn bản ngày ", " as worded on "));
        out.push_str(&date(day, lang));
    }
    out
}

/// `14 ngày làm việc`.
pub fn duration(duration: &Duration, lang: Lang) -> String {
    let parts: Vec<String> = duration
        .parts
        .iter()
        .map(|part| match part.unit {
            TimeUnit::SameDay => part.unit.word().spelling(lang).to_owned(),
            unit => format!("{} {}", part.count, counted(unit, part.count, lang)),
        })
        .collect();
    parts.join(" + ")
}

fn counted(unit: TimeUnit, count: u32, lang: Lang) -> &'static str {
    let word = unit.word().spelling(lang);
    // English units are plural in the table of keywords.
    if lang == Lang::En && count == 1 { unit.word().singular().unwrap_or(word) } else { word }
}

pub fn date(day: Date, lang: Lang) -> String {
    format::date(day, lang)
}

pub fn money(dong: i64, lang: Lang) -> String {
    format::money(dong, lang)
}

/// A limit's amount: a period, or that there is none.
pub fn limit(amount: &LimitAmount, lang: Lang) -> String {
    match amount {
        LimitAmount::Within(within) => duration(within, lang),
        LimitAmount::Absent(absence) => absent(*absence, lang).to_owned(),
        LimitAmount::Unread(text) => unread(text, lang),
    }
}

pub fn fee(amount: &FeeAmount, lang: Lang) -> String {
    match amount {
        FeeAmount::Absent(absence) => absent(*absence, lang).to_owned(),
        FeeAmount::Dong(dong) => money(*dong, lang),
        FeeAmount::Percent(thousandths) => percent(*thousandths, lang),
        FeeAmount::SetByCouncil => lang.pick("do HĐND cấp tỉnh quy định", "set by the provincial council").to_owned(),
        FeeAmount::Tariff(tariff) => format!("{} {tariff}", lang.pick("theo biểu", "by tariff")),
        FeeAmount::TariffUnder(provision) => {
            format!("{} {}", lang.pick("theo biểu", "by tariff"), citation(provision, lang))
        }
        FeeAmount::Unread(text) => unread(text, lang),
    }
}

/// What a source says where no value could be read from it.
fn unread(text: &str, lang: Lang) -> String {
    format!("“{text}” ({})", lang.pick("chưa mã hóa", "not formalised"))
}

/// `0,5%`.
pub fn percent(thousandths: i64, lang: Lang) -> String {
    let whole = thousandths / 1000;
    let part = format!("{:03}", thousandths % 1000);
    let part = part.trim_end_matches('0');
    if part.is_empty() { format!("{whole}%") } else { format!("{whole}{}{part}%", lang.pick(",", ".")) }
}

/// That there is none, or that the law says nothing.
pub fn absent(absence: Absence, lang: Lang) -> &'static str {
    match absence {
        Absence::None => lang.pick("không", "none"),
        Absence::Unspecified => lang.pick("không quy định", "unspecified"),
    }
}

/// How long a result is good for.
pub fn valid_for(time: &ValidFor, lang: Lang) -> String {
    match time {
        ValidFor::Unspecified => absent(Absence::Unspecified, lang).to_owned(),
        ValidFor::Time(time) => duration(time, lang),
    }
}

/// What makes a clock stop or start again, behind `khi`.
pub fn pause_event(event: &PauseEvent, lang: Lang) -> String {
    let (vi, en) = match event {
        PauseEvent::SupplementRequest => ("yêu cầu bổ sung", "a supplement is requested"),
        PauseEvent::Supplement => ("bổ sung", "the dossier is supplemented"),
        PauseEvent::Verification => ("xác minh", "facts are verified"),
        PauseEvent::Consultation => ("lấy ý kiến", "others are consulted"),
        PauseEvent::Step(step) => return step.replace('-', " "),
        PauseEvent::Other(text) => return text.clone(),
    };
    lang.pick(vi, en).to_owned()
}

/// The event that starts a clock.
pub fn start(event: &StartEvent, lang: Lang) -> String {
    let (vi, en) = match event {
        StartEvent::Receipt => ("ngày tiếp nhận hồ sơ", "receipt of the dossier"),
        StartEvent::CompleteDossier => ("ngày nhận đủ hồ sơ hợp lệ", "receipt of the complete dossier"),
        StartEvent::CompleteDossierAndFee => {
            ("ngày nhận đủ hồ sơ hợp lệ và phí, lệ phí", "receipt of the complete dossier and the fee")
        }
        StartEvent::Notice => ("ngày thông báo", "the notice"),
        StartEvent::Step(step) => return format!("{} {step}", lang.pick("bước", "step")),
        StartEvent::Other(text) => return text.clone(),
    };
    lang.pick(vi, en).to_owned()
}

#[cfg(test)]
mod tests {
    use tthc_dsl::tree::Amount;

    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        let sum = Duration {
            parts: vec![Amount { count: 15, unit: TimeUnit::Days }, Amount { count: 1, unit: TimeUnit::WorkingDays }],
        };
        assert_eq!(duration(&sum, Lang::Vi), "15 ngày + 1 ngày làm việc");
        assert_eq!(duration(&sum, Lang::En), "15 days + 1 working day");
        assert_eq!(percent(500, Lang::Vi), "0,5%");
        assert_eq!(percent(50_000, Lang::En), "50%");
        assert_eq!(money(1_200_000, Lang::Vi), "1.200.000 đồng");
    }
}
