//! The page of a procedure's versions: what each changed, never shown as what holds now; and what other pages tell of them.

use jiff::civil::Date;
use tthc_compiler::changes::Change;
use tthc_compiler::model::{Amendment, Applied, AppliedKind};
use tthc_dsl::Spanned;
use tthc_dsl::diagnostic::Words;
use tthc_dsl::tree::Citation;

use super::links::{View, history_page, title};
use super::page::{Page, list, table};
use super::phrase::{Phrase, both, capital, push, words};
use super::register::Listed;
use super::versions::{Names, State, Version, versions};
use super::{Chapter, Heading, terms};

/// The most letters of a value where it stands among others.
const SHORT: usize = 90;

/// Fields that change with the value that they stand with.
const FOLLOWING: &[&str] = &[".basis", ".movedFrom", ".transfer", ".sources", ".asPublished"];

/// Fields that say nothing of the law.
const BESIDE: &[&str] = &["remarks", "publishedRecord", "keywords", "doc", "description"];

/// The page of all versions; nothing where there is only one.
pub(super) fn chapter<'c>(view: View<'_, 'c>, listed: Listed<'c>) -> Option<Chapter> {
    let timeline = view.register.catalogue.timeline(listed.code())?;
    let all = versions(timeline);
    if all.len() < 2 {
        return None;
    }
    let mut page = Page::default();
    let day = view.register.day;
    page.paragraph(&format!(
        "{} <a href=\"{}.html\">{}</a>.",
        words(
            "Trang này ghi các bản của thủ tục theo thời gian, bản sau cùng ở trên. Nội dung đang áp dụng ở",
            "This page holds the versions of the procedure, the last one first. What applies now is on"
        ),
        listed.code(),
        words("trang thủ tục", "the page of the procedure")
    ));
    if let Some(version) = all.last().filter(|version| version.until.is_some()) {
        page.paragraph(&end(view, version));
    }
    for version in all.iter().rev() {
        page.section_of(&version.anchor(), version.days());
        match version.state(day) {
            State::Coming => page.note("note warning", &not_yet(), &format!("<p>{}</p>", coming(version))),
            State::Now => page.note("note", "", &format!("<p>{}</p>", words("Đang có hiệu lực.", "In force."))),
            State::Past => page.note("note ended", "", &format!("<p>{}</p>", past(version))),
        }
        page.block(&list("", &causes(view, version)));
        if version.before.is_none() {
            page.paragraph(&words(
                "Bản đầu tiên mà danh mục ghi; không có bản trước để so sánh.",
                "The first version that the catalogue records; there is none before it to compare.",
            ));
            continue;
        }
        let names = Names::of(view.register.catalogue, version);
        let changes = version.changes();
        match changes.is_empty() {
            true => page.paragraph(&terms::nothing("Nội dung không đổi", "The text is the same")),
            false => page.block(&change_table(&names, &changes)),
        }
    }
    let name = title(listed.procedure);
    let english = if name.en.is_empty() { &name.vi } else { &name.en };
    Some(Chapter {
        path: format!("{}.md", history_page(listed.code())),
        title: Heading::new(format!("Các bản theo thời gian: {}", name.vi), format!("Versions: {english}")),
        label: listed.code().to_owned(),
        part: None,
        unlisted: true,
        sections: page.sections,
        markdown: page.markdown,
    })
}

/// The mark of a text to come.
pub(super) fn not_yet() -> String {
    words("CHƯA có hiệu lực", "NOT yet in force")
}

fn coming(version: &Version<'_>) -> String {
    dated(version.from, "Bản này có hiệu lực từ ngày", "This version takes effect on")
}

fn past(version: &Version<'_>) -> String {
    let last = version.until.and_then(|until| until.yesterday().ok());
    dated(last, "Đã hết hiệu lực: bản này áp dụng đến hết ngày", "No longer in force: this version applied to")
}

fn dated(day: Option<Date>, vi: &str, en: &str) -> String {
    match day {
        Some(day) => format!("{} {}.", words(vi, en), terms::day(day)),
        None => words("Không rõ ngày.", "Day not recorded."),
    }
}

/// What made a version of the text before, each as a line of HTML.
pub(super) fn causes(view: View<'_, '_>, version: &Version<'_>) -> Vec<String> {
    let came = version.came().map(|applied| came(view, applied));
    let went = version.went().map(|applied| went(view, applied));
    came.chain(went).collect()
}

fn came(view: View<'_, '_>, applied: &Applied) -> String {
    let by = citations(view, &applied.by);
    let mut line = match applied.kind {
        AppliedKind::Amendment => format!("{} {by}", words("Sửa đổi theo", "Amended under")),
        AppliedKind::Correction => format!("{} {by}", words("Đính chính theo", "Corrected under")),
        AppliedKind::Reorganisation => {
            let body = view.register.catalogue.authorities.get(&applied.name);
            let successor = body.and_then(|body| body.successor.as_ref());
            let successor = successor.map_or_else(String::new, |successor| {
                format!(" {} {}", words("được kế tục bởi", "is succeeded by"), view.authority(&successor.id))
            });
            let by = if by.is_empty() { by } else { format!(" ({by})") };
            format!("{}{successor}{by}", view.authority(&applied.name))
        }
    };
    if let Some(amendment) = view.register.catalogue.amendments.get(&applied.name) {
        line.push_str(&dossiers(amendment));
    }
    line
}

fn went(view: View<'_, '_>, applied: &Applied) -> String {
    let by = match applied.by.is_empty() {
        true => view.authority(&applied.name),
        false => citations(view, &applied.by),
    };
    format!(
        "{} {by}: {}",
        words("Hết hiệu lực", "End of"),
        words("quy định trước đó trở lại", "what held before holds again")
    )
}

