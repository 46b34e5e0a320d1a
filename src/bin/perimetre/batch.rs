//! `perimetre evaluate --batch FILE|-`: one record a line, one result a line.
//!
//! A line is read, assessed and forgotten before the next: memory does not grow with the file.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read as _, Write as _},
    path::Path,
};

use perimetre::{
    app::words::refusal,
    engine::Instrument,
    json,
    record::{self, MOST_BYTES, OpenError, result::result},
    text::Catalog,
};

use crate::run::{Stop, note};

/// Evaluates every line of `file`; `-` is standard input.
pub(crate) fn batch(file: &Path, instrument: &Instrument, texts: &Catalog) -> Result<String, Stop> {
    let unreadable = |error: io::Error| Stop::Unusable(vec![format!("{}: {error}", file.display())]);
    let mut lines = Lines::open(file).map_err(unreadable)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut number, mut refused) = (0_u64, false);
    loop {
        number += 1;
        let evaluated = match lines.next().map_err(unreadable)? {
            Line::End => break,
            Line::Bytes(bytes) if bytes.trim_ascii().is_empty() => continue,
            Line::Bytes(bytes) => evaluate(bytes, instrument),
            Line::TooLong(bytes) => Err(OpenError::TooLarge { bytes }),
        };
        let written = match evaluated {
            Ok(result) => writeln!(out, "{result}"),
            Err(error) => {
                refused = true;
                note(&format!("{}:{number}: {}", file.display(), refusal(texts, instrument, &error).join("; ")));
                Ok(())
            }
        };
        match written {
            // A reader that closes early, such as `head`, is not an error of ours.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(String::new()),
            written => written.map_err(|error| Stop::Unusable(vec![format!("standard output: {error}")]))?,
        }
    }
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Stop::Unusable(vec![format!("standard output: {error}")])),
        _ if refused => Err(Stop::Unusable(Vec::new())),
        _ => Ok(String::new()),
    }
}

/// The result of one line, on one line.
fn evaluate(bytes: &[u8], instrument: &Instrument) -> Result<String, OpenError> {
    let record = record::read_input(bytes, instrument)?.into_record();
    let assessment = record.assess(instrument);
    Ok(json::write(&result(&record.settings.apply(instrument), &assessment, &record)))
}

/// The lines of an input, one at a time, none longer in memory than a file may be.
struct Lines {
    input: Box<dyn BufRead>,
    line: Vec<u8>,
}

enum Line<'a> {
    Bytes(&'a [u8]),
    /// Its length, without its end.
    TooLong(usize),
    End,
}

impl Lines {
    fn open(file: &Path) -> io::Result<Self> {
        let input: Box<dyn BufRead> = if file.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            let file = File::open(file)?;
            if file.metadata()?.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            Box::new(BufReader::with_capacity(1 << 16, file))
        };
        Ok(Self { input, line: Vec::new() })
    }

    fn next(&mut self) -> io::Result<Line<'_>> {
        self.line.clear();
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        if self.input.by_ref().take(most).read_until(b'\n', &mut self.line)? == 0 {
            return Ok(Line::End);
        }
        if self.line.last() == Some(&b'\n') || self.line.len() <= MOST_BYTES {
            return Ok(Line::Bytes(self.line.strip_suffix(b"\n").unwrap_or(&self.line)));
        }
        let more = self.skip_line()?;
        Ok(Line::TooLong(self.line.len().saturating_add(more)))
    }

    /// Passes over the rest of a line, and says how long it was.
    fn skip_line(&mut self) -> io::Result<usize> {
        let mut length = 0_usize;
        loop {
            let (passed, ended) = match self.input.fill_buf()? {
                [] => return Ok(length),
                bytes => bytes.iter().position(|byte| *byte == b'\n').map_or((bytes.len(), false), |end| (end, true)),
            };
            self.input.consume(passed + usize::from(ended));
            length = length.saturating_add(passed);
            if ended {
                return Ok(length);
            }
        }
    }
}
