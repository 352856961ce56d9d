//! What one version of a file says of a procedure, and how two versions differ.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use git2::Oid;
use tthc_compiler::changes::{Change, changes};
use tthc_compiler::lower;
use tthc_compiler::model::Procedure;
use tthc_dsl::diagnostic::both;
use tthc_dsl::tree::Node;
use tthc_dsl::{FileId, Source, Span, Word};

use crate::amendment::{self, Amending};
use crate::written::one_line;

/// A procedure as one version of a file has it. What cannot be read any more is left out.
#[derive(Debug)]
pub(crate) struct Version {
    pub procedure: Procedure,
    node: Node,
    source: Rc<Source>,
}

/// What one version of a file declares, in its order.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub procedures: Vec<Version>,
    pub amendments: Vec<Amending>,
}

impl Content {
    pub fn read(bytes: &[u8]) -> Content {
        let (source, _) = Source::from_bytes(FileId::default(), "", bytes.to_vec());
        let source = Rc::new(source);
        let tree = tthc_dsl::parse(&source).tree;
        // Lowering reports what is wrong; the history of a file is not the place to tell it.
        let procedures = lower::lower(&tree, &mut Vec::new()).procedures;
        let (amendments, items): (Vec<Node>, Vec<Node>) = tree.items.into_iter().partition(amendment::is_one);
        let mut nodes: HashMap<Span, Node> =
            items.into_iter().filter_map(|item| Some((item.code()?.span, item))).collect();
        let version = |procedure: Procedure| {
            let node = nodes.remove(&procedure.code.span)?;
            Some(Version { procedure, node, source: Rc::clone(&source) })
        };
        Content {
            procedures: procedures.into_iter().filter_map(version).collect(),
            amendments: amendments.into_iter().map(|node| Amending { node, source: Rc::clone(&source) }).collect(),
        }
    }

    /// The procedure of a code.
    pub fn coded(&self, code: &str) -> Option<&Version> {
        self.procedures.iter().find(|version| version.procedure.code.value == code)
    }
}

/// The files read last: each is compared with the one before it and with the one after.
pub(crate) struct Versioned<'r> {
    git: &'r git2::Repository,
    read: HashMap<Oid, Rc<Content>>,
}

/// More would help only where as many branches are walked side by side.
const KEPT: usize = 64;

impl<'r> Versioned<'r> {
    pub fn new(git: &'r git2::Repository) -> Self {
        Versioned { git, read: HashMap::new() }
    }

    pub fn of(&mut self, file: Oid) -> Result<Rc<Content>, git2::Error> {
        if let Some(known) = self.read.get(&file) {
            return Ok(Rc::clone(known));
        }
        let blob = self.git.find_blob(file)?;
        let content = Rc::new(Content::read(blob.content()));
        if self.read.len() >= KEPT {
            self.read.clear();
        }
        self.read.insert(file, Rc::clone(&content));
        Ok(content)
    }
}

/// What changed from one version to the next.
pub(crate) fn difference(old: Option<&Version>, new: Option<&Version>) -> Vec<Change> {
    if let (Some(old), Some(new)) = (old, new) {
        if old.node == new.node {
            return Vec::new();
        }
        let found = changes(Some(&old.procedure), Some(&new.procedure));
        // The model does not hold a clause that was reported, such as one out of place. Its file says it all the same.
        return if found.is_empty() { clauses(old, new).into_iter().collect() } else { found };
    }
    changes(old.map(|version| &version.procedure), new.map(|version| &version.procedure))
}

/// The clauses that differ, as they are written.
fn clauses(old: &Version, new: &Version) -> Option<Change> {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    differing(&old.node, &new.node, &mut gone, &mut come);
    let (before, after) = (old.written(&gone), new.written(&come));
    // What is written on both sides has only changed its place.
    let (gone, come) = (without(&before, &after), without(&after, &before));
    if gone.is_empty() && come.is_empty() {
        return None;
    }
    let shown = |texts: Vec<&str>| {
        let text = texts.join("; ");
        (!text.is_empty()).then(|| both(text.as_str(), text.as_str()))
    };
    Some(Change {
        field: "clauses".to_owned(),
        label: both("điều khoản khác", "other clauses"),
        old: shown(gone),
        new: shown(come),
    })
}

/// The texts that the others do not hold, each as often as they hold it less.
fn without<'t>(texts: &'t [String], others: &[String]) -> Vec<&'t str> {
    let mut held: HashMap<&str, usize> = HashMap::new();
    others.iter().for_each(|text| *held.entry(text).or_default() += 1);
    let mut is_left = |text: &str| match held.get_mut(text) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    texts.iter().map(String::as_str).filter(|text| is_left(text)).collect()
}

impl Version {
    /// Clauses on one line each.
    fn written(&self, clauses: &[&Node]) -> Vec<String> {
        let text = |node: &&Node| self.source.text.get(node.span.range()).unwrap_or_default();
        clauses.iter().map(|node| one_line(text(node))).collect()
    }
}

/// The smallest clauses that hold a difference. The order of clauses of different keywords says nothing.
fn differing<'t>(old: &'t Node, new: &'t Node, gone: &mut Vec<&'t Node>, come: &mut Vec<&'t Node>) {
    if old == new {
        return;
    }
    let own = old.values == new.values && old.becomes == new.becomes && old.broken == new.broken;
    if !own {
        gone.push(old);
        come.push(new);
        return;
    }
    let (before, after) = (grouped(old), grouped(new));
    for (key, clauses) in &before {
        match after.get(key) {
            Some(others) if others.len() == clauses.len() => {
                clauses.iter().zip(others).for_each(|(old, new)| differing(old, new, gone, come));
            }
            others => {
                gone.extend(clauses);
                come.extend(others.into_iter().flatten());
            }
        }
    }
    come.extend(after.iter().filter(|(key, _)| !before.contains_key(*key)).flat_map(|(_, clauses)| clauses));
}

type Key<'t> = (Option<Word>, Option<&'t str>);

fn grouped(node: &Node) -> BTreeMap<Key<'_>, Vec<&Node>> {
    let mut groups = BTreeMap::<Key<'_>, Vec<&Node>>::new();
    for child in &node.children {
        let name = child.name.as_ref().map(|name| name.value.as_str());
        groups.entry((child.word, name)).or_default().push(child);
    }
    groups
}
