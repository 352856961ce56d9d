//! Every `tthc` block of the manual is read by the compiler.
//!
//! A block without attributes holds whole items, and they compile with the law of the shipped catalogue. What a block says
//! of itself: `alone` – without that law; `block=Procedure` – lines that stand in such a block; `wrong=TT016` – exactly
//! these findings (`+` between several); `file=…` – a file of the page's
//! session, compiled by its commands; `finding=…` – an
//! example that the finding's own page brings along.

use tthc_compiler::explain;
use tthc_dsl::schema::Block;
use tthc_dsl::{Diagnostic, FileId, Severity, Source, parse_in};

use super::fences::{Fence, fences};
use super::manual::{DAY, files, pages, read};

#[test]
fn every_example_of_the_manual_compiles() {
    let law = law();
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in pages() {
        for fence in fences(&page.text).iter().filter(|fence| fence.kind == "tthc") {
            count += 1;
            let expected: Vec<&str> =
                fence.attribute("wrong").map_or_else(Vec::new, |codes| codes.split('+').collect());
            match found(fence, &law) {
                Ok(found) if codes(&found) == expected => {}
                Ok(found) => {
                    let said: Vec<&str> = found.iter().map(|diagnostic| diagnostic.message.en.as_str()).collect();
                    wrong.push(format!(
                        "{}: {:?} {said:?}, not {expected:?}",
                        page.place(fence.range.start),
                        codes(&found)
                    ));
                }
                Err(said) => wrong.push(format!("{}: {said}", page.place(fence.range.start))),
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} examples:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 300, "only {count} examples were found");
}

/// The instruments, authorities and sectors of the shipped catalogue.
fn law() -> Vec<Source> {
    let paths = files("procedures/law", "tthc");
    paths.iter().zip(1..).map(|(path, number)| Source::new(FileId(number), path.as_str(), read(path))).collect()
}

/// What is wrong in a block.
fn found(fence: &Fence, law: &[Source]) -> Result<Vec<Diagnostic>, String> {
    let (source, encoding) = Source::from_bytes(FileId(0), "example.tthc", fence.text.clone().into_bytes());
    if let Some(id) = fence.attribute("finding") {
        return of_finding(id, fence).map(|()| Vec::new());
    }
    if let Some(name) = fence.attribute("block") {
        let block = Block::ALL.iter().find(|block| format!("{block:?}") == name);
        let block = block.ok_or_else(|| format!("there is no block `{name}`"))?;
        return Ok(encoding.into_iter().chain(parse_in(&source, *block).diagnostics).collect());
    }
    if fence.attribute("file").is_some() {
        return Ok(Vec::new());
    }
    let mut sources = vec![source];
    if fence.attribute("alone").is_none() {
        sources.extend_from_slice(law);
    }
    let of_block = tthc_compiler::compile(&sources, DAY).diagnostics.into_iter().filter(|diagnostic| {
        // Items that are read but not yet evaluated say so; the manual says it too.
        diagnostic.span.file == FileId(0) && diagnostic.severity != Severity::Info
    });
    Ok(encoding.into_iter().chain(of_block).collect())
}

/// The examples of a finding's page are a line of a complete workspace, right and wrong.
fn of_finding(id: &str, fence: &Fence) -> Result<(), String> {
    let page = explain::page(id).ok_or_else(|| format!("there is no finding `{id}`"))?;
    let example = if fence.attribute("bad").is_some() { page.bad } else { page.good };
    let plain = |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    if plain(example) != plain(&fence.text) {
        return Err("the example is not the finding's own".to_owned());
    }
    let source = Source::new(FileId(0), "example.tthc", page.broken());
    let found = explain::found(&source, DAY);
    let mut codes = codes(&found);
    codes.dedup();
    if codes == [id] { Ok(()) } else { Err(format!("the wrong example gives {codes:?}")) }
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|diagnostic| diagnostic.code).collect()
}
