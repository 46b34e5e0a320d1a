//! `cargo xtask serve`: the page on this machine, rebuilt when a file changes. Needs Rust only.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use crate::command::{self, program};
use crate::{Result, paths, setup};

const FIRST_PORT: u16 = 8080;

/// The verb.
pub fn run(options: &[&str]) -> Result {
    let (mut open, mut port) = (false, None);
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match *word {
            "--open" => open = true,
            "--port" => port = Some(words.next().ok_or("--port needs a number")?.parse::<u16>()?),
            other => {
                return Err(format!("cargo xtask serve [--open] [--port N]; not {other}").into());
            }
        }
    }
    let port = match port {
        Some(port) if free(port) => port,
        Some(port) => {
            return Err(format!("port {port} is taken; another: cargo xtask serve --port {}", port.saturating_add(1)).into());
        }
        None => (FIRST_PORT..FIRST_PORT + 100).find(|port| free(*port)).ok_or("no free port from 8080 to 8179")?,
    };
    setup::for_serving()?;
    println!("… building; the address comes when the page is ready");
    std::thread::spawn(move || announce(port));

    // Its own folder: a served build carries Trunk's reload script and must never be taken for a release.
    let served = paths::root().join("target/serve-dist");
    let mut trunk = program("trunk")?;
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]).arg("--dist").arg(served);
    if open {
        trunk.arg("--open");
    }
    command::run(&mut trunk)
}

fn free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Trunk listens only once the first build is done.
fn announce(port: u16) {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        std::thread::sleep(Duration::from_millis(200));
    }
    println!("✓ Périmètre is at http://127.0.0.1:{port}/ (Ctrl+C stops it)");
}
