//! An archive of parts that are not compressed (PKWARE APPNOTE 6.3). No time is written: the earliest day the format knows stands in its place.

/// An archive being written.
#[derive(Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

/// Version 2.0, no flag, stored, 00:00 on 1 January 1980.
const COMMON: [u8; 10] = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];

impl Zip {
    /// Adds a part; its name is of ASCII.
    pub(super) fn add(&mut self, name: &str, content: &str) {
        let start = self.bytes.len();
        let mut described = COMMON.to_vec();
        described.extend(checksum(content.as_bytes()).to_le_bytes());
        described.extend(four(content.len()));
        described.extend(four(content.len()));
        described.extend(two(name.len()));
        described.extend([0, 0]);
        self.bytes.extend(*b"PK\x03\x04");
        self.bytes.extend(&described);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content.as_bytes());
        self.directory.extend(*b"PK\x01\x02\x14\x00");
        self.directory.extend(&described);
        // No comment, first disk, no attribute.
        self.directory.extend([0; 10]);
        self.directory.extend(four(start));
        self.directory.extend(name.as_bytes());
        self.parts += 1;
    }

    /// The archive.
    pub(super) fn finish(self) -> Vec<u8> {
        let Self { mut bytes, directory, parts } = self;
        let start = bytes.len();
        bytes.extend(&directory);
        bytes.extend(*b"PK\x05\x06\0\0\0\0");
        bytes.extend(parts.to_le_bytes());
        bytes.extend(parts.to_le_bytes());
        bytes.extend(four(directory.len()));
        bytes.extend(four(start));
        bytes.extend([0, 0]);
        bytes
    }
}

/// A record is at most some megabytes, far from what does not fit.
fn four(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

fn two(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// CRC-32, half a byte at a time.
fn checksum(bytes: &[u8]) -> u32 {
    const fn table() -> [u32; 16] {
        let mut table = [0; 16];
        let mut index = 0;
        while index < 16 {
            let mut value = index as u32;
            let mut bit = 0;
            while bit < 4 {
                value = if value & 1 == 1 { (value >> 1) ^ 0xedb8_8320 } else { value >> 1 };
                bit += 1;
            }
            table[index] = value;
            index += 1;
        }
        table
    }
    const TABLE: [u32; 16] = table();
    let step = |sum: u32| (sum >> 4) ^ TABLE[(sum & 15) as usize];
    !bytes.iter().fold(u32::MAX, |sum, byte| step(step(sum ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn the_checksum_is_the_one_archives_carry() {
        assert_eq!([checksum(b""), checksum(b"123456789")], [0, 0xcbf4_3926]);
    }
}
