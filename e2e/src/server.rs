//! A static server for one journey: the built page under the strictest policy, a record of what was asked for,
//! and faults on demand.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};

/// What the page must run under without a single violation.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const REPORTS: &str = "/policy-report";

/// How a file is spoilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The server answers with this status.
    Status(u16),
    /// Half of the bytes, and the connection closes.
    Cut,
    /// Other bytes than those asked for, as if they were right.
    Foreign,
    /// The bytes asked for, but for one bit of the last.
    Flipped,
    /// The server never answers, until the fault is lifted.
    Silence,
    /// The right bytes under this type.
    Type(&'static str),
}

/// The served folder. Clones are the same site.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

struct Shared {
    port: u16,
    folder: PathBuf,
    policy: String,
    pages: BTreeMap<String, String>,
    record: Mutex<Record>,
}

#[derive(Default)]
struct Record {
    requests: Vec<String>,
    reports: Vec<String>,
    faults: Vec<(String, Fault)>,
    headers: Vec<(String, String)>,
    pages: BTreeMap<String, String>,
}

struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl Site {
    /// Serves a folder, and `pages` (path to text) before it, on a free port of this machine.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(folder: PathBuf, pages: BTreeMap<String, String>, policy: &str) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port to serve on")?;
        let port = listener.local_addr()?.port();
        let policy = format!("{policy}; report-uri {REPORTS}");
        let site = Self(Arc::new(Shared { port, folder, policy, pages, record: Mutex::default() }));
        let served = site.clone();
        // Lives as long as the test program: a few kilobytes, and no port is ever reused under a late request.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = served.clone();
                std::thread::spawn(move || site.answer(stream));
            }
        });
        Ok(site)
    }

    /// The address of a path on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.0.port)
    }

    /// Every path asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.record().requests.clone()
    }

    /// What browsers reported as violations of the policy, and forgets them.
    pub fn take_reports(&self) -> Vec<String> {
        std::mem::take(&mut self.record().reports)
    }

    /// Spoils every file whose path contains `part`, from now on.
    pub fn spoil(&self, part: &str, fault: Fault) {
        self.record().faults.push((part.to_owned(), fault));
    }

    /// Adds a header, `Name: value`, to every answer whose path contains `part`, in the place of one with its name, from now on.
    pub fn header(&self, part: &str, line: &str) {
        self.record().headers.push((part.to_owned(), line.to_owned()));
    }

    /// Serves a text under a path, before the folder's, from now on: for pages that need to know an address.
    pub fn put(&self, path: &str, text: impl Into<String>) {
        self.record().pages.insert(path.to_owned(), text.into());
    }

    /// Everything is served well again.
    pub fn heal(&self) {
        self.record().faults.clear();
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.0.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, path: &str) -> Option<Fault> {
        self.record().faults.iter().find(|(part, _)| path.contains(part)).map(|(_, fault)| *fault)
    }

    /// One request, one answer; a browser that went away meanwhile is no error.
    fn answer(&self, mut stream: TcpStream) {
        let Some((path, body)) = read_request(&stream) else {
            return;
        };
        if path == REPORTS {
            self.record().reports.push(body);
            let _ = stream.write_all(b"HTTP/1.1 204 -\r\nConnection: close\r\n\r\n");
            return;
        }
        self.record().requests.push(path.clone());
        while self.fault(&path) == Some(Fault::Silence) {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let answer = match self.fault(&path) {
            Some(Fault::Status(status)) => Answer { status, kind: "text/plain", body: Vec::new() },
            Some(Fault::Foreign) => Answer { status: 200, kind: kind_of(&path), body: b"not what was built".to_vec() },
            Some(Fault::Flipped) => {
                let mut answer = self.file(&path);
                if let Some(last) = answer.body.last_mut() {
                    *last ^= 1;
                }
                answer
            }
            Some(Fault::Type(kind)) => Answer { kind, ..self.file(&path) },
            _ => self.file(&path),
        };
        let head = self.head(&path, &answer);
        if self.fault(&path) == Some(Fault::Cut) {
            let half = answer.body.get(..answer.body.len() / 2).unwrap_or_default();
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(half));
            return;
        }
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer.body));
    }

    fn head(&self, path: &str, answer: &Answer) -> String {
        let mut lines = vec![
            format!("Content-Type: {}", answer.kind),
            format!("Content-Length: {}", answer.body.len()),
            "Cache-Control: no-store".to_owned(),
            "X-Content-Type-Options: nosniff".to_owned(),
            "Connection: close".to_owned(),
        ];
        if answer.kind.starts_with("text/html") {
            lines.push(format!("Content-Security-Policy: {}", self.0.policy));
        }
        for (_, line) in self.record().headers.iter().filter(|(part, _)| path.contains(part.as_str())) {
            let name = |line: &str| line.split(':').next().unwrap_or_default().to_ascii_lowercase();
            lines.retain(|other| name(other) != name(line));
            lines.push(line.clone());
        }
        format!("HTTP/1.1 {} -\r\n{}\r\n\r\n", answer.status, lines.join("\r\n"))
    }

    fn file(&self, path: &str) -> Answer {
        let path = path.split('?').next().unwrap_or(path);
        let path = if path == "/" { "/index.html" } else { path };
        let kind = kind_of(path);
        let put = self.record().pages.get(path).cloned();
        if let Some(text) = put.as_ref().or_else(|| self.0.pages.get(path)) {
            return Answer { status: 200, kind, body: text.clone().into_bytes() };
        }
        let read = if path.contains("..") { None } else { std::fs::read(self.0.folder.join(path.trim_start_matches('/'))).ok() };
        match read {
            Some(body) => Answer { status: 200, kind, body },
            None => Answer { status: 404, kind: "text/plain", body: b"not found".to_vec() },
        }
    }
}

fn read_request(stream: &TcpStream) -> Option<(String, String)> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body).ok()?;
    Some((path, String::from_utf8_lossy(&body).into_owned()))
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, kind)| kind) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
