//! The form of a clause in a line: `thời hạn (không | không quy định | ⟨khoảng thời gian⟩)`.

use tthc_dsl::schema::{Clause, Slot};
use tthc_dsl::{Lang, Word};

/// A clause's form in a keyword language.
pub fn form(clause: &Clause, lang: Lang) -> String {
    let head = clause.word.map_or_else(|| slot(&Slot::Name, lang), |word| word.spelling(lang).to_owned());
    let values = clause.slots.iter().map(|part| slot(part, lang)).collect::<Vec<_>>().join(" ");
    if !clause.changes {
        return format!("{head} {values}").trim_end().to_owned();
    }
    // On either side may stand that nothing is written.
    let nothing = Word::NotGiven.spelling(lang);
    format!("{head} ({values} | {nothing}) -> ({values} | {nothing})")
}

fn slot(part: &Slot, lang: Lang) -> String {
    let value = |vi, en| format!("⟨{}⟩", lang.pick(vi, en));
    match part {
        Slot::Lang => "(vi | en)?".to_owned(),
        Slot::Text => value("chuỗi", "text"),
        Slot::Name => value("tên gọi", "name"),
        Slot::Code => value("mã thủ tục", "procedure code"),
        Slot::OtherCode => value("mã", "code"),
        Slot::Instrument => value("số hiệu", "instrument number"),
        Slot::Citation => value("căn cứ", "citation"),
        Slot::Date => value("ngày", "date"),
        Slot::Moment => value("ngày giờ", "day and hour"),
        Slot::Hour => value("giờ", "hour"),
        Slot::Number => value("số", "number"),
        Slot::Percent => value("phần trăm", "percentage"),
        Slot::Duration => value("khoảng thời gian", "period"),
        Slot::Money => value("số tiền", "amount"),
        Slot::Expr => value("điều kiện", "condition"),
        Slot::Terms(_) => choice(alternatives(part, lang)),
        Slot::Key(word) => word.spelling(lang).to_owned(),
        Slot::Comma => ",".to_owned(),
        Slot::Opt(slots) => format!("({})?", all(slots, lang)),
        Slot::List(inner) => format!("{}, …", slot(inner, lang)),
        Slot::Either(inner) => format!("{} {} …", slot(inner, lang), Word::Or.spelling(lang)),
        Slot::Bracket(inner) => format!("[{}, …]", slot(inner, lang)),
        Slot::Any(slots) => choice(slots.iter().flat_map(|part| alternatives(part, lang)).collect()),
        Slot::Seq(slots) => all(slots, lang),
    }
}

/// What a choice between this and other slots is between.
fn alternatives(part: &Slot, lang: Lang) -> Vec<String> {
    match part {
        Slot::Terms(words) => words.iter().map(|word| word.spelling(lang).to_owned()).collect(),
        other => vec![slot(other, lang)],
    }
}

fn all(slots: &[Slot], lang: Lang) -> String {
    slots.iter().map(|part| slot(part, lang)).collect::<Vec<_>>().join(" ")
}

fn choice(parts: Vec<String>) -> String {
    if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(" | ")) }
}

#[test]
fn a_form_shows_choices_lists_and_what_may_be_left_out() {
    use tthc_dsl::schema::Block;
    let limit = Block::Procedure.clause(Word::Limit).expect("a procedure has a limit");
    assert_eq!(form(limit, Lang::Vi), "thời hạn (không | không quy định | ⟨khoảng thời gian⟩ | chưa mã hóa ⟨chuỗi⟩)");
    assert_eq!(form(limit, Lang::En), "time limit (none | unspecified | ⟨period⟩ | not formalised ⟨text⟩)");
    let family = Block::Procedure.clause(Word::Sector).expect("a procedure has a sector");
    assert_eq!(form(family, Lang::En), "sector ⟨name⟩, …");
}