fn citations(view: View<'_, '_>, by: &[Citation]) -> String {
    let all: Vec<_> = by.iter().map(|citation| view.citation(citation)).collect();
    all.join(", ")
}

/// Which dossiers an amendment governs, as lines of detail.
pub(super) fn dossiers(amendment: &Amendment) -> String {
    let mut html = String::new();
    if let Some(day) = amendment.received_from {
        let applies = words("Áp dụng cho hồ sơ nhận từ ngày", "Applies to dossiers received from");
        push(&mut html, format_args!(" <span class=\"detail\">{applies} {}</span>", terms::day(day.value)));
    }
    if let Some(keep) = &amendment.pending_keep {
        let keeps =
            words("Hồ sơ đang giải quyết giữ quy định cũ", "Dossiers that were pending keep the law they came under");
        let until = keep.until.map_or_else(String::new, |day: Spanned<Date>| {
            format!(" {} {}", words("đến hết ngày", "to"), terms::day(day.value))
        });
        push(&mut html, format_args!(" <span class=\"detail\">{keeps}{until}</span>"));
    }
    html
}

/// How a procedure ends: `Từ 01/03/2027 không còn thủ tục này.`
pub(super) fn end(view: View<'_, '_>, version: &Version<'_>) -> String {
    let Some(until) = version.until else { return String::new() };
    let is_past = until <= view.register.day;
    let gone = match is_past {
        true => words("thủ tục này không còn", "the procedure is no more"),
        false => words("thủ tục này sẽ không còn", "the procedure will be no more"),
    };
    let by = match view.register.repeal(&version.procedure.code.value, until) {
        Some(amendment) => {
            format!(", {} {}", words("bãi bỏ theo", "repealed under"), view.citation(&amendment.under.value))
        }
        None => String::new(),
    };
    format!("{} {}, {gone}{by}.", words("Từ ngày", "From"), terms::day(until))
}

fn change_table(names: &Names<'_>, changes: &[Change]) -> String {
    let mut rows = String::from("<tbody>\n");
    for change in changes {
        push(
            &mut rows,
            format_args!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                both(|phrase| label(phrase, names, change)),
                side(names, change.old.as_ref()),
                side(names, change.new.as_ref())
            ),
        );
    }
    rows.push_str("</tbody>\n");
    table(&[("Nội dung", "What"), ("Trước", "Before"), ("Sau", "After")], &rows)
}

fn side(names: &Names<'_>, words: Option<&Words>) -> String {
    match words {
        None => terms::nothing("không ghi", "nothing"),
        Some(said) => both(|phrase| {
            value(phrase, names, said, usize::MAX);
        }),
    }
}

fn label(phrase: &mut Phrase, names: &Names<'_>, change: &Change) {
    let label = names.label(change.label.get(phrase.lang()), phrase.lang());
    phrase.own(&capital(&label));
}

/// Words of an author are the same in both languages.
fn value(phrase: &mut Phrase, names: &Names<'_>, said: &Words, most: usize) {
    let shown = names.value(said.get(phrase.lang()), phrase.lang());
    let shown = shortened(&shown.replace('\n', " "), most);
    match said.vi == said.en {
        true => phrase.vietnamese(&shown),
        false => phrase.own(&shown),
    };
}

/// Cut between words.
fn shortened(words: &str, most: usize) -> String {
    let Some((cut, _)) = words.char_indices().nth(most) else { return words.to_owned() };
    let cut = words[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", words[..cut].trim_end())
}

/// The first of several changes in a line each, and how many more there are.
pub(super) fn in_short<'c>(view: View<'_, 'c>, version: &Version<'c>, most: usize) -> Vec<String> {
    let changes = version.changes();
    let names = Names::of(view.register.catalogue, version);
    // That a value has another basis follows from who changed it, which is told beside.
    let follows = |change: &&Change| {
        let first = change.field.split('.').next().unwrap_or_default();
        BESIDE.contains(&first) || FOLLOWING.iter().any(|end| change.field.ends_with(end))
    };
    let (behind, told): (Vec<_>, Vec<_>) = changes.iter().partition(follows);
    let told = if told.is_empty() { &behind } else { &told };
    let mut lines: Vec<String> = told.iter().take(most).map(|change| short(&names, change)).collect();
    if changes.len() > lines.len() {
        let more = changes.len() - lines.len();
        lines.push(both(|phrase| {
            phrase.say("và ", "and ").own(&more.to_string());
            phrase.say(" nội dung khác", if more == 1 { " more change" } else { " more changes" });
        }));
    }
    lines
}

/// `Thời hạn: 20 ngày → 14 ngày làm việc`; `Thêm hồ sơ › “Phiếu lý lịch”`.
fn short(names: &Names<'_>, change: &Change) -> String {
    both(|phrase| {
        let name = names.label(change.label.get(phrase.lang()), phrase.lang());
        match (&change.old, &change.new) {
            (Some(old), Some(new)) => {
                phrase.own(&capital(&name)).own(": ");
                value(phrase, names, old, SHORT);
                phrase.own(" → ");
                value(phrase, names, new, SHORT);
            }
            (None, Some(new)) => {
                phrase.say("Thêm ", "Added: ").own(&name).own(": ");
                value(phrase, names, new, SHORT);
            }
            (Some(old), None) => {
                phrase.say("Bỏ ", "Removed: ").own(&name).own(": ");
                value(phrase, names, old, SHORT);
            }
            (None, None) => {
                phrase.own(&capital(&name));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_values_are_cut_between_words() {
        assert_eq!(shortened("năm ngày làm việc", 100), "năm ngày làm việc");
        assert_eq!(shortened("năm ngày làm việc", 10), "năm ngày…");
        assert_eq!(shortened("nămngàylàmviệc", 3), "năm…");
    }
}
