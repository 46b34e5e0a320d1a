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
    /// The right bytes, as a kind of file that says nothing.
    Untyped,
    /// The server never answers, until the fault is lifted.
    Silence,
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
            let _ = respond(&mut stream, "", &Answer { status: 204, kind: "text/plain", body: Vec::new() });
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
            Some(Fault::Untyped) => Answer { kind: "application/octet-stream", ..self.file(&path) },
            _ => self.file(&path),
        };
        if self.fault(&path) == Some(Fault::Cut) {
            let half = answer.body.get(..answer.body.len() / 2).unwrap_or_default();
            let _ = write!(stream, "{}", head(&self.0.policy, &answer)).and_then(|()| stream.write_all(half));
            return;
        }
        let _ = respond(&mut stream, &self.0.policy, &answer);
    }

    fn file(&self, path: &str) -> Answer {
        let path = path.split('?').next().unwrap_or(path);
        let path = if path == "/" { "/index.html" } else { path };
        let kind = kind_of(path);
        if let Some(text) = self.0.pages.get(path) {
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

fn respond(stream: &mut TcpStream, policy: &str, answer: &Answer) -> std::io::Result<()> {
    stream.write_all(head(policy, answer).as_bytes())?;
    stream.write_all(&answer.body)
}

fn head(policy: &str, answer: &Answer) -> String {
    let policy = if answer.kind.starts_with("text/html") { format!("Content-Security-Policy: {policy}\r\n") } else { String::new() };
    format!(
        "HTTP/1.1 {} -\r\nContent-Type: {}\r\nContent-Length: {}\r\n{policy}\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        answer.status,
        answer.kind,
        answer.body.len(),
    )
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
