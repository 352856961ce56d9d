//! Which day's law governs a dossier.
//!
//! A dossier goes on under the law in force when it was received, unless the amendment that came between says otherwise.

use jiff::civil::Date;

use crate::Catalogue;
use crate::model::{Amendment, AppliedKind};

impl Catalogue {
    /// The day whose text governs a dossier that was received on one day and is decided on another.
    pub fn law_day(&self, code: &str, received: Date, decided: Date) -> Date {
        let mut day = received;
        let Some(timeline) = self.timeline(code) else { return day };
        // What begins between the two days, and what had begun but does not reach back to the dossier.
        let mut begun: Vec<(Date, &Amendment)> = Vec::new();
        for (_, _, version) in timeline.states() {
            for one in version.applied.iter().filter(|one| one.kind == AppliedKind::Amendment) {
                let known = begun.iter().any(|(_, amendment)| amendment.id.value == one.name);
                if let (Some(from), Some(amendment), false) = (one.from, self.amendments.get(&one.name), known) {
                    begun.push((from, amendment));
                }
            }
        }
        begun.sort_by_key(|(from, _)| *from);
        for (from, amendment) in begun {
            let reaches = amendment.received_from.map(|day| day.value);
            if from <= received {
                // In force at the receipt, and said to govern later dossiers only.
                if reaches.is_some_and(|first| received < first) {
                    day = day.min(from.yesterday().unwrap_or(from));
                }
            } else if from <= decided {
                let kept = amendment.pending_keep.as_ref();
                let ended = kept.and_then(|kept| kept.until).is_some_and(|until| until.value < decided);
                if reaches.is_some_and(|first| first <= received) || ended {
                    day = day.max(from);
                }
            }
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use tthc_dsl::{FileId, Source};

    fn law_day(clauses: &str, received: Date, decided: Date) -> Date {
        let text = format!(
            "văn bản 1/2026/NĐ-CP {{ loại nghị định; hiệu lực từ 01/01/2026 }}\n\
             thủ tục 1.000001 {{ tên \"A\"; thời hạn 20 ngày từ tiếp-nhận }}\n\
             sửa đổi a theo 1/2026/NĐ-CP {{ hiệu lực từ 01/07/2026; {clauses}; \
             trong 1.000001 {{ thời hạn 20 ngày -> 10 ngày }} }}"
        );
        let source = Source::new(FileId(0), "thử.tthc", text);
        let compiled = crate::compile(&[source], date(2026, 6, 1));
        assert!(compiled.catalogue.timeline("1.000001").is_some_and(|timeline| timeline.states().count() == 2));
        compiled.catalogue.law_day("1.000001", received, decided)
    }

    #[test]
    fn a_dossier_keeps_the_law_it_was_received_under() {
        let (received, decided) = (date(2026, 6, 20), date(2026, 7, 10));
        assert_eq!(law_day("", received, decided), received);
        assert_eq!(law_day("hồ sơ đang giải quyết giữ quy định cũ", received, decided), received);
        assert_eq!(law_day("", date(2026, 7, 2), decided), date(2026, 7, 2));
    }

    #[test]
    fn what_is_kept_until_a_day_is_not_kept_after_it() {
        let kept = "hồ sơ đang giải quyết giữ quy định cũ cho đến 05/07/2026";
        assert_eq!(law_day(kept, date(2026, 6, 20), date(2026, 7, 5)), date(2026, 6, 20));
        assert_eq!(law_day(kept, date(2026, 6, 20), date(2026, 7, 6)), date(2026, 7, 1));
    }

    #[test]
    fn an_amendment_says_from_which_receipt_on_it_governs() {
        let earlier = "áp dụng cho hồ sơ nhận từ 15/06/2026";
        assert_eq!(law_day(earlier, date(2026, 6, 20), date(2026, 7, 10)), date(2026, 7, 1));
        assert_eq!(law_day(earlier, date(2026, 6, 14), date(2026, 7, 10)), date(2026, 6, 14));
        let later = "áp dụng cho hồ sơ nhận từ 01/08/2026";
        assert_eq!(law_day(later, date(2026, 7, 20), date(2026, 8, 10)), date(2026, 6, 30));
        assert_eq!(law_day(later, date(2026, 8, 1), date(2026, 8, 10)), date(2026, 8, 1));
    }
}
