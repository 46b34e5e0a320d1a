//! A batch of records through the command: records a second on one core, and peak memory, which must not grow with the file.

use std::fs;
use std::io::Read as _;
use std::process::{Child, Stdio};
use std::time::Instant;

use crate::command::{output, program, run};
use crate::say::thousands;
use crate::{Result, paths};

/// Records of each file.
const COUNTS: [u64; 2] = [1_000, 10_000];
/// Records a second and core, at least.
const FLOOR: u64 = 300;
/// Peak memory of the largest file over that of the smallest, in percent: more is growth, less is noise.
const GROWTH_PERCENT: u64 = 125;

/// Measures, and fails below the floor or when memory grows with the file.
pub fn measure() -> Result {
    let native = ["--quiet", "--locked", "--profile", "native", "--no-default-features"];
    run(program("cargo")?.arg("build").args(native).args(["--bin", "perimetre"]))?;
    let folder = paths::root().join("target");
    let file = folder.join("bench.jsonl");
    let mut peaks = Vec::new();
    let mut slowest = u64::MAX;
    println!("perimetre evaluate --batch, records of the full path:");
    for count in COUNTS {
        let records = output(program("cargo")?.arg("run").args(native).args(["--example", "records", "--", &count.to_string()]))?;
        fs::write(&file, records)?;
        let start = Instant::now();
        let child = program(folder.join("native/perimetre"))?.args(["evaluate", "--batch"]).arg(&file).stdout(Stdio::piped()).spawn()?;
        let peak = peak_memory(child)?;
        let rate = count * 1_000 / u64::try_from(start.elapsed().as_millis().max(1))?;
        slowest = slowest.min(rate);
        let memory = peak.map_or_else(|| "peak memory not measured here".to_owned(), |peak| format!("peak memory {} kB", thousands(peak)));
        println!("{:>7} records: {} a second (at least {FLOOR}), {memory}", thousands(count), thousands(rate));
        peaks.extend(peak);
    }
    fs::remove_file(&file)?;
    if let [least, .., most] = peaks[..]
        && most * 100 > least * GROWTH_PERCENT
    {
        return Err("the memory of a batch grows with its file".into());
    }
    if slowest < FLOOR {
        return Err(format!("a batch does {slowest} records a second, fewer than {FLOOR}").into());
    }
    Ok(())
}

/// Reads all that `child` prints; its peak resident memory in kB where the system tells (Linux).
fn peak_memory(mut child: Child) -> Result<Option<u64>> {
    let status = format!("/proc/{}/status", child.id());
    let mut printed = child.stdout.take().ok_or("nothing to read results from")?;
    let (mut chunk, mut peak) = (vec![0; 1 << 16], None);
    while printed.read(&mut chunk)? > 0 {
        // A high-water mark: the reading at the last result is the one that counts.
        let text = fs::read_to_string(&status).unwrap_or_default();
        let mark = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
        peak = mark.or(peak);
    }
    let ended = child.wait()?;
    if ended.success() { Ok(peak) } else { Err(format!("perimetre evaluate --batch ended with {ended}").into()) }
}
