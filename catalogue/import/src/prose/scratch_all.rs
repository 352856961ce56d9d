//! temporary
#![allow(clippy::disallowed_methods)]
use super::*;
#[test]
#[ignore]
fn all() {
    let text = std::fs::read_to_string("/work/shared/data/portal/records.jsonl").unwrap();
    let recs: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    use unicode_normalization::UnicodeNormalization;
    let n = |v: &serde_json::Value| v.as_str().unwrap_or("").nfc().collect::<String>();
    let (mut steps, mut methods, mut fees, mut papers, mut laws, mut reqs) =
        (vec![], vec![], vec![], vec![], vec![], vec![]);
    let arr = |v: &serde_json::Value| v.as_array().cloned().unwrap_or_default();
    for r in &recs {
        for s in arr(&r["executionSteps"]) {
            steps.push(n(&s["description"]));
        }
        for m in arr(&r["executionMethods"]) {
            methods.push(n(&m["description"]));
            for f in arr(&m["fees"]) {
                fees.push((n(&f["description"]), f["value"].as_i64()));
            }
        }
        for c in arr(&r["executionCases"]) {
            papers.push(n(&c["name"]));
            for p in arr(&c["profileComponents"]) {
                papers.push(n(&p["name"]));
            }
        }
        for l in arr(&r["legalBasisesDetails"]) {
            laws.push((n(&l["code"]), n(&l["name"])));
        }
        reqs.push(n(&r["requirementsAndConditions"]));
    }
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let a: Vec<_> = steps.iter().map(|s| step(s)).collect();
        let t1 = t.elapsed();
        let b: Vec<_> = methods.iter().map(|s| limits(s)).collect();
        let t2 = t.elapsed();
        let c: Vec<_> = fees.iter().map(|(d, v)| fee(d, *v)).collect();
        let t3 = t.elapsed();
        let d: Vec<_> = papers.iter().map(|s| paper(s)).collect();
        let t4 = t.elapsed();
        let e: Vec<_> = laws.iter().map(|(c, n)| instrument_of(c, n)).collect();
        let t5 = t.elapsed();
        let f: Vec<_> = steps.iter().chain(&methods).chain(&reqs).map(|s| (citations(s), form_numbers(s))).collect();
        let t6 = t.elapsed();
        eprintln!(
            "steps {t1:?} methods {:?} fees {:?} papers {:?} laws {:?} cit+forms of prose {:?} total {t6:?} {}",
            t2 - t1,
            t3 - t2,
            t4 - t3,
            t5 - t4,
            t6 - t5,
            a.len() + b.len() + c.len() + d.len() + e.len() + f.len()
        );
    }
    let w = |t: &str, b: &Range<usize>, l: usize, r: usize| {
        let s = fold::back(t, b.start, l);
        let e = fold::ahead(t, b.end, r);
        format!("{}[[{}]]{}", &t[s..b.start], &t[b.clone()], &t[b.end..e]).replace('\n', "/")
    };
    let mut out = std::fs::File::create("/tmp/h_prose_all.tsv").unwrap();
    use std::io::Write;
    for t in steps.iter().chain(&methods).chain(&reqs) {
        for r in limits(t) {
            let v = &r.value;
            writeln!(
                out,
                "limit\t{}\t{:?}\t{:?} {:?} {:?}\t{}",
                r.certain,
                v.sense,
                v.within.as_ref().map(|w| &w.parts),
                v.party,
                v.start.as_ref().map(|s| (s.certain, &s.value)),
                w(t, &r.bytes, 90, 110)
            )
            .unwrap();
        }
    }
    for t in steps.iter().chain(&methods).chain(&reqs).chain(&papers).chain(laws.iter().map(|l| &l.1)) {
        for r in citations(t) {
            writeln!(
                out,
                "cit\t{}\t{}\t{:?} {:?} {:?}\t{}",
                r.certain,
                r.value.to_clause(),
                r.value.kind,
                r.value.signed,
                r.value.issuer,
                w(t, &r.bytes, 60, 50)
            )
            .unwrap();
        }
        for r in form_numbers(t) {
            writeln!(out, "form\t{}\t{:?}\t\t{}", r.certain, r.value, w(t, &r.bytes, 15, 90)).unwrap();
        }
    }
    for (d, v) in &fees {
        let r = fee(d, *v);
        writeln!(
            out,
            "fee\t{}\t{:?} {:?}\t{}\t{v:?} {}",
            r.doubt.is_none(),
            r.doubt,
            r.words,
            r.amounts
                .iter()
                .map(|a| format!(
                    "{:?}:{}/{:?} s={:?} {:?}..{:?} {:?}",
                    a.kind, a.dong, a.per, a.subject, a.from, a.to, a.instrument
                ))
                .collect::<Vec<_>>()
                .join(" | "),
            d.replace('\n', "/")
        )
        .unwrap();
    }
    for t in &papers {
        let r = paper(t);
        writeln!(
            out,
            "paper\t{}\tifany={} note={} cert={:?} show={:?} either={:?}\t{:?}\t{}",
            r.condition.as_ref().is_some_and(|c| c.certain),
            r.if_any,
            r.is_note,
            r.certified_copy.as_ref().map(|c| c.certain),
            r.show.as_ref().map(|c| (c.value, c.certain)),
            r.either_or.iter().map(|e| &e.value).collect::<Vec<_>>(),
            r.condition.as_ref().map(|c| &c.value),
            t.replace('\n', "/")
        )
        .unwrap();
    }
    for (c, nm) in &laws {
        let r = instrument_of(c, nm);
        writeln!(out, "law\t{}\t{:?}\t{c}\t{nm}", r.as_ref().is_some_and(|r| r.certain), r.as_ref().map(|r| &r.value))
            .unwrap();
    }
    for t in &steps {
        let r = step(t);
        writeln!(
            out,
            "step\t{}\t{:?}\t{:?} {:?}\t{}",
            r.actor.is_some(),
            r.title.as_ref().map(|t| &t.value),
            r.actor.as_ref().map(|a| &a.value),
            r.limit.as_ref().map(|l| l.words(t)),
            w(t, &(0..0), 0, 300)
        )
        .unwrap();
    }
}
