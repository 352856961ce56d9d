//! The picture and the words of small workflows in full, and what holds for any input.

use super::layers::links;
use super::place::HALF_BOX;
use super::plan::{Plan, plan};
use super::*;

fn node<'a>(id: &'a str, label: &'a str, actor: &'a str, note: &'a str, kind: Kind) -> Node<'a> {
    Node { id, label, actor, note, kind, outside_clock: kind == Kind::Applicant }
}

fn edge<'a>(from: &'a str, to: &'a str, label: &'a str, is_otherwise: bool) -> Edge<'a> {
    Edge { from, to, label, is_otherwise }
}

fn recognition() -> (Vec<Node<'static>>, Vec<Edge<'static>>) {
    let nodes = vec![
        node("tiếp-nhận", "Kiểm tra và tiếp nhận", "Trung tâm phục vụ", "1 ngày làm việc", Kind::Agency),
        node("bổ-sung", "Sửa chữa thiếu sót", "Người nộp", "30 ngày", Kind::Applicant),
        node("cấp", "Ra quyết định <ghi nhận>", "", "", Kind::End),
    ];
    let edges = vec![
        edge("tiếp-nhận", "cấp", "hợp lệ", false),
        edge("tiếp-nhận", "bổ-sung", "", true),
        edge("bổ-sung", "tiếp-nhận", "nộp lại", false),
        edge("bổ-sung", "không-có", "", false),
    ];
    (nodes, edges)
}

#[test]
fn words_of_a_workflow() {
    let (nodes, edges) = recognition();
    let list = text(&nodes, &edges);
    assert_eq!(
        list,
        "1. **Kiểm tra và tiếp nhận** – Trung tâm phục vụ; 1 ngày làm việc. Tiếp theo: bước 3 (hợp lệ); nếu không thì bước 2.\n\
         2. **Sửa chữa thiếu sót** – Người nộp; 30 ngày; không tính vào thời hạn. Tiếp theo: bước 1 (nộp lại).\n\
         3. **Ra quyết định \\<ghi nhận\\>**. Kết thúc.\n"
    );
}

#[test]
fn picture_of_a_workflow() {
    let (nodes, edges) = recognition();
    let picture = svg("1.013925", &nodes, &edges, "Trình tự", "Ba bước & một lần nộp lại");
    assert_eq!(picture, include_str!("recognition.svg"));
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(svg("a", &[], &[edge("a", "b", "", false)], "", ""), "");
    assert_eq!(text(&[], &[edge("a", "b", "", false)]), "");
}

#[test]
fn what_is_written_cannot_break_out() {
    let hostile = "</svg>\"'&\u{0}\u{8}\n\n<script>";
    let nodes = [node(hostile, hostile, hostile, hostile, Kind::Agency)];
    let edges = [edge(hostile, hostile, hostile, true)];
    let picture = svg(hostile, &nodes, &edges, hostile, hostile);
    assert_eq!(picture.matches("</svg>").count(), 1);
    assert!(!picture.contains("<script") && !picture.contains("\n\n") && !picture.contains('\u{0}'));
    assert_eq!(balance(&picture), 0);
    let list = text(&nodes, &edges);
    assert_eq!(list.lines().count(), 1);
    assert!(!list.contains(" <script"));
}

#[test]
fn any_workflow_has_a_picture_without_overlap() {
    let mut random = Random(7);
    let label: Vec<_> = "Thẩm định hồ sơ và lấy ý kiến phối hợp của cơ quan chuyên môn thuộc tỉnh".chars().collect();
    let prefixes: Vec<String> = (0..label.len()).map(|end| label[..end].iter().collect()).collect();
    for round in 0..400 {
        let count = 1 + random.below(if round % 40 == 0 { 60 } else { 12 });
        let ids: Vec<_> = (0..count).map(|at| format!("n{at}")).collect();
        let words = |random: &mut Random| prefixes[random.below(prefixes.len())].as_str();
        let nodes: Vec<_> = ids
            .iter()
            .map(|id| Node {
                id,
                label: words(&mut random),
                actor: words(&mut random),
                note: words(&mut random),
                kind: [Kind::Applicant, Kind::Agency, Kind::End][random.below(3)],
                outside_clock: random.below(2) == 0,
            })
            .collect();
        let edges: Vec<_> = (0..random.below(3 * count + 1))
            .map(|_| Edge {
                from: &ids[random.below(count)],
                to: ids.get(random.below(count + 1)).map_or("?", String::as_str),
                label: words(&mut random),
                is_otherwise: random.below(3) == 0,
            })
            .collect();
        let links = links(&nodes, &edges);
        check(&plan(&nodes, &edges, &links), links.len());
        let picture = svg("p", &nodes, &edges, "t", "d");
        assert_eq!(balance(&picture), 0);
        assert_eq!(picture, svg("p", &nodes, &edges, "t", "d"), "the same input gives the same bytes");
        assert_eq!(text(&nodes, &edges).lines().count(), count);
    }
}

#[test]
fn absurd_sizes_still_end() {
    let ids: Vec<_> = (0..3_000).map(|at| at.to_string()).collect();
    let nodes: Vec<_> = ids.iter().map(|id| node(id, "Bước", "", "", Kind::Agency)).collect();
    let chain = ids.windows(2).map(|pair| edge(&pair[0], &pair[1], "", false));
    let back = ids.iter().map(|id| edge(id, "0", "lại", false));
    let ahead = ids.iter().map(|id| edge("0", id, "", true));
    let crossed = ids.iter().zip(ids.iter().rev()).map(|(from, to)| edge(from, to, "", false));
    let edges: Vec<_> = chain.chain(back).chain(ahead).chain(crossed).collect();
    assert_eq!(balance(&svg("p", &nodes, &edges, "", "")), 0);
    let long = "ữ".repeat(100_000);
    let nodes = [node("a", &long, &long, &long, Kind::End)];
    assert_eq!(balance(&svg("p", &nodes, &[], &long, &long)), 0);
}

#[track_caller]
fn check(plan: &Plan, links: usize) {
    assert_eq!(plan.runs.len(), links, "every link has a line");
    let [left, top, width, height] = plan.room;
    for (at, area) in plan.boxes.iter().enumerate() {
        assert!(left < area.x - HALF_BOX && area.x + HALF_BOX < left + width);
        assert!(top < area.top && area.top + area.height < top + height);
        for other in &plan.boxes[..at] {
            let beside = (area.x - other.x).abs() >= 2 * HALF_BOX;
            let apart = area.top + area.height <= other.top || other.top + other.height <= area.top;
            assert!(beside || apart, "two boxes overlap");
        }
    }
    for run in &plan.runs {
        let (x, y) = run.tip;
        let met = plan.boxes.iter().any(|area| area.top == y && (x - area.x).abs() < HALF_BOX);
        assert!(met, "an arrow points at no box");
    }
}

/// Open tags less closed ones.
fn balance(xml: &str) -> i64 {
    let mut open = 0;
    for tag in xml.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or("");
        if tag.starts_with('/') {
            open -= 1;
        } else if !tag.ends_with('/') {
            open += 1;
        }
    }
    open
}

/// A small congruential generator: the tests need many shapes, not good randomness.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}
