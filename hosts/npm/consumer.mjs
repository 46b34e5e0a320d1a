// Run in a project that installed the package: all that its package.json promises is there, and nothing else can be imported.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const name = "perimetre-assessment";
const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
const entries = Object.keys(manifest.exports).filter((entry) => !entry.includes("*"));
assert.deepEqual(entries.sort(), [".", "./custom-elements.json", "./frame", "./package.json"]);
for (const entry of entries) {
  const file = fileURLToPath(import.meta.resolve(name + entry.slice(1)));
  assert.ok(existsSync(file), `${entry}: ${file}`);
}
for (const field of ["types", "customElements"]) assert.ok(existsSync(`node_modules/${name}/${manifest[field]}`), field);
const elements = JSON.parse(readFileSync(`node_modules/${name}/${manifest.customElements}`, "utf8"));
assert.equal(elements.modules[0].declarations[0].tagName, name);
assert.throws(() => import.meta.resolve(`${name}/src/secret.js`), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
// What the loader fetches is beside it.
const loader = readFileSync(`node_modules/${name}/dist/perimetre.js`, "utf8");
const fetched = [...new Set(loader.match(/perimetre-[a-z-]*[0-9a-f]{16}[a-z_.]*/g))];
assert.ok(fetched.length >= 4, `${fetched}`);
for (const file of fetched) assert.ok(existsSync(`node_modules/${name}/dist/${file}`), file);
console.log(`${entries.length} entries of the package and ${fetched.length} files of the loader are there`);
