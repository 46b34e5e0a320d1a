// Leaves FILE.br (quality 11) and FILE.gz (level 9) beside every file of the folders named, unless they are there.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const walk = (path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(join(path, name))) : [path]);

for (const file of process.argv.slice(2).flatMap(walk).filter((file) => !/\.(br|gz)$/.test(file))) {
  const bytes = readFileSync(file);
  if (!existsSync(`${file}.br`)) {
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  }
  if (!existsSync(`${file}.gz`)) writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
