//! The data behind the search page.

use serde_json::json;
use tthc_outputs::book::Entry;

/// The script `search-data.js`: a list of `[code, name, levels, url, volume]`, in which levels and volume are places in
/// two lists of words, since a few dozen long titles would otherwise be repeated thousands of times.
///
/// A script and not a JSON file, because a page opened from a folder may load scripts but may not fetch files.
pub(crate) fn script(entries: &[Entry]) -> String {
    let mut levels = Words::default();
    let mut volumes = Words::default();
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            json!([
                entry.code,
                entry.name,
                entry.levels.iter().map(|level| levels.place(level)).collect::<Vec<_>>(),
                entry.url,
                volumes.place(&entry.volume)
            ])
        })
        .collect();
    let data = json!({ "entries": rows, "levels": levels.words, "volumes": volumes.words });
    format!("window.tthcSearch={data};\n")
}

/// Words numbered in the order in which they first occur.
#[derive(Default)]
struct Words<'a> {
    words: Vec<&'a str>,
    places: std::collections::HashMap<&'a str, usize>,
}

impl<'a> Words<'a> {
    fn place(&mut self, word: &'a str) -> usize {
        *self.places.entry(word).or_insert_with(|| {
            self.words.push(word);
            self.words.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_repeat_are_written_once() {
        let entry = |code: &str, levels: &[&str]| Entry {
            code: code.into(),
            name: "Cấp \"giấy\"".into(),
            levels: levels.iter().map(|level| (*level).into()).collect(),
            url: format!("a/{code}.html"),
            volume: "Sở hữu trí tuệ".into(),
        };
        let script = script(&[
            entry("1.013925", &["Cấp tỉnh"]),
            entry("1.013926", &["Cấp xã", "Cấp tỉnh"]),
            entry("1.013927", &[]),
        ]);
        assert_eq!(
            script,
            concat!(
                r#"window.tthcSearch={"entries":[["1.013925","Cấp \"giấy\"",[0],"a/1.013925.html",0],"#,
                r#"["1.013926","Cấp \"giấy\"",[1,0],"a/1.013926.html",0],["1.013927","Cấp \"giấy\"",[],"a/1.013927.html",0]],"#,
                r#""levels":["Cấp tỉnh","Cấp xã"],"volumes":["Sở hữu trí tuệ"]};"#,
                "\n"
            )
        );
    }

    #[test]
    fn no_entries_is_an_empty_list() {
        assert_eq!(script(&[]), "window.tthcSearch={\"entries\":[],\"levels\":[],\"volumes\":[]};\n");
    }
}
