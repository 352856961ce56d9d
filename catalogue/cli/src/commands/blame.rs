//! `tthc blame`: which commit recorded each thing that a procedure says.

use std::collections::HashMap;

use serde::Serialize;
use tthc_dsl::{Lang, Word};
use tthc_history::{Blame, Blamed, Commit, Repository};

use super::Answer;
use super::log::kept::Kept;
use super::log::{author_day, author_time, failure, file_of, say_if_shallow, short};
use crate::args;
use crate::formats::pretty;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &args::Blame, terminal: &Terminal) -> Result<Answer, Failure> {
    let workspace = Workspace::open(None)?;
    let file = file_of(&workspace, &args.code)?;
    let repository = Repository::discover(&workspace.root).map_err(|error| failure(&error))?;
    let kept = Kept::of(&workspace.root);
    let blame = repository.blame(&file, &args.code, &kept).map_err(|error| failure(&error))?;
    let provisions = provisions(&blame.facts, terminal.lang);
    let provision = |field: &str| provisions(field);
    if args.json {
        terminal.result(&pretty(&Document::of(&args.code, &blame, &provision, terminal.lang)));
    } else {
        terminal.result(&text(&blame, &provision, terminal));
        say_if_shallow(&repository, terminal);
    }
    Ok(Answer::Fine)
}

/// What the law fixes of a procedure: where a clause cites nothing of its own, the procedure's basis stands behind it.
const FIXED: [&str; 7] = ["levels", "authorities", "documents", "timeLimit", "fees", "requirements", "results"];

/// The provision behind a value: what its own clause cites, or the one that it belongs to, or the amendment's; else the
/// procedure's basis, where it has a single one.
fn provisions(facts: &[Blamed], lang: Lang) -> impl Fn(&str) -> Option<String> {
    const BASIS: &str = "basis";
    let mut cited: HashMap<String, Vec<String>> = HashMap::new();
    for Blamed { fact, .. } in facts {
        let value = fact.value.get(lang);
        if fact.field == "legalBases" {
            cited.entry(String::new()).or_default().push(value.to_owned());
        } else if let Some((clause, BASIS)) = fact.field.rsplit_once('.') {
            cited.entry(clause.to_owned()).or_default().push(value.to_owned());
        } else if let Some(head) = fact.field.strip_prefix("amendment.").filter(|name| !name.contains('.')) {
            let under = [Lang::Vi, Lang::En].map(|lang| format!(" {} ", Word::Under.spelling(lang)));
            let provision = under.iter().find_map(|under| value.split_once(under.as_str()));
            cited.extend(provision.map(|(_, provision)| (format!("amendment.{head}"), vec![provision.to_owned()])));
        }
    }
    move |field| {
        // A citation is its own.
        if field.ends_with(".basis") || field == "legalBases" {
            return None;
        }
        let clause = std::iter::successors(Some(field), |field| field.rsplit_once('.').map(|(above, _)| above));
        let own = clause.filter_map(|clause| cited.get(clause)).next();
        let is_fixed = field.split('.').next().is_some_and(|head| FIXED.contains(&head));
        let of_all = cited.get("").filter(|bases| is_fixed && bases.len() == 1);
        own.or(of_all).map(|provisions| provisions.join(", "))
    }
}

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    code: &'d str,
    facts: Vec<Said<'d>>,
    commits: Vec<Made<'d>>,
}

#[derive(Serialize)]
struct Said<'d> {
    field: &'d str,
    label: &'d str,
    value: &'d str,
    /// Left out where it is older than a shallow copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<String>,
}

#[derive(Serialize)]
struct Made<'d> {
    commit: &'d str,
    author: &'d str,
    email: &'d str,
    time: String,
    subject: &'d str,
    #[serde(rename = "legalBasis")]
    bases: &'d [String],
}

