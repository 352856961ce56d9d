//! The parts of Office files as events: the only module that knows `quick-xml` when something is read.

use std::borrow::Cow;
use std::io::Read;

use quick_xml::XmlVersion;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart};
use quick_xml::name::{Namespace, QName, ResolveResult};
use quick_xml::reader::NsReader;

use crate::error::OfficeError;

/// Elements in elements, far beyond what any document needs.
const DEPTH: usize = 1000;

/// A part as text, from UTF-8 or UTF-16.
pub(crate) fn decode(part: &str, bytes: &[u8]) -> Result<String, OfficeError> {
    let mut text = String::with_capacity(bytes.len());
    DecodingReader::new(bytes).read_to_string(&mut text).map_err(|_| OfficeError::damaged(part))?;
    Ok(text)
}

/// The namespaces that the readers tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Space {
    /// WordprocessingML.
    Word,
    /// Office mathematics, as Word has it in formulas.
    Math,
    /// The choices between a new element and an old one that says the same.
    Compatibility,
    /// OpenDocument's `office:`.
    Office,
    /// OpenDocument's `table:`.
    Table,
    /// OpenDocument's `text:`.
    Text,
    /// OpenDocument's `style:`.
    Style,
    Other,
}

/// What comes next in a part.
pub(crate) enum Event<'a> {
    /// An element begins. An empty one begins and stops.
    Start(Element<'a>),
    /// The element that began last stops.
    Stop(Tag<'a>),
    /// Letters, with references resolved.
    Text(Cow<'a, str>),
    /// The part has come to an end and all its elements are closed.
    End,
}

/// The start of an element.
pub(crate) struct Element<'a> {
    space: Space,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// The name without its prefix and its namespace.
    pub(crate) fn name(&self) -> (Space, &str) {
        let QName(whole) = self.start.name();
        (self.space, local(whole))
    }

    /// The value of an attribute, by its name without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let attribute = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The number in an attribute.
    pub(crate) fn count(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// The end of an element.
pub(crate) struct Tag<'a> {
    space: Space,
    end: BytesEnd<'a>,
}

impl Tag<'_> {
    pub(crate) fn name(&self) -> (Space, &str) {
        let QName(whole) = self.end.name();
        (self.space, local(whole))
    }
}

/// The events of a part, in which each element is closed by its own end.
pub(crate) struct Reader<'a> {
    part: &'a str,
    reader: NsReader<&'a [u8]>,
    depth: usize,
    /// Whether there was an element at all.
    begun: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(part: &'a str, text: &'a str) -> Reader<'a> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Reader { part, reader, depth: 0, begun: false }
    }

    pub(crate) fn next(&mut self) -> Result<Event<'a>, OfficeError> {
        loop {
            let at = self.reader.buffer_position();
            let Ok((found, event)) = self.reader.read_resolved_event() else { return Err(self.damaged(at)) };
            let space = space(&found);
            match event {
                quick_xml::events::Event::Start(start) => {
                    self.begun = true;
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(OfficeError::Deep { entry: self.part.to_owned(), limit: DEPTH });
                    }
                    return Ok(Event::Start(Element { space, start }));
                }
                quick_xml::events::Event::End(end) => {
                    let Some(depth) = self.depth.checked_sub(1) else { return Err(self.damaged(at)) };
                    self.depth = depth;
                    return Ok(Event::Stop(Tag { space, end }));
                }
                quick_xml::events::Event::Text(text) => return Ok(Event::Text(text.xml10_content())),
                quick_xml::events::Event::CData(text) => return Ok(Event::Text(text.xml10_content())),
                quick_xml::events::Event::GeneralRef(reference) => {
                    let Some(text) = letters(&reference) else { return Err(self.damaged(at)) };
                    return Ok(Event::Text(text));
                }
                quick_xml::events::Event::Eof if self.begun && self.depth == 0 => return Ok(Event::End),
                quick_xml::events::Event::Eof => return Err(self.damaged(at)),
                _ => {}
            }
        }
    }

    /// Passes over what is left of the element that began last.
    pub(crate) fn skip(&mut self) -> Result<(), OfficeError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    fn damaged(&self, at: u64) -> OfficeError {
        OfficeError::damaged_at(self.part, at)
    }
}

/// What a reference stands for. Entities of a document's own do not occur in Office files, and are not expanded.
fn letters(reference: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    match reference.resolve_char_ref().ok()? {
        Some(letter) => Some(Cow::Owned(letter.to_string())),
        None => resolve_predefined_entity(reference).map(Cow::Borrowed),
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn space(found: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(Namespace(name)) = found else { return Space::Other };
    match *name {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
        _ => Space::Other,
    }
}
