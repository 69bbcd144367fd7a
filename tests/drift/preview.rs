//! The preview while it rebuilds: whoever asks gets a whole file, the old one or the new one; and what
//! is wrong with an edit stands in the page, over the last good build.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, ensure};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use bookkit::serve::Builds;
use bookkit::site;
use tokio::runtime::{Builder, Runtime};
use tower_http::services::ServeDir;

use crate::copy::{Edit, workspace};

const PAGE: &str = "/padding.html";

const EDIT: Edit = Edit {
    file: "src/padding.md",
    from: "<div lang=\"en\">\n\n",
    to: "<div lang=\"en\">\n\nFreshly edited. ",
};

/// Changes the name of a style sheet, which is that of its content.
const RESTYLE: Edit = Edit {
    file: "theme/style/text.css",
    from: "}",
    to: "} /* edited */",
};

const BREAK: Edit = Edit {
    file: "src/padding.md",
    from: "(gradient-of-the-input.md)",
    to: "(no-such-page.md)",
};

#[test]
fn who_asks_during_a_rebuild_gets_a_whole_page() -> Result<()> {
    let root = tempfile::tempdir()?;
    workspace(root.path())?;
    let builds = Builds::new(root.path(), None);
    builds.rebuild()?;
    let before = page(&builds)?;
    let seen = asked_during(
        |request| builds.answer(request),
        || {
            EDIT.apply(root.path())?;
            RESTYLE.apply(root.path())?;
            builds.rebuild()
        },
    )?;
    let after = page(&builds)?;
    ensure!(after.contains("Freshly edited."), "the edit does not show");
    let torn = torn(&seen, &before, &after);
    ensure!(torn.is_empty(), "{torn:#?}");
    ensure!(
        seen.contains(&(StatusCode::OK, before.clone())),
        "nobody asked in time"
    );

    // the page from before the edit asks for its style sheets after it
    for sheet in style_sheets(&before) {
        let (status, _) = ask(|request| builds.answer(request), &sheet)?;
        ensure!(status == StatusCode::OK, "{status}: {sheet}");
    }
    let (status, body) = ask(|request| builds.answer(request), "/no/such.html")?;
    ensure!(
        status == StatusCode::NOT_FOUND && body.contains("没有这一页"),
        "{status}"
    );
    Ok(())
}

/// The same questions to a folder that is built into while it is served.
#[test]
fn a_page_that_is_being_written_is_seen() -> Result<()> {
    let root = tempfile::tempdir()?;
    workspace(root.path())?;
    let folder = root.path().join("served");
    site::build_into(root.path(), &folder, None)?;
    let file =
        |folder: &Path| -> Result<_> { Ok(std::fs::read_to_string(folder.join(&PAGE[1..]))?) };
    let before = file(&folder)?;
    let served = |request| {
        let mut files = ServeDir::new(&folder);
        async move {
            let answer = files.try_call(request).await;
            answer.map_or_else(
                |error| (StatusCode::NOT_FOUND, error.to_string()).into_response(),
                IntoResponse::into_response,
            )
        }
    };
    let seen = asked_during(served, || {
        EDIT.apply(root.path())?;
        site::build_into(root.path(), &folder, None)
    })?;
    let torn = torn(&seen, &before, &file(&folder)?);
    ensure!(
        torn.iter().any(|answer| answer.contains("404")),
        "{torn:#?}"
    );
    Ok(())
}

#[test]
fn a_failed_build_leaves_the_pages_and_says_what_is_wrong() -> Result<()> {
    let root = tempfile::tempdir()?;
    workspace(root.path())?;
    let builds = Builds::new(root.path(), None);
    builds.rebuild()?;
    let before = page(&builds)?;
    let line = BREAK.apply(root.path())?;
    let error = builds.rebuild().err().context("a dead link was built")?;
    let fault = format!("src/padding.md:{line}: ");
    ensure!(error.to_string().contains(&fault), "{error:#}");
    let after = page(&builds)?;
    let (start, rest) = after
        .split_once("<pre role=\"alert\">")
        .context("no fault in the page")?;
    let (told, end) = rest.split_once("</pre>").context("no end of the fault")?;
    ensure!(told.contains(&fault), "{told}");
    ensure!(
        format!("{start}{end}") == before,
        "the page is not the last good one"
    );

    let mended = Edit {
        from: BREAK.to,
        to: BREAK.from,
        ..BREAK
    };
    mended.apply(root.path())?;
    builds.rebuild()?;
    ensure!(
        page(&builds)? == before,
        "the fault stays though it is mended"
    );
    Ok(())
}

#[test]
fn before_the_first_build_there_is_nothing_to_show() -> Result<()> {
    let builds = Builds::new(Path::new("/no/such/book"), None);
    ensure!(builds.rebuild().is_err());
    let (status, _) = ask(|request| builds.answer(request), PAGE)?;
    ensure!(status == StatusCode::SERVICE_UNAVAILABLE, "{status}");
    Ok(())
}

/// Every different answer that is given for [`PAGE`] while something is done.
fn asked_during<A>(
    answer: impl Fn(Request<Body>) -> A + Sync,
    during: impl FnOnce() -> Result<()>,
) -> Result<BTreeSet<(StatusCode, String)>>
where
    A: Future<Output = Response>,
{
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let runtime = runtime()?;
            let mut seen = BTreeSet::new();
            while !done.load(Ordering::Relaxed) {
                seen.insert(runtime.block_on(answered(&answer, PAGE))?);
            }
            Ok(seen)
        });
        let result = during();
        done.store(true, Ordering::Relaxed);
        let seen = asking.join().expect("no request panics");
        result.and(seen)
    })
}

/// The answers that are neither the page from before nor the one from after.
fn torn(seen: &BTreeSet<(StatusCode, String)>, before: &str, after: &str) -> Vec<String> {
    let whole = |(status, body): &&(StatusCode, String)| {
        *status == StatusCode::OK && (body == before || body == after)
    };
    let torn = seen.iter().filter(|answer| !whole(answer));
    torn.map(|(status, body)| format!("{status}, {} bytes", body.len()))
        .collect()
}

fn page(builds: &Builds) -> Result<String> {
    let (status, body) = ask(|request| builds.answer(request), PAGE)?;
    ensure!(status == StatusCode::OK, "{PAGE}: {status}");
    Ok(body)
}

fn style_sheets(page: &str) -> Vec<String> {
    let links = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'));
    let sheets = links.filter(|(path, _)| path.ends_with(".css"));
    sheets.map(|(path, _)| format!("/{path}")).collect()
}

fn ask<A: Future<Output = Response>>(
    answer: impl Fn(Request<Body>) -> A,
    path: &str,
) -> Result<(StatusCode, String)> {
    runtime()?.block_on(answered(&answer, path))
}

async fn answered<A: Future<Output = Response>>(
    answer: &impl Fn(Request<Body>) -> A,
    path: &str,
) -> Result<(StatusCode, String)> {
    let response = answer(Request::get(path).body(Body::empty())?).await;
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await?;
    Ok((status, String::from_utf8(body.to_vec())?))
}

fn runtime() -> Result<Runtime> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}