impl<'d> Document<'d> {
    fn of(code: &'d str, blame: &'d Blame, provision: &dyn Fn(&str) -> Option<String>, lang: Lang) -> Document<'d> {
        let facts = blame.facts.iter().map(|blamed| Said {
            field: &blamed.fact.field,
            label: blamed.fact.label.get(lang),
            value: blamed.fact.value.get(lang),
            commit: commit(blame, blamed).map(|commit| commit.id.as_str()),
            provision: provision(&blamed.fact.field),
        });
        let commits = blame.commits.iter().map(|commit| Made {
            commit: &commit.id,
            author: &commit.author,
            email: &commit.email,
            time: author_time(commit),
            subject: &commit.subject,
            bases: &commit.bases,
        });
        Document { format: 1, code, facts: facts.collect(), commits: commits.collect() }
    }
}

fn commit<'b>(blame: &'b Blame, blamed: &Blamed) -> Option<&'b Commit> {
    blamed.commit.and_then(|number| blame.commits.get(number))
}

/// As much of a text, in characters, as helps to know it again.
fn clipped(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn text(blame: &Blame, provision: &dyn Fn(&str) -> Option<String>, terminal: &Terminal) -> String {
    if blame.facts.is_empty() {
        return format!("{}\n", terminal.pick("chưa có lần ghi nhận nào", "nothing was recorded yet"));
    }
    let mut out = String::new();
    for blamed in &blame.facts {
        let (short, day) = match commit(blame, blamed) {
            Some(commit) => (short(commit), author_day(commit)),
            None => ("?".repeat(10), "?".repeat(10)),
        };
        let value = clipped(blamed.fact.value.get(terminal.lang), 100);
        let provision = provision(&blamed.fact.field).map_or_else(String::new, |cited| format!("  [{cited}]"));
        let label = clipped(blamed.fact.label.get(terminal.lang), 80);
        out.push_str(&format!("{}  {day}  {label}: {value}{provision}\n", terminal.strong(&short)));
    }
    out.push('\n');
    for commit in &blame.commits {
        let (short, day) = (short(commit), author_day(commit));
        out.push_str(&format!("{}  {day}  {}: {}\n", terminal.strong(&short), commit.author, commit.subject));
        for basis in &commit.bases {
            out.push_str(&format!("    {}: {basis}\n", terminal.pick("Căn cứ", "Legal basis")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use tthc_compiler::changes::Fact;
    use tthc_dsl::diagnostic::both;

    use super::*;

    #[test]
    fn the_provision_is_the_nearest_that_is_cited() {
        let fact = |field: &str, value: &str| Blamed {
            fact: Fact { field: field.to_owned(), label: both("", ""), value: both(value, value) },
            commit: None,
        };
        let mut facts = vec![
            fact("timeLimit.1", "5 ngày"),
            fact("timeLimit.1.basis", "1/2025/NĐ-CP điều 1"),
            fact("timeLimit.1.basis", "2/2025/NĐ-CP"),
            fact("amendment.a", "sửa đổi a theo 133/2025/NĐ-CP điều 20"),
            fact("amendment.a.level", "cấp tỉnh -> xã"),
            fact("legalBases", "65/2023/NĐ-CP"),
        ];
        let told = |facts: &[Blamed], field: &str| provisions(facts, Lang::Vi)(field);
        assert_eq!(told(&facts, "timeLimit.1.exceptions").as_deref(), Some("1/2025/NĐ-CP điều 1, 2/2025/NĐ-CP"));
        assert_eq!(told(&facts, "amendment.a.level").as_deref(), Some("133/2025/NĐ-CP điều 20"));
        assert_eq!(told(&facts, "timeLimit.2").as_deref(), Some("65/2023/NĐ-CP"));
        assert_eq!(told(&facts, "name"), None);
        assert_eq!(told(&facts, "timeLimit.1.basis"), None);
        facts.push(fact("legalBases", "66/2023/NĐ-CP"));
        assert_eq!(told(&facts, "timeLimit.2"), None);
        assert_eq!((clipped("một\n  hai", 20), clipped("một hai", 3)), ("một hai".to_owned(), "một…".to_owned()));
    }
}
