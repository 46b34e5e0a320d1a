//! Whether what a site owner takes home works there: the folder behind a real nginx, the npm package installed from its tarball, the plugin
//! in PHP.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::command::{self, output, program, run};
use crate::{Result, browsers, npm, package, paths};

const PATIENCE: Duration = Duration::from_secs(10);
/// Debian's place for it; nginx without it serves gzip only.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Installs what serves and runs them, where it is missing.
pub fn install() -> Result {
    npm::install()?;
    let mut missing = Vec::new();
    if !command::exists("php") {
        missing.push("php-cli");
    }
    if !command::exists("nginx") {
        missing.push("nginx-light");
    }
    if !Path::new(BROTLI).is_file() {
        missing.push("libnginx-mod-http-brotli-static");
    }
    if missing.is_empty() { Ok(()) } else { browsers::apt(&missing) }
}

/// Packs dist/ and tries every package.
pub fn check() -> Result {
    install()?;
    package::make()?;
    let scratch = std::env::temp_dir().join(format!("perimetre-hosts-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let outcome = nginx(&scratch, served).and_then(|()| installed(&scratch)).and_then(|()| wordpress(&scratch));
    let _ = fs::remove_dir_all(&scratch); // only space is lost when this fails
    outcome
}

// ---------- nginx ----------

/// A server that ends with its owner.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves the folder for web servers from an nginx of its own, for as long as `visit` takes; it is told the port.
pub fn nginx(scratch: &Path, visit: impl FnOnce(u16) -> Result) -> Result {
    let root = scratch.join("www/perimetre");
    fs::create_dir_all(&root)?;
    let folder = root.join(package::VERSION);
    fs::create_dir_all(&folder)?;
    for name in package::files_of(&package::site())? {
        fs::copy(package::site().join(&name), folder.join(&name))?;
    }
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let at = |name: &str| scratch.join(name).display().to_string();
    let temporary: String =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].iter().map(|kind| format!("{kind}_temp_path {};\n", at(kind))).collect();
    let config = format!(
        "load_module {BROTLI};\ndaemon off;\nmaster_process off;\npid {};\nerror_log stderr;\nevents {{}}\n\
         http {{\naccess_log off;\n{temporary}server {{\nlisten 127.0.0.1:{port};\nroot {};\ninclude {};\n}}\n}}\n",
        at("nginx.pid"),
        at("www"),
        folder.join("nginx.conf").display(),
    );
    fs::write(scratch.join("nginx.conf"), config)?;
    let mut nginx = Command::new("nginx");
    nginx.arg("-p").arg(scratch).arg("-e").arg("stderr").arg("-c").arg(scratch.join("nginx.conf"));
    let server = Server(nginx.stdout(Stdio::null()).spawn().map_err(|error| format!("nginx does not start: {error}"))?);
    get(port, "/", "identity")?;
    let outcome = visit(port);
    drop(server);
    outcome
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }
}

