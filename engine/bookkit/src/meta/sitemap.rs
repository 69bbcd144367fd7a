//! `sitemap.xml` and `robots.txt`: which pages there are, for search engines.

use super::Address;
use crate::html::escape;

/// Every page, in reading order.
pub(super) fn xml(address: &Address, pages: &[String]) -> String {
    let url = |page: &String| {
        format!(
            "  <url><loc>{}</loc></url>\n",
            escape(&address.of_page(page))
        )
    };
    let urls: String = pages.iter().map(url).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}

/// Allows everything. (The file only has an effect at the root of a host; elsewhere it is ignored.)
pub(super) fn robots(address: &Address) -> String {
    format!(
        "User-agent: *\nAllow: /\nSitemap: {}\n",
        address.of_page("sitemap.xml")
    )
}
