//! How long indexing and asking take: on published records if `TTHC_RECORDS` names a file of them, else on
//! generated ones.

mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use tthc_search::{Index, SearchOptions, write};

fn indexing(c: &mut Criterion) {
    let entries = common::entries(500);
    let mut group = c.benchmark_group("index");
    group.sample_size(10);
    group.bench_function("500 entries", |bencher| {
        bencher.iter_batched(
            || (tempfile::tempdir().expect("a temporary folder"), entries.clone()),
            |(folder, entries)| {
                write(folder.path(), entries).expect("an index");
                folder
            },
            criterion::BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn asking(c: &mut Criterion) {
    let entries = common::entries(6000);
    let queries = common::queries(&entries, 500);
    assert!(queries.iter().all(|query| !query.meant.is_empty()));
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), entries).expect("an index");
    let index = Index::open(folder.path()).expect("the index");
    let options = SearchOptions::on(common::TODAY);
    let mut group = c.benchmark_group("search");
    for class in common::classes() {
        let of_class: Vec<&str> =
            queries.iter().filter(|query| query.class == class).map(|query| query.text.as_str()).collect();
        let mut next = of_class.iter().cycle();
        group.bench_function(class, |bencher| {
            bencher.iter(|| next.next().map(|query| index.search(query, &options).expect("an answer").total));
        });
    }
    group.bench_function("open", |bencher| bencher.iter(|| Index::open(folder.path()).expect("the index").len()));
    group.finish();
}

criterion_group!(benches, indexing, asking);
criterion_main!(benches);
