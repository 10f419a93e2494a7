//! What the service's speed is set beside: axum alone, answering the same addresses with the same
//! bytes, which it reads from a folder at start. `bare FOLDER ADDRESS:PORT`; the folder's file
//! `index` has a line for each page: its address, a tab, and the file that holds its bytes.

use axum::Router;
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::routing::get;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let listen = arguments.next().ok_or("which address?")?;
    let folder = Path::new(&folder);
    let mut pages = HashMap::new();
    for line in std::fs::read_to_string(folder.join("index"))?.lines() {
        let (address, file) = line.split_once('\t').ok_or("a line is an address and a file")?;
        pages.insert(address.to_owned(), Bytes::from(std::fs::read(folder.join(file))?));
    }
    let pages = Arc::new(pages);
    let answer = move |uri: axum::http::Uri| {
        let page = pages.get(uri.path_and_query().map_or("/", |path| path.as_str())).cloned();
        async move {
            let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            page.map(|page| (headers, page)).ok_or(StatusCode::NOT_FOUND)
        }
    };
    let app = Router::new().fallback(get(answer));
    let listener = tokio::net::TcpListener::bind(&listen).await?;
    axum::serve(listener, app).await?;
    Ok(())
}
