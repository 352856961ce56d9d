#![allow(clippy::disallowed_methods)]
fn walk(p: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
    for e in std::fs::read_dir(p).unwrap() {
        let e = e.unwrap().path();
        if e.is_dir() {
            walk(&e, out)
        } else if e.extension().is_some_and(|x| x == "tthc") {
            out.push(e)
        }
    }
}
fn main() {
    let mut f = vec![];
    walk(std::path::Path::new(&std::env::args().nth(1).unwrap()), &mut f);
    f.sort();
    let s: Vec<_> = f
        .iter()
        .enumerate()
        .map(|(i, p)| {
            tthc_dsl::Source::new(
                tthc_dsl::FileId(i as u32),
                p.display().to_string(),
                std::fs::read_to_string(p).unwrap(),
            )
        })
        .collect();
    let c = tthc_compiler::compile(&s, jiff::civil::date(2026, 6, 1));
    for d in &c.diagnostics {
        let src = &s[d.span.file.0 as usize];
        println!(
            "{} {} {}: {} | {}",
            d.code,
            src.path,
            src.text[..d.span.start as usize].lines().count(),
            d.message.vi,
            src.text.get(d.span.range()).unwrap_or("")
        );
    }
    println!(
        "{} files {} findings; {} shown",
        s.len(),
        c.diagnostics.len(),
        c.catalogue.all(jiff::civil::date(2026, 6, 1)).count()
    );
}
