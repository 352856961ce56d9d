//! `tthc sunset`: the powers whose basis ends by a day, and what each falls back to.

use jiff::civil::Date;
use serde::Serialize;
use tthc_compiler::model::Level;
use tthc_compiler::show as words;
use tthc_compiler::sunset::{FallBack, Falling, Holder, Name, Sunset, Unlawful, sunset};
use tthc_dsl::Lang;

use super::Answer;
use crate::args::Sunset as Args;
use crate::formats::pretty;
use crate::say::{Failure, Terminal, counted};
use crate::workspace::Workspace;

pub fn run(args: &Args, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let workspace = Workspace::open(None)?;
    let catalogue = super::build::catalogue(&workspace, day)?;
    if let Some(code) = args.codes.iter().find(|code| catalogue.timeline(code).is_none()) {
        return Err(super::show::unknown(code, &catalogue));
    }
    let mut sunset = sunset(&catalogue, args.by).after(day);
    if !args.codes.is_empty() {
        sunset.powers.retain(|power| args.codes.contains(&power.code));
        let rests = |number: &str| {
            let all = sunset.powers.iter().flat_map(|power| &power.rests_on);
            all.filter(|support| support.instrument == number).count()
        };
        let counts: Vec<usize> = sunset.instruments.iter().map(|ending| rests(&ending.number)).collect();
        sunset.instruments.iter_mut().zip(counts).for_each(|(ending, count)| ending.powers = count);
        sunset.instruments.retain(|ending| ending.powers > 0);
    }
    if args.json {
        terminal.result(&pretty(&Document { format: 1, sunset: &sunset }));
    } else {
        terminal.result(&text(&sunset, terminal));
    }
    Ok(Answer::Fine)
}

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    #[serde(flatten)]
    sunset: &'d Sunset,
}

/// What becomes of a power, the most urgent first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Unlawful,
    Unrecorded,
    Ends,
    Returns,
    TakenOver,
}

impl Outcome {
    const ALL: [Outcome; 5] =
        [Outcome::Unlawful, Outcome::Unrecorded, Outcome::Ends, Outcome::Returns, Outcome::TakenOver];

    fn of(power: &Falling) -> Outcome {
        match (&power.taken_over, power.unlawful.is_empty(), &power.falls_back) {
            (Some(_), ..) => Outcome::TakenOver,
            (None, false, _) => Outcome::Unlawful,
            (None, true, FallBack::Returns { .. }) => Outcome::Returns,
            (None, true, FallBack::Ends { .. }) => Outcome::Ends,
            (None, true, FallBack::Unrecorded { .. } | FallBack::Unnamed) => Outcome::Unrecorded,
        }
    }

    fn heading(self, lang: Lang) -> &'static str {
        match self {
            Outcome::Unlawful => lang.pick(
                "KHÔNG HỢP PHÁP: quay về cấp hoặc cơ quan không còn tồn tại",
                "UNLAWFUL: falls back to a level or body that no longer exists",
            ),
            Outcome::Unrecorded => lang.pick(
                "KHÔNG CÒN CĂN CỨ: không nêu ai, hoặc vẫn ghi cơ quan cũ mà không có gì trao quyền",
                "WITHOUT A BASIS: nobody is named, or the old holder is and nothing recorded gives the power",
            ),
            Outcome::Ends => {
                lang.pick("HẾT: kho không ghi gì cho ngày sau đó", "ENDS: nothing is recorded for the day after")
            }
            Outcome::Returns => {
                lang.pick("QUAY VỀ: cơ quan giữ quyền trước đó", "RETURNS: to who held the power before")
            }
            Outcome::TakenOver => lang.pick("ĐÃ CÓ VĂN BẢN MỚI", "TAKEN OVER by a newer instrument"),
        }
    }
}

fn text(sunset: &Sunset, terminal: &Terminal) -> String {
    let lang = terminal.lang;
    let by = words::date(sunset.by, lang);
    let mut out = match lang {
        Lang::Vi => format!(
            "Hết hiệu lực trước {by}: {} văn bản, {} quyền chỉ dựa vào chúng\n",
            sunset.instruments.len(),
            sunset.powers.len()
        ),
        Lang::En => format!(
            "Ending before {by}: {}, {} that rest on nothing else\n",
            counted(sunset.instruments.len(), lang, "văn bản", "instrument"),
            counted(sunset.powers.len(), lang, "quyền", "power"),
        ),
    };
    for outcome in Outcome::ALL {
        let powers: Vec<&Falling> = sunset.powers.iter().filter(|power| Outcome::of(power) == outcome).collect();
        if powers.is_empty() {
            continue;
        }
        out.push_str(&format!("\n{} ({})\n", terminal.strong(outcome.heading(lang)), powers.len()));
        let mut code = "";
        for power in powers {
            if power.code != code {
                code = &power.code;
                let name = power.name.as_ref().map_or("", |name| named(name, lang));
                out.push_str(&format!("  {}  {name}\n", terminal.strong(code)));
            }
            out.push_str(&format!("      {}\n", line(power, lang)));
        }
    }
    if !sunset.instruments.is_empty() {
        out.push_str(&format!("\n{}\n", terminal.strong(lang.pick("Văn bản", "Instruments"))));
        for ending in &sunset.instruments {
            let last = words::date(ending.last_day, lang);
            let powers = match lang {
                Lang::Vi => format!("{} quyền", ending.powers),
                Lang::En => counted(ending.powers, lang, "quyền", "power"),
            };
            let until = lang.pick("đến hết", "until");
            out.push_str(&format!("  {:<18} {until} {last}  {}\n", ending.number, terminal.faint(&powers)));
        }
    }
    out
}

