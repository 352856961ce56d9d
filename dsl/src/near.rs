//! Did you mean …? Distance that forgives missing diacritics.

use unicode_normalization::UnicodeNormalization;

/// Lower case, without marks, đ as d: what is left when someone types without diacritics.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !('\u{300}'..='\u{36F}').contains(c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The candidate nearest to what was written, if it is near enough to be meant.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(written);
    let length = folded.chars().count();
    let allowed = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=10 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = fold(candidate);
            if other.chars().count().abs_diff(length) > allowed {
                return None;
            }
            let distance = distance(&folded, &other, allowed)?;
            Some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, delete, change, swap neighbours) between two words, if at most `allowed`.
fn distance(a: &str, b: &str, allowed: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            next[j] = change.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        if next.iter().min().is_some_and(|least| *least > allowed) {
            return None;
        }
        before = row;
        row = next;
    }
    let result = row[b.len()];
    (result <= allowed).then_some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_small_slips_are_forgiven() {
        assert_eq!(nearest("thoi han", ["thời hạn", "lệ phí"]), Some("thời hạn"));
        assert_eq!(nearest("ubnd-tinh", ["ubnd-xã", "ubnd-tỉnh"]), Some("ubnd-tỉnh"));
        assert_eq!(nearest("lệ phi", ["thời hạn", "lệ phí"]), Some("lệ phí"));
        assert_eq!(nearest("hoàn toàn khác", ["thời hạn", "lệ phí"]), None);
        assert_eq!(fold("Đặc khu Phú Quý"), "dac khu phu quy");
    }
}
