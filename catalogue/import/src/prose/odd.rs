//! No text, however odd, makes a reader panic or run away.

use super::*;

fn read_all(text: &str) {
    let inside = |bytes: &Range<usize>| assert!(text.get(bytes.clone()).is_some(), "{bytes:?} is no range of the text");
    limits(text).iter().for_each(|r| inside(&r.bytes));
    citations(text).iter().for_each(|r| inside(&r.bytes));
    form_numbers(text).iter().for_each(|r| inside(&r.bytes));
    for value in [None, Some(0), Some(20), Some(i64::MAX), Some(i64::MIN)] {
        fee(text, value).amounts.iter().for_each(|a| inside(&a.bytes));
    }
    let step = step(text);
    step.actor.iter().for_each(|r| inside(&r.bytes));
    step.title.iter().for_each(|r| inside(&r.bytes));
    paper(text).condition.iter().for_each(|r| inside(&r.bytes));
    instrument_number(text).iter().for_each(|r| inside(&r.bytes));
    let _ = (instrument_of(text, text), absence(text));
}

#[test]
fn odd_texts_are_read_without_panic() {
    let digits = "9".repeat(5_000);
    let texts = [
        "",
        " ",
        "\n",
        "\0",
        "....",
        "()()(((",
        "/////",
        "- – — ‑",
        "\u{301}\u{301}\u{323}",
        "a\u{301}/\u{301}2025/NĐ-CP",
        "İ ẞ K Å ﷽ 🇻🇳 👩‍👩‍👧",
        "\u{a0}05\u{a0}ngày\u{a0}làm\u{a0}việc\u{a0}",
        "ngày\u{a0}\u{a0}05/\u{a0}2025/\u{a0}NĐ-\u{a0}CP",
        "điểm đ\u{300} khoản 2\u{300} Điều 9\u{300} 1/2025/NĐ-CP",
        &digits,
        &format!("{digits} ngày làm việc"),
        &format!("{digits}/{digits}/NĐ-CP"),
        &format!("{digits} đồng/{digits}"),
        &format!("Mẫu số {digits}"),
        "118/2025/NĐ-CLuật số 43/2024/QH15",
        "1/2025/TT-BTCThông tư số 2/2025/TT-XLuật số 3/2025/NĐ-CPNghị định số 4/2025/NĐ-CP",
        "Phí : Đồng",
        "Phí : 1 Đồng (\nPhí : 2 Đồng (((",
        "Miễn phí((((",
        "1,2,3 VNĐ()",
        "Mẫu số",
        "mẫu ",
        "Mẫu số -",
        "Bước",
        "Bước 99999999999999999999:",
        "(nếu",
        "(đối với",
        "Trường hợp ",
        "nếu ",
        "một trong các giấy tờ sau:",
        "một trong các giấy tờ sau:;;;\n;",
        "kể từ ngày",
        "10 ngày kể từ ngày",
        "10 ngày kể từ ngày ,,,,",
        "ngày 99/99/9999",
        "1/2025/NĐ-",
        "1/2025/",
        "/2025/NĐ-CP",
        "1/2025/TTLT-BTC-",
        "QH15",
        "1/2025/QH",
        "-NQ/TW",
        "5-NQ/TW",
    ];
    for text in texts {
        read_all(text);
        for (at, _) in text.char_indices().take(300) {
            read_all(&text[..at]);
        }
    }
}

#[test]
fn every_prefix_and_every_seam_of_real_words_is_read() {
    let text = "Bước 2: TRONG THỜI HẠN 23 ngày (15 ngày và 08 ngày làm việc), kể từ ngày nhận đủ hồ sơ hợp lệ và phí, Sở Tư pháp cấp (Mẫu số 21.NT Phụ lục I \
                ban hành kèm theo Nghị định số 41/2026/NĐ- CP ngày 08 tháng 5 năm 2026 của Chính phủ); 3,000,000 Việt Nam Đồng((1.500.000 đồng/hồ sơ kể từ ngày 01/7/2025 \
                đến hết ngày 31/12/2026 theo điểm đ khoản 2, 3 Điều 9 Thông tư số 64/2025/TT-BTC)) (nếu có) trong trường hợp …";
    for (at, _) in text.char_indices() {
        read_all(&text[..at]);
        read_all(&text[at..]);
    }
}

#[test]
fn a_long_text_of_one_word_ends_soon() {
    // A reader that looks back or ahead without bound would need an hour for these.
    for word in [
        "ngày ",
        "05 ngày ",
        "/",
        "1/2025/NĐ-CP ",
        "mẫu số 1 ",
        "điều 1, ",
        "khoản ",
        "(",
        "nếu ",
        "đồng ",
        "1 đồng/",
        "phí : 1 đồng\n",
        "trong ngày ",
        "kể từ ngày nhận ",
        "\u{301}",
        ", ",
    ] {
        let bytes = if word == "ngày " { 1 << 20 } else { 1 << 17 };
        read_all(&word.repeat(bytes / word.len()));
    }
}
