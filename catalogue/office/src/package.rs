//! Which Office document an archive is, and which of its parts is the document.

use crate::error::OfficeError;
use crate::guard::{self, Archive};
use crate::kind::{self, Found, Wanted};
use crate::xml::{self, Event};

/// An archive with the kind of document that it is and its main part.
pub(crate) struct Package<'a> {
    pub archive: Archive<'a>,
    pub kind: Found,
    /// The path of the document itself: not every program calls it `word/document.xml`.
    pub main: String,
}

/// Opens a file of which `kinds` are wanted, and says of any other what it is and what to do.
pub(crate) fn open<'a>(bytes: &'a [u8], wanted: Wanted, kinds: &[Found]) -> Result<Package<'a>, OfficeError> {
    if let Some(found) = kind::of(bytes) {
        return Err(OfficeError::Other { found, wanted });
    }
    let mut archive = guard::open(bytes)?;
    let (kind, main) = document(&mut archive)?;
    if !kinds.contains(&kind) {
        return Err(OfficeError::Other { found: kind, wanted });
    }
    Ok(Package { archive, kind, main })
}

fn document(archive: &mut Archive<'_>) -> Result<(Found, String), OfficeError> {
    if let Some(mimetype) = archive.part("mimetype")? {
        return open_document(archive, &mimetype);
    }
    let main = match archive.part("_rels/.rels")? {
        Some(relations) => target(&relations)?,
        None => None,
    };
    let Some(main) = main else { return Ok((Found::Archive, String::new())) };
    let kind = match main.to_lowercase() {
        path if path.ends_with(".bin") => Found::Xlsb,
        path if path.starts_with("word/") => Found::Docx,
        path if path.starts_with("xl/") => Found::Xlsx,
        path if path.starts_with("ppt/") => Found::Pptx,
        _ => Found::Archive,
    };
    Ok((kind, main))
}

fn open_document(archive: &mut Archive<'_>, mimetype: &[u8]) -> Result<(Found, String), OfficeError> {
    let kind = match mimetype.strip_prefix(b"application/vnd.oasis.opendocument.".as_slice()) {
        Some(kind) if kind.starts_with(b"spreadsheet") => Found::Ods,
        Some(kind) if kind.starts_with(b"text") => Found::Odt,
        _ => Found::Archive,
    };
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(OfficeError::Locked);
    }
    Ok((kind, "content.xml".to_owned()))
}

/// Where the relations of the package say that its document is.
fn target(relations: &[u8]) -> Result<Option<String>, OfficeError> {
    let part = "_rels/.rels";
    let text = xml::decode(part, relations)?;
    let mut reader = xml::Reader::new(part, &text);
    let mut found = None;
    loop {
        match reader.next()? {
            Event::Start(element) if element.name().1 == "Relationship" => {
                let document = element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
                if let Some(target) = element.attribute("Target").filter(|_| document && found.is_none()) {
                    found = Some(target.trim_start_matches('/').to_owned());
                }
            }
            Event::End => return Ok(found),
            _ => {}
        }
    }
}