/// What the folder's files are served as, for each kind of browser.
fn served(port: u16) -> Result {
    let base = format!("/perimetre/{}/", package::VERSION);
    let files = package::files_of(&paths::dist())?;
    let hashed = files.iter().find(|name| name.ends_with("_bg.wasm")).ok_or("dist/ has no program")?;
    let types = [
        ("html", "text/html"),
        ("js", "text/javascript"),
        ("css", "text/css"),
        ("wasm", "application/wasm"),
        ("json", "application/json"),
        ("svg", "image/svg+xml"),
        ("bin", "application/octet-stream"),
    ];
    for name in &files {
        let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
        let original = fs::read(paths::dist().join(name))?;
        for (accepted, encoding) in [("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")] {
            let answer = get(port, &format!("{base}{name}"), accepted)?;
            let is_smaller = encoding.is_empty() || package::site().join(format!("{name}.{}", if encoding == "br" { "br" } else { "gz" })).is_file();
            let encoding = if is_smaller { encoding } else { "" };
            let expected = |header: &str, value: &str| -> Result {
                let found = answer.header(header);
                if found == value { Ok(()) } else { Err(format!("{name}, {accepted}: {header} is {found:?}, not {value:?}").into()) }
            };
            if answer.status != 200 {
                return Err(format!("{name}: {}", answer.status).into());
            }
            expected("content-encoding", encoding)?;
            expected("access-control-allow-origin", "*")?;
            expected("cross-origin-resource-policy", "cross-origin")?;
            expected("x-content-type-options", "nosniff")?;
            expected("cache-control", if package::is_hashed(name) { "public, max-age=31536000, immutable" } else { "public, max-age=300" })?;
            expected("content-security-policy", if kind == "html" { package::POLICY } else { "" })?;
            if let Some((_, media)) = types.iter().find(|(own, _)| *own == kind)
                && answer.header("content-type").split(';').next() != Some(media)
            {
                return Err(format!("{name} is served as {}", answer.header("content-type")).into());
            }
            if !encoding.is_empty() && !answer.header("vary").to_ascii_lowercase().contains("accept-encoding") {
                return Err(format!("{name}: a cache may give {encoding} to who cannot read it").into());
            }
            if encoding.is_empty() && answer.body != original {
                return Err(format!("{name} comes with other bytes").into());
            }
        }
    }
    let page = get(port, &base, "identity")?;
    if page.status != 200 || page.header("content-security-policy") != package::POLICY || page.body != fs::read(paths::dist().join("index.html"))? {
        return Err(format!("the folder answers {} and not its page", page.status).into());
    }
    for absent in [format!("{base}nowhere.js"), format!("{base}../../../etc/passwd"), "/perimetre/".to_owned()] {
        let answer = get(port, &absent, "identity")?;
        if ![400, 403, 404].contains(&answer.status) {
            return Err(format!("{absent}: {}", answer.status).into());
        }
    }
    println!("nginx serves {} files as they should be; the program, {hashed}, as application/wasm", files.len());
    Ok(())
}

fn get(port: u16, path: &str, accepted: &str) -> Result<Answer> {
    let start = Instant::now();
    let mut stream = loop {
        match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
            Ok(stream) => break stream,
            Err(error) if start.elapsed() > PATIENCE => return Err(format!("nginx does not answer: {error}").into()),
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(|| format!("{path}: no head"))?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or_else(|| format!("{path}: no status"))?;
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    Ok(Answer { status, headers, body: bytes[end + 4..].to_vec() })
}

// ---------- npm ----------

/// Installs the package from its tarball and looks for all that it promises.
fn installed(scratch: &Path) -> Result {
    let project = scratch.join("project");
    fs::create_dir_all(&project)?;
    let packed = output(program("npm")?.current_dir(package::npm()).args(["pack", "--silent", "--pack-destination"]).arg(scratch))?;
    let tarball = scratch.join(packed.lines().last().unwrap_or_default().trim());
    fs::write(project.join("package.json"), "{\"private\": true, \"type\": \"module\"}")?;
    let options = ["install", "--offline", "--ignore-scripts", "--no-fund", "--no-audit", "--silent"];
    run(program("npm")?.current_dir(&project).args(options).arg(&tarball))?;
    let consumers = paths::root().join("hosts/npm");
    for file in ["consumer.mjs", "consumer.ts"] {
        fs::copy(consumers.join(file), project.join(file))?;
    }
    run(program("node")?.current_dir(&project).arg("consumer.mjs"))?;
    let typescript = npm::folder()?.join("node_modules/typescript/bin/tsc");
    let strict = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "false",
        "--target",
        "es2022",
        "--module",
        "nodenext",
        "--moduleResolution",
        "nodenext",
        "consumer.ts",
    ];
    run(program("node")?.current_dir(&project).arg(typescript).args(strict))
}

// ---------- WordPress ----------

/// Checks every PHP file, then runs the plugin as it is packed, in a WordPress that knows modules and in one that does not.
fn wordpress(scratch: &Path) -> Result {
    let tests = paths::root().join("hosts/wordpress/tests");
    let plugin = package::wordpress().with_file_name("perimetre");
    for file in php_under(&plugin)?.into_iter().chain(php_under(&tests)?) {
        output(program("php")?.arg("-l").arg(&file)).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    for modules in [true, false] {
        let folder = scratch.join(format!("plugins-{modules}"));
        fs::create_dir_all(&folder)?;
        let mut php = program("php")?;
        php.arg(tests.join("run.php")).arg(package::wordpress()).arg(&folder);
        if !modules {
            php.env("WITHOUT_MODULES", "1");
        }
        run(&mut php)?;
    }
    run(program("node")?.arg(tests.join("editor.mjs")).arg(&plugin))
}

fn php_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(php_under(&path)?);
        } else if path.extension().is_some_and(|kind| kind == "php") {
            found.push(path);
        }
    }
    Ok(found)
}
