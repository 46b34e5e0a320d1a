//! Random records of the full path in the minimal form, one a line, always the same: what the batch of `cargo xtask bench` reads.
#![allow(clippy::print_stdout)]

use std::io::{self, BufWriter, Write as _};

use perimetre::{
    content::{self, reach::Sampler},
    engine::questionnaire::Path,
    json,
    record::minimal_form,
};

fn main() -> io::Result<()> {
    let count: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let content = content::load();
    let mut sampler = Sampler::new(&content.instrument, "records");
    let mut out = BufWriter::new(io::stdout().lock());
    for _ in 0..count {
        writeln!(out, "{}", json::write(&minimal_form(Path::Full, &sampler.responses(Path::Full))))?;
    }
    out.flush()
}
