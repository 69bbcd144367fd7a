//! The preview: an edit shows in the open page, and nothing else reloads it.

use std::fs;
use std::sync::Arc;
use std::thread;

use anyhow::{Result, ensure};
use bookkit::serve::{self, Server};

use crate::harness::{Browser, copy_of_the_book, none};

#[test]
#[ignore = "needs chromium"]
fn an_edit_shows_in_the_open_page() -> Result<()> {
    let root = copy_of_the_book("edited")?;
    // so there is no documentation of the crate, which would also reload the pages
    fs::remove_file(root.join("Cargo.toml"))?;
    let server = Arc::new(Server::listen(Some(0))?);
    let (book, running) = (book::project(root.clone()), Arc::clone(&server));
    let serving = thread::spawn(move || serve::book(&book, &running));
    let home = format!("http://{}/", server.address());
    let mut browser = Browser::start()?;
    browser.open(&format!("{home}output-size.html"))?;
    browser.eval("window.loaded = 'once'")?;
    let chapter = root.join("src/output-size.md");
    let text = fs::read_to_string(&chapter)?;
    let block = "<div lang=\"en\">\n\n";
    ensure!(text.contains(block), "{} has no English", chapter.display());
    ensure!(browser.eval("window.loaded")? == "once", "reloads unedited");
    let edited = text.replacen(block, &format!("{block}Freshly edited. "), 1);
    fs::write(&chapter, edited)?;
    browser.wait("document.querySelector('main').textContent.includes('Freshly edited.')")?;
    none(&browser.faults(&home))?;
    server.stop();
    serving.join().expect("the preview does not panic")
}
