// Run by `node --eval`, first a verb, then its words. Node ships the compressors and digests that web servers and browsers use.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const { constants } = zlib;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

// Beside each file: itself in brotli 11 and gzip 9, where that is smaller.
async function compress(...files) {
  const one = async (file) => {
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const made = { br: await brotli(bytes, { params }), gz: await gzip(bytes, { level: 9 }) };
    for (const [ending, smaller] of Object.entries(made)) {
      if (smaller.length < bytes.length) writeFileSync(`${file}.${ending}`, smaller);
    }
  };
  await Promise.all(files.map(one));
}

// A line a file: its SHA-384 as `sha384sum` writes it, and as `integrity` wants it.
function digests(...files) {
  for (const file of files) {
    const digest = createHash("sha384").update(readFileSync(file)).digest();
    console.log(digest.toString("hex"), digest.toString("base64"));
  }
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

const crc32 = (bytes) => ~bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), -1) >>> 0;

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));

// A folder in a zip archive. The same files give the same bytes: every date is the format's first day.
function zip(archive, folder) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const file of filesUnder(folder)) {
    const bytes = readFileSync(file);
    const packed = zlib.deflateRawSync(bytes, { level: 9 });
    const [method, data] = packed.length < bytes.length ? [8, packed] : [0, bytes];
    const name = Buffer.from(`${basename(folder)}${file.slice(folder.length)}`);
    const entry = Buffer.alloc(26);
    [20, 0x800, method, 0, 33].forEach((value, index) => entry.writeUInt16LE(value, index * 2));
    [crc32(bytes), data.length, bytes.length].forEach((value, index) => entry.writeUInt32LE(value, 10 + index * 4));
    entry.writeUInt16LE(name.length, 22);
    const start = Buffer.concat([Buffer.from("PK\x03\x04"), entry, name, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 3]), entry, rest, name);
    parts.push(start);
    offset += start.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  [4, 6].forEach((at) => end.writeUInt16LE(parts.length, at));
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  writeFileSync(archive, Buffer.concat([...parts, listed, Buffer.from("PK\x05\x06"), end]));
}

const [verb, ...words] = process.argv.slice(1);
await { compress, digests, zip }[verb](...words);
