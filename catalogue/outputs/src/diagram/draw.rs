//! A plan as SVG elements.

use super::layers::links;
use super::letters::{LARGE, SIZES, SMALL, line};
use super::place::HALF_BOX;
use super::plan::{Area, PADDING, Plan, TIP, plan};
use super::{Edge, Kind, Node, escape};
use std::fmt::{Arguments, Write};

/// What stands between `<svg>` and `</svg>`, and the room that it takes: left, top, width, height.
///
/// Colours are those of the surrounding text until a style sheet says more; shape and dashes tell things apart as well.
pub(super) fn shapes(nodes: &[Node<'_>], edges: &[Edge<'_>]) -> (String, [i64; 4]) {
    let plan = plan(nodes, edges, &links(nodes, edges));
    let mut svg = String::new();
    lines(&mut svg, edges, &plan);
    boxes(&mut svg, nodes, &plan.boxes);
    words(&mut svg, &plan.boxes);
    if !plan.labels.is_empty() {
        svg.push_str("<g class=\"edge-labels\">\n");
        for label in &plan.labels {
            text(&mut svg, SMALL, (label.x, label.top), &label.lines);
        }
        svg.push_str("</g>\n");
    }
    (svg, plan.room)
}

fn lines(svg: &mut String, edges: &[Edge<'_>], plan: &Plan) {
    if plan.runs.is_empty() {
        return;
    }
    svg.push_str("<g class=\"edges\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\">\n");
    for run in &plan.runs {
        let class = match (edges[run.edge].is_otherwise, run.aside) {
            (false, false) => "",
            (true, false) => " class=\"otherwise\"",
            (false, true) => " class=\"back\"",
            (true, true) => " class=\"otherwise back\"",
        };
        let dash = if edges[run.edge].is_otherwise { " stroke-dasharray=\"5 4\"" } else { "" };
        push(svg, format_args!("<path{class}{dash} d=\"{}\"/>\n", run.path));
    }
    svg.push_str("</g>\n<path class=\"arrows\" d=\"");
    let mut tips: Vec<_> = plan.runs.iter().map(|run| run.tip).collect();
    tips.sort_unstable();
    tips.dedup();
    for (x, y) in tips {
        push(svg, format_args!("M{x} {y}l-4-{TIP}h8z"));
    }
    svg.push_str("\"/>\n");
}

fn boxes(svg: &mut String, nodes: &[Node<'_>], boxes: &[Area]) {
    svg.push_str("<g class=\"boxes\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\">\n");
    for (node, area) in nodes.iter().zip(boxes) {
        let (class, radius, weight) = match node.kind {
            Kind::Applicant => ("applicant", 18, ""),
            Kind::Agency => ("agency", 4, ""),
            Kind::End => ("end", 28, " stroke-width=\"3\""),
        };
        let (outside, dash) =
            if node.outside_clock { (" outside-clock", " stroke-dasharray=\"6 4\"") } else { ("", "") };
        push(
            svg,
            format_args!(
                "<rect class=\"{class}{outside}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"{weight}{dash}/>\n",
                area.x - HALF_BOX,
                area.top,
                2 * HALF_BOX,
                area.height,
                radius.min(area.height / 2),
            ),
        );
    }
    svg.push_str("</g>\n");
}

fn words(svg: &mut String, boxes: &[Area]) {
    let mut top: Vec<_> = boxes.iter().map(|area| area.top + PADDING).collect();
    for (kind, size) in SIZES.into_iter().enumerate() {
        match kind {
            0 => svg.push_str("<g class=\"who\">\n"),
            1 => push(svg, format_args!("<g class=\"what\" font-size=\"{LARGE}\" font-weight=\"600\">\n")),
            _ => svg.push_str("<g class=\"remark\">\n"),
        }
        for (area, top) in boxes.iter().zip(&mut top) {
            let lines = &area.words[kind];
            text(svg, size, (area.x, *top), lines);
            *top += lines.len() as i64 * line(size);
        }
        svg.push_str("</g>\n");
    }
}

/// Lines centred at `x`, the first below `y`.
fn text(svg: &mut String, size: i64, (x, y): (i64, i64), lines: &[String]) {
    for (at, words) in lines.iter().enumerate() {
        let base = y + at as i64 * line(size) + size;
        push(svg, format_args!("<text x=\"{x}\" y=\"{base}\">{}</text>\n", escape(words)));
    }
}

/// Writing to a string cannot fail.
pub(super) fn push(svg: &mut String, words: Arguments<'_>) {
    let _ = svg.write_fmt(words);
}
