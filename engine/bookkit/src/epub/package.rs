//! The files of an e-book besides its pages, and the archive that holds all of them. <https://www.w3.org/TR/epub-33/>

use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::xhtml::escape;
use crate::digest;
use crate::language::Language;

/// A file in an e-book.
pub(super) struct File {
    /// Relative to the folder of the pages.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// What it contains.
    pub bytes: Vec<u8>,
}

/// An entry of the table of contents.
pub(super) struct Entry {
    /// In the language of the e-book.
    pub title: String,
    /// The page; `None` for a part of the book.
    pub page: Option<String>,
    /// The entries below it.
    pub below: Vec<Entry>,
}

/// An e-book before it is packed.
pub(super) struct Package<'a> {
    pub title: &'a str,
    pub authors: &'a [String],
    /// The name of the book, from which its identifier is made.
    pub name: &'a str,
    pub language: Language,
    /// When it was made, in seconds since 1970.
    pub modified: i64,
    pub contents: &'a [Entry],
    /// Style sheets, pages in their order, and images.
    pub files: &'a [File],
}

const XHTML: &str = "application/xhtml+xml";

/// The head of every page.
pub(super) fn page(title: &str, language: Language, body: &str) -> Vec<u8> {
    let (title, lang) = (escape(title), language.tag());
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\">\n\
         <head><title>{title}</title><link rel=\"stylesheet\" href=\"book.css\"/></head>\n<body>{body}</body>\n</html>\n"
    )
    .into_bytes()
}

impl Package<'_> {
    /// The bytes of the e-book.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub(super) fn pack(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut archive = ZipArchiveWriter::new(&mut bytes);
        // first and not compressed, so that the kind of file is seen from its first bytes
        let mut add = |name: &str, bytes: &[u8], method| -> Result<()> {
            let file = archive.new_file(name).compression_method(method);
            let (mut entry, config) = file.start()?;
            let described = if method == CompressionMethod::STORE {
                let mut writer = config.wrap(&mut entry);
                writer.write_all(bytes)?;
                writer.finish()?.1
            } else {
                let encoder = DeflateEncoder::new(&mut entry, Compression::best());
                let mut writer = config.wrap(encoder);
                writer.write_all(bytes)?;
                let (encoder, described) = writer.finish()?;
                encoder.finish()?;
                described
            };
            entry.finish(described)?;
            Ok(())
        };
        add(
            "mimetype",
            b"application/epub+zip",
            CompressionMethod::STORE,
        )?;
        let method = CompressionMethod::DEFLATE;
        add("META-INF/container.xml", CONTAINER.as_bytes(), method)?;
        add("book/package.opf", self.description().as_bytes(), method)?;
        add("book/nav.xhtml", &self.navigation(), method)?;
        for file in self.files {
            add(&format!("book/{}", file.name), &file.bytes, method)?;
        }
        archive.finish()?;
        Ok(bytes)
    }

    /// The list of files, their order, and the metadata.
    fn description(&self) -> String {
        let lang = self.language.tag();
        let title = escape(self.title);
        let authors = self.authors.iter().map(|author| {
            let author = escape(author);
            format!("<dc:creator>{author}</dc:creator>\n")
        });
        let authors: String = authors.collect();
        let (id, modified) = (self.identifier(), date(self.modified));
        let (mut manifest, mut spine) = (String::new(), String::new());
        for (number, file) in self.files.iter().enumerate() {
            let File { name, media, bytes } = file;
            let mut properties = Vec::new();
            if *media == XHTML {
                let text = String::from_utf8_lossy(bytes);
                properties.extend(text.contains("<math").then_some("mathml"));
                properties.extend(text.contains("<svg").then_some("svg"));
                spine += &format!("<itemref idref=\"file-{number}\"/>\n");
            }
            let properties = match properties.as_slice() {
                [] => String::new(),
                some => format!(" properties=\"{}\"", some.join(" ")),
            };
            manifest += &format!(
                "<item id=\"file-{number}\" href=\"{name}\" media-type=\"{media}\"{properties}/>\n"
            );
        }
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{lang}\">\n\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
             <dc:identifier id=\"id\">urn:uuid:{id}</dc:identifier>\n\
             <dc:title>{title}</dc:title>\n\
             <dc:language>{lang}</dc:language>\n\
             {authors}<meta property=\"dcterms:modified\">{modified}</meta>\n\
             </metadata>\n\
             <manifest>\n\
             <item id=\"nav\" href=\"nav.xhtml\" media-type=\"{XHTML}\" properties=\"nav\"/>\n\
             {manifest}</manifest>\n<spine>\n<itemref idref=\"nav\"/>\n{spine}</spine>\n</package>\n"
        )
    }

    fn navigation(&self) -> Vec<u8> {
        let title = match self.language {
            Language::Zh => "目录",
            Language::En => "Contents",
            Language::Both => "目录 · Contents",
        };
        let list = list(self.contents);
        let heading = escape(self.title);
        let body = format!(
            "<h1>{heading}</h1>\n<nav epub:type=\"toc\" role=\"doc-toc\"><h2>{title}</h2>\n{list}</nav>"
        );
        page(self.title, self.language, &body)
    }

    /// The same for every version of the book in this language, so that a reader's library replaces the old one.
    fn identifier(&self) -> String {
        let hex = digest::hex(&format!("{} {}", self.name, self.language), 16);
        // version 8: of one's own making
        let (a, b, c, d, e) = (
            &hex[..8],
            &hex[8..12],
            &hex[13..16],
            &hex[17..20],
            &hex[20..],
        );
        format!("{a}-{b}-8{c}-8{d}-{e}")
    }
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
    <rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/>\
    </rootfiles></container>\n";

fn list(entries: &[Entry]) -> String {
    let item = |entry: &Entry| {
        let title = escape(&entry.title);
        let title = match &entry.page {
            Some(page) => format!("<a href=\"{page}\">{title}</a>"),
            None => format!("<span>{title}</span>"),
        };
        let below = match entry.below.as_slice() {
            [] => String::new(),
            below => list(below),
        };
        format!("<li>{title}{below}</li>\n")
    };
    let items: String = entries.iter().map(item).collect();
    format!("<ol>\n{items}</ol>\n")
}

fn date(seconds: i64) -> String {
    let date = UtcDateTime::from_unix(seconds);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        date.year(),
        date.month(),
        date.day(),
        date.hour(),
        date.minute(),
        date.second()
    )
}
