//! Transcripts, to be read as prose: what a person types and what is answered.
//!
//! `INSTA_UPDATE=always cargo test -p tthc-tests cli` writes them anew.

use tthc_dsl::Lang;

use super::run::Folder;

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

/// Compares a transcript with the one that is kept.
#[track_caller]
fn kept(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// One command after another in one folder.
fn told(folder: &Folder, commands: &[&[&str]], lang: Lang) -> String {
    let shown: Vec<String> = commands.iter().map(|arguments| folder.shown(arguments, lang)).collect();
    shown.join("\n")
}

fn named(name: &str, lang: Lang) -> String {
    format!("{name}-{}", lang.pick("vi", "en"))
}

#[test]
fn the_overview_and_what_is_mistyped() {
    for lang in BOTH {
        let folder = Folder::empty();
        let commands: &[&[&str]] = &[
            &[],
            &["chek"],
            &["check", "--fromat", "json"],
            &["check", "--format", "xml"],
            &["check", "--as-of", "30/02/2026"],
            &["show"],
        ];
        kept(&named("overview", lang), &told(&folder, commands, lang));
    }
}

#[test]
fn a_broken_workspace_is_checked() {
    for lang in BOTH {
        kept(&named("check-broken", lang), &Folder::of("broken").shown(&["check"], lang));
    }
    kept("check-github", &Folder::of("broken").shown(&["check", "--format", "github"], Lang::En));
}

#[test]
fn a_new_workspace_checks_clean() {
    for lang in BOTH {
        let folder = Folder::empty();
        let commands: &[&[&str]] =
            &[&["new", "thu-tuc"], &["check", "thu-tuc"], &["fmt", "--check", "thu-tuc"], &["new", "thu-tuc"]];
        kept(&named("new", lang), &told(&folder, commands, lang));
    }
}

#[test]
fn files_are_formatted() {
    for lang in BOTH {
        let folder = Folder::of("small");
        folder.edit("1.000002.tthc", "    lệ phí không\n", "  lệ   phí    không\n");
        folder.write("hỏng.tthc", "thủ tục 1.000009 {\n    tên \"Hỏng\n}\n");
        let commands: &[&[&str]] = &[&["fmt", "--check"], &["fmt"], &["fmt", "--check", "1.000002.tthc"]];
        kept(&named("fmt", lang), &told(&folder, commands, lang));
        assert!(folder.read("1.000002.tthc").contains("\n    lệ phí không\n"));
        assert_eq!(folder.read("hỏng.tthc"), "thủ tục 1.000009 {\n    tên \"Hỏng\n}\n");
    }
}

#[test]
fn a_finding_is_explained() {
    for lang in BOTH {
        let folder = Folder::empty();
        let commands: &[&[&str]] = &[&["explain", "VN-012"], &["explain", "tt016"], &["explain", "VN-112"]];
        kept(&named("explain", lang), &told(&folder, commands, lang));
    }
}

#[test]
fn a_procedure_is_shown() {
    for lang in BOTH {
        let folder = Folder::of("small");
        let commands: &[&[&str]] = &[
            &["show", "1.000001"],
            &["show", "1.000002"],
            &["show", "1.000001", "--on", "01/03/2027"],
            &["show", "1.00001"],
        ];
        kept(&named("show", lang), &told(&folder, commands, lang));
    }
}

#[test]
fn a_workspace_is_built_and_searched() {
    for lang in BOTH {
        let folder = Folder::of("small");
        let commands: &[&[&str]] = &[
            &["build"],
            &["build"],
            &["build", "--check"],
            &["search", "dang ky khai sinh"],
            &["search", "cấp:xã", "--limit", "1"],
            &["search", "zzzzzz"],
            &["build", "--province", "99"],
        ];
        kept(&named("build", lang), &told(&folder, commands, lang));
    }
}
