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
        let Used { peak, millis } = used(child)?;
        // Time on the core, not on the clock: other programs of a shared machine are not its fault.
        let millis = millis.map_or_else(|| u64::try_from(start.elapsed().as_millis()), Ok)?;
        let rate = count * 1_000 / millis.max(1);
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

/// What a program used, where the system tells (Linux).
struct Used {
    /// Peak resident memory, kB.
    peak: Option<u64>,
    /// Time on the processor, milliseconds.
    millis: Option<u64>,
}

/// Reads all that `child` prints, and what it used until its last result.
fn used(mut child: Child) -> Result<Used> {
    let folder = format!("/proc/{}", child.id());
    let mut printed = child.stdout.take().ok_or("nothing to read results from")?;
    let (mut chunk, mut used) = (vec![0; 1 << 16], Used { peak: None, millis: None });
    while printed.read(&mut chunk)? > 0 {
        let read = |name: &str| fs::read_to_string(format!("{folder}/{name}")).unwrap_or_default();
        let peak = read("status").lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
        used = Used { peak: peak.or(used.peak), millis: processor_time(&read("stat")).or(used.millis) };
    }
    let ended = child.wait()?;
    if ended.success() { Ok(used) } else { Err(format!("perimetre evaluate --batch ended with {ended}").into()) }
}

/// User and system time of a `/proc/…/stat`: the 14th and 15th fields, in hundredths of a second; the name before them may hold spaces.
fn processor_time(stat: &str) -> Option<u64> {
    let after_name = stat.rsplit_once(')')?.1;
    let mut times = after_name.split_whitespace().skip(11).map(str::parse::<u64>);
    Some((times.next()?.ok()? + times.next()?.ok()?) * 10)
}
