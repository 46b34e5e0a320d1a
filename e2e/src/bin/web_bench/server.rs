//! A server as a site owner would set it up: precompressed files, lasting connections, headers that let browsers keep what has a hash in its name.
//! It also counts what it sent.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use e2e::POLICY;

/// One folder of pages, each file with its `.br` beside it. Clones are the same server.
#[derive(Clone)]
pub struct Server(Arc<Shared>);

struct Shared {
    port: u16,
    folder: PathBuf,
    sent: Mutex<Vec<Sent>>,
}

/// One answer with a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What was asked for.
    pub path: String,
    /// Bytes of its body, as they went over the wire.
    pub bytes: u64,
}

impl Server {
    /// Serves a folder on a free port of this machine.
    pub fn start(folder: PathBuf) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port to serve on")?;
        let server = Self(Arc::new(Shared { port: listener.local_addr()?.port(), folder, sent: Mutex::default() }));
        let served = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = served.clone();
                // A browser that went away is no error.
                std::thread::spawn(move || server.converse(stream).ok());
            }
        });
        Ok(server)
    }

    /// The address of a path on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.0.port)
    }

    /// What was sent since the last time this was asked.
    pub fn take_sent(&self) -> Vec<Sent> {
        std::mem::take(&mut self.sent())
    }

    fn sent(&self) -> MutexGuard<'_, Vec<Sent>> {
        self.0.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Request after request on one connection.
    fn converse(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream.try_clone()?);
        while let Some((path, takes_brotli)) = read_head(&mut reader)? {
            let path = path.split('?').next().unwrap_or(&path).to_owned();
            let (head, body) = self.answer(&path, takes_brotli);
            self.sent().push(Sent { path, bytes: body.len() as u64 });
            stream.write_all(&[head.as_bytes(), &body].concat())?;
        }
        Ok(())
    }

    fn answer(&self, path: &str, takes_brotli: bool) -> (String, Vec<u8>) {
        let name = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let file = self.0.folder.join(name.trim_start_matches('/'));
        let packed = PathBuf::from(format!("{}.br", file.display()));
        let known = kind_of(&name).filter(|_| !name.contains(".."));
        let found = known.and_then(|kind| {
            let packed = takes_brotli.then(|| std::fs::read(packed).ok()).flatten();
            let encoding = if packed.is_some() { "Content-Encoding: br\r\n" } else { "" };
            Some((kind, encoding, packed.or_else(|| std::fs::read(file).ok())?))
        });
        let Some((kind, encoding, body)) = found else {
            return ("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(), Vec::new());
        };
        // What has its hash in its name never changes; a page may at any time.
        let keep = if is_hashed(&name) { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
        let policy = if kind.starts_with("text/html") && is_strict(&name) { format!("Content-Security-Policy: {POLICY}\r\n") } else { String::new() };
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{encoding}Vary: Accept-Encoding\r\n\
             Cache-Control: {keep}\r\n{policy}X-Content-Type-Options: nosniff\r\nConnection: keep-alive\r\n\r\n",
            body.len()
        );
        (head, body)
    }
}

/// The path asked for and whether brotli is welcome; nothing when the connection was closed.
fn read_head(reader: &mut impl BufRead) -> std::io::Result<Option<(String, bool)>> {
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let mut takes_brotli = false;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            return Ok(first.split(' ').nth(1).map(|path| (path.to_owned(), takes_brotli)));
        }
        takes_brotli |= line.strip_prefix("accept-encoding:").is_some_and(|kinds| kinds.split(',').any(|kind| kind.trim() == "br"));
    }
}

/// All live under the strictest policy but the two that cannot: the page in one file, and the one whose library writes styles.
fn is_strict(name: &str) -> bool {
    let folders: BTreeSet<&str> = name.split('/').collect();
    !folders.contains("static-one") && !folders.contains("survey")
}

/// Sixteen hexadecimal digits before the extension.
fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim_end_matches("_bg");
    let digits = stem.rsplit_once('-').map_or("", |(_, digits)| digits);
    digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn kind_of(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "bin" => "application/octet-stream",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_understood() -> Result<()> {
        let asked = "GET /a?b HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, deflate, br\r\n\r\nGET /c HTTP/1.1\r\n\r\n";
        let mut reader = asked.as_bytes();
        assert_eq!(read_head(&mut reader)?, Some(("/a?b".to_owned(), true)));
        assert_eq!(read_head(&mut reader)?, Some(("/c".to_owned(), false)));
        assert_eq!(read_head(&mut reader)?, None);
        Ok(())
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("/ours/perimetre-web-e59d618da76fa441_bg.wasm"));
        assert!(is_hashed("/ours/perimetre-bc24b303e23e8937.css"));
        assert!(!is_hashed("/ours/perimetre.js"));
        assert!(!is_hashed("/ours/index.html"));
    }
}
