//! The legal diff as one page that needs nothing else: no script, no other file, no network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use tthc_compiler::redline::{ChangedProcedure, ContractEffect, Ground, LegalChange, Redline};
use tthc_dsl::Lang;

use super::words::{Piece, pieces};
use super::{Group, Sides, days, groups, heading, made_by, number, values, whole};
use crate::report::escape;

const STYLE: &str = include_str!("redline.css");

/// The page in one language. What went and what came is marked by lines and words, not by colour alone.
#[must_use]
pub fn html(redline: &Redline, sides: &Sides, lang: Lang) -> String {
    let mut page = Page { out: String::with_capacity(64 * 1024), lang };
    let groups = groups(redline);
    page.head(sides, redline, &groups);
    page.out.push_str("<main>\n");
    if !redline.procedures.is_empty() {
        page.overview(redline);
        for (at, group) in groups.iter().enumerate() {
            page.group(at, group);
        }
        page.legend();
    }
    page.out.push_str("</main>\n");
    page.out.push_str(&format!(
        "<footer><p>{} tthc {}.</p></footer>\n</body>\n</html>\n",
        page.pick("Lập bằng", "Made by"),
        env!("CARGO_PKG_VERSION")
    ));
    page.out
}

struct Page {
    out: String,
    lang: Lang,
}