fn line(power: &Falling, lang: Lang) -> String {
    let role = power.role.map_or(lang.pick("cấp", "level"), |role| role.label(lang));
    let case = power.case.as_ref().map_or(String::new(), |case| format!(" ({case})"));
    let now = held(&power.holders, &power.levels, lang);
    let rests: Vec<&str> =
        power.rests_on.iter().map(|support| lang.pick(&support.words.vi, &support.words.en)).collect();
    let last = words::date(power.last_day, lang);
    let mut out = format!(
        "{role}{case}: {now} {} {} {} {last} → {}",
        lang.pick("theo", "under"),
        rests.join(", "),
        lang.pick("đến", "until"),
        falls_back(power, lang)
    );
    for wrong in &power.unlawful {
        out.push_str("; ");
        out.push_str(&match wrong {
            Unlawful::LevelAbolished { level, since } => {
                let (level, since) = (level.label(lang), words::date(*since, lang));
                match lang {
                    Lang::Vi => format!("cấp {level} không còn từ {since}"),
                    Lang::En => format!("the {level} level ended on {since}"),
                }
            }
            Unlawful::AuthorityEnded { authority, since } => {
                let since = words::date(*since, lang);
                match lang {
                    Lang::Vi => format!("`{authority}` không còn từ {since}"),
                    Lang::En => format!("`{authority}` ended on {since}"),
                }
            }
        });
    }
    out
}

fn falls_back(power: &Falling, lang: Lang) -> String {
    if let Some(newer) = &power.taken_over {
        let since = words::date(newer.since, lang);
        let then = match &power.falls_back {
            FallBack::Returns { holders, levels, .. } if newer.names_holder => {
                format!(": {}", held(holders, levels, lang))
            }
            FallBack::Ends { .. } => String::new(),
            _ => lang.pick(", chưa ghi cơ quan nào", ", nobody recorded").to_owned(),
        };
        return match lang {
            Lang::Vi => format!("{} từ {since}{then}", newer.by),
            Lang::En => format!("{} from {since}{then}", newer.by),
        };
    }
    match &power.falls_back {
        FallBack::Returns { holders, levels, succeeding } => {
            let mut out = held(holders, levels, lang);
            for one in succeeding {
                let by: Vec<&str> = one.by.iter().map(|by| lang.pick(&by.vi, &by.en)).collect();
                let lapsed = match one.lapsed {
                    true => lang.pick(", căn cứ kế tục cũng hết", ", which ends too"),
                    false => "",
                };
                let succeeds = lang.pick("kế tục", "succeeding");
                out.push_str(&format!(" ({succeeds} {}, {}{lapsed})", named(&one.body.name, lang), by.join(", ")));
            }
            out
        }
        FallBack::Ends { before } | FallBack::Unrecorded { before } => match before {
            None => lang.pick("chưa ghi nhận", "nothing recorded").to_owned(),
            Some(before) => {
                let holder = before.holder.as_slice();
                let levels = before.level.as_slice();
                let inferred = if before.inferred { lang.pick(" (suy ra)", " (inferred)") } else { "" };
                let before = lang.pick("trước đó", "before");
                format!(
                    "{} ({before}: {}{inferred})",
                    lang.pick("chưa ghi nhận", "nothing recorded"),
                    held(holder, levels, lang)
                )
            }
        },
        FallBack::Unnamed => lang.pick("không nêu ai", "nobody is named").to_owned(),
    }
}

/// Bodies, else levels.
fn held(holders: &[Holder], levels: &[Level], lang: Lang) -> String {
    if holders.is_empty() {
        let levels: Vec<&str> = levels.iter().map(|level| level.official(lang)).collect();
        return levels.join(", ");
    }
    holders.iter().map(|holder| named(&holder.name, lang)).collect::<Vec<_>>().join(", ")
}

fn named(name: &Name, lang: Lang) -> &str {
    name.en.as_deref().filter(|_| lang == Lang::En).unwrap_or(&name.vi)
}
