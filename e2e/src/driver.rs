//! A driver program of our own for each session, on a port it chooses, gone when the session is.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::Browser;

/// A running chromedriver or geckodriver.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts one and waits until it says where it listens.
    pub fn start(browser: Browser) -> Result<Self> {
        let program = browser.driver()?;
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let stdout = process.stdout.take().context("the driver has no standard output")?;
        let (send, port) = mpsc::channel();
        // Reads to the end: a driver whose pipe is full would stop.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(port) = port_in(&line) {
                    let _ = send.send(port); // nobody listens after the first
                }
            }
        });
        let port = port.recv_timeout(Duration::from_secs(20));
        let mut driver = Self { process, port: 0 };
        driver.port = port.with_context(|| format!("{} did not say where it listens", program.display()))?;
        Ok(driver)
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Already gone is as good as killed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// "ChromeDriver was started successfully on port 41233." or "… Listening on 127.0.0.1:41233".
fn port_in(line: &str) -> Option<u16> {
    let (_, after) = line.split_once(" on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    after.trim_end_matches('.').trim().parse().ok().filter(|port| *port != 0)
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn both_drivers_are_understood() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41233."), Some(41233));
        assert_eq!(port_in("1700000000\tgeckodriver\tINFO\tListening on 127.0.0.1:4444"), Some(4444));
        assert_eq!(port_in("Starting ChromeDriver 156.0 (x) on port 0"), None);
        assert_eq!(port_in("Please see https://example.org"), None);
    }
}