impl Page {
    fn pick<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.lang.pick(vi, en)
    }

    fn head(&mut self, sides: &Sides, redline: &Redline, groups: &[Group]) {
        let title = escape::html(heading(sides).get(self.lang));
        let style = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
        self.out.push_str(&format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n<p class=\"summary\">{}</p>\n",
            self.pick("vi", "en"),
            escape::html(redline.summary().get(self.lang))
        ));
        if groups.len() > 1 {
            self.out.push_str(&format!("<nav aria-label=\"{}\"><ul>", self.pick("Theo bộ, ngành", "By ministry")));
            for (at, group) in groups.iter().enumerate() {
                self.out.push_str(&format!(
                    "<li><a href=\"#m{at}\">{}</a> ({})</li>",
                    escape::html(group.ministry.get(self.lang)),
                    number(group.procedures.len(), self.lang)
                ));
            }
            self.out.push_str("</ul></nav>\n");
        }
        self.out.push_str("</header>\n");
    }

    fn overview(&mut self, redline: &Redline) {
        let lang = self.lang;
        self.out.push_str(&format!(
            "<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">{}</h2>\n<div class=\"tables\">\n",
            self.pick("Tổng hợp", "Overview")
        ));
        let kinds = redline.counts().into_iter().map(|(kind, count)| (kind.words(), count));
        let kinds: Vec<_> = kinds.map(|(words, count)| (escape::html(words.get(lang)), count)).collect();
        self.counts(self.pick("Thay đổi", "Change").to_owned(), kinds);
        let effects = redline.effects().into_iter().map(|(effect, count)| (self.effect(effect), count)).collect();
        self.counts(self.pick("Đối với cổng", "For a portal").to_owned(), effects);
        self.out.push_str("</div>\n</section>\n");
    }

    fn counts(&mut self, heading: String, rows: Vec<(String, usize)>) {
        self.out.push_str(&format!(
            "<table><thead><tr><th scope=\"col\">{heading}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
            self.pick("Số thủ tục", "Procedures")
        ));
        for (words, count) in rows {
            self.out
                .push_str(&format!("<tr><th scope=\"row\">{words}</th><td>{}</td></tr>\n", number(count, self.lang)));
        }
        self.out.push_str("</tbody></table>\n");
    }

    fn effect(&self, effect: ContractEffect) -> String {
        format!("<span class=\"{}\">{}</span>", effect.key(), escape::html(effect.words().get(self.lang)))
    }

    fn group(&mut self, at: usize, group: &Group) {
        self.out.push_str(&format!(
            "<section aria-labelledby=\"m{at}\">\n<h2 id=\"m{at}\">{}</h2>\n",
            escape::html(group.ministry.get(self.lang))
        ));
        for procedure in &group.procedures {
            self.procedure(procedure);
        }
        self.out.push_str("</section>\n");
    }

    fn procedure(&mut self, procedure: &ChangedProcedure) {
        let lang = self.lang;
        self.out.push_str(&format!(
            "<article>\n<h3><code>{}</code> {}</h3>\n<p class=\"of\">",
            escape::html(&procedure.code),
            escape::html(procedure.name.get(lang))
        ));
        let sector = procedure.sector.as_ref().map(|sector| escape::html(sector.name.get(lang)));
        let held = procedure.days.map(|held| escape::html(days(held).get(lang)));
        let whole = whole(procedure);
        let why = match whole {
            Some(change) => self.why(change),
            None => self.effect(procedure.effect()),
        };
        let parts: Vec<String> = [sector, held, Some(why)].into_iter().flatten().collect();
        self.out.push_str(&format!("{}</p>\n", parts.join(" · ")));
        if whole.is_none() {
            self.out.push_str("<dl>\n");
            for change in &procedure.changes {
                self.change(change);
            }
            self.out.push_str("</dl>\n");
        }
        self.out.push_str("</article>\n");
    }

    fn change(&mut self, change: &LegalChange) {
        let lang = self.lang;
        self.out.push_str(&format!(
            "<div><dt>{}</dt><dd class=\"text\">{}</dd><dd class=\"why\">{}</dd></div>\n",
            escape::html(change.change.label.get(lang)),
            self.redline(change),
            self.why(change)
        ));
    }

    /// What it does in law, what it means for a portal, and under which provisions.
    fn why(&self, change: &LegalChange) -> String {
        let mut why = vec![escape::html(change.kind.words().get(self.lang)), self.effect(change.effect())];
        why.extend(made_by(change, self.lang).map(|by| escape::html(&by)));
        why.join(" · ")
    }

    fn redline(&self, change: &LegalChange) -> String {
        let [old, new] = values(change, self.lang);
        let pieces = old.zip(new).and_then(|(old, new)| pieces(old, new));
        if let Some(pieces) = pieces {
            return pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Same(text) => escape::html(text),
                    Piece::Gone(text) => self.gone(text),
                    Piece::Come(text) => self.come(text),
                })
                .collect();
        }
        let whole = [old.map(|old| self.gone(old)), new.map(|new| self.come(new))];
        whole.into_iter().flatten().collect::<Vec<_>>().join(" <span aria-hidden=\"true\">→</span> ")
    }

    /// Read aloud, the two are told apart by a word.
    fn gone(&self, text: &str) -> String {
        let bare = escape::html(text);
        format!("<del><span class=\"unseen\">{} </span>{bare}</del>", self.pick("[bỏ:]", "[removed:]"))
    }

    fn come(&self, text: &str) -> String {
        let bare = escape::html(text);
        format!("<ins><span class=\"unseen\">{} </span>{bare}</ins>", self.pick("[thêm:]", "[added:]"))
    }

    /// What the effects on a portal mean.
    fn legend(&mut self) {
        self.out.push_str(&format!(
            "<section aria-labelledby=\"effects\">\n<h2 id=\"effects\">{}</h2>\n<ul>\n",
            self.pick("Đối với cổng nghĩa là gì", "What it means for a portal")
        ));
        for effect in ContractEffect::ALL {
            let grounds = Ground::ALL.iter().filter(|ground| ground.effect() == *effect);
            let grounds: String =
                grounds.map(|ground| format!("<li>{}</li>", escape::html(ground.words().get(self.lang)))).collect();
            self.out.push_str(&format!("<li>{}<ul>{grounds}</ul></li>\n", self.effect(*effect)));
        }
        self.out.push_str("</ul>\n</section>\n");
    }
}
