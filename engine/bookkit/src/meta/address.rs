//! The public address of the book.

use anyhow::{Result, bail};
use mdbook_driver::config::Config;

/// Where the book is published: `https://host/path/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address that `site-url` under `[output.html]` gives, or mdBook's variable
    /// `MDBOOK_OUTPUT__HTML__SITE_URL`. `None` if it is absent, empty or only a path.
    ///
    /// # Errors
    /// If the pages could not be found under the address.
    pub fn of(config: &Config) -> Result<Option<Self>> {
        let html = config.html_config().unwrap_or_default();
        Self::parse(html.site_url.as_deref().unwrap_or_default())
    }

    fn parse(site_url: &str) -> Result<Option<Self>> {
        if site_url.is_empty() {
            return Ok(None);
        }
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| site_url.strip_prefix(scheme));
        let whole = match rest {
            None => site_url.starts_with('/'),
            Some(rest) => !rest.starts_with('/'),
        };
        let unfit = |ch: char| ch.is_whitespace() || "?#\"<>".contains(ch);
        if !whole || !site_url.ends_with('/') || site_url.contains(unfit) {
            bail!(
                "book.toml: site-url is `{site_url}`, expected `https://host/path/`, or `/path/` \
                 if the host is not known; with the slash at the end"
            );
        }
        Ok(rest.map(|_| Self(site_url.to_owned())))
    }

    /// The path on its host, with a slash at both ends.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + "://".len());
        let path = self.0[host..].find('/').unwrap_or_default();
        &self.0[host + path..]
    }

    /// The address of a page, which is given relative to the book; empty for the front page.
    pub fn of_page(&self, page: &str) -> String {
        format!("{}{page}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host_and_ends_with_a_slash() -> Result<()> {
        let address = Address::parse("https://example.org/books/cnn/")?;
        let address = address.expect("an address");
        assert_eq!(address.path(), "/books/cnn/");
        assert_eq!(
            address.of_page("a.html"),
            "https://example.org/books/cnn/a.html"
        );
        let top = Address::parse("https://example.org/")?.expect("an address");
        assert_eq!(top.path(), "/");
        assert_eq!(Address::parse("")?, None);
        assert_eq!(Address::parse("/books/")?, None);
        for unfit in [
            "https://example.org",
            "https://example.org/a",
            "https:///a/",
            "example.org/",
            "https://example.org/?a/",
            "/books",
        ] {
            let error = Address::parse(unfit).expect_err(unfit).to_string();
            assert!(
                error.contains(unfit) && error.contains("expected"),
                "{error}"
            );
        }
        Ok(())
    }
}
