// What comes with the program, after its bindings: fetching its other files, and one element's life with it. The build adds it to
// wasm-bindgen's script and fills the marks.

const TAG = "perimetre-assessment";
const WASM = "@@WASM@@";
// Parts of the program that are fetched when someone needs them; nothing when the program is whole.
const PARTS = { full: "@@PART_FULL@@", work: "@@PART_WORK@@", workbook: "@@PART_WORKBOOK@@" };
// The styles that come with them.
const PART_STYLES = { full: "@@STYLE_FULL@@", work: "@@STYLE_WORK@@" };
// What the quick path asks and says, by language: every element is handed one of them.
const QUICK = { fr: "@@QUICK_FR@@", en: "@@QUICK_EN@@" };
// What is said and weighed besides what the quick path shows, by language: fetched with the first part.
const WORDS = { fr: "@@WORDS_FR@@", en: "@@WORDS_EN@@" };
// What the bytes of each file come to (SHA-256, base64).
const HASHES = @@HASHES@@;

// After this long without a part, the visitor can try again.
const PART_PATIENCE_MS = 30_000;

// The style sheets of all elements; those of the parts stay empty until they are needed.
let sheets = [];
// Content as it was fetched, by its file: a promise of its bytes.
const contents = {};
// Files that were asked for.
const asked = new Set();

// What came is not what was built.
class ForeignError extends Error {}

const at = (file) => new URL(file, import.meta.url).href;

// Compiled while it arrives, run only if its bytes are right. A server that sends it as another kind of file costs that time, no more.
async function compiled(file, response) {
  if (!response.ok) throw new Error(`${at(file)}: ${response.status}`);
  const copy = response.clone();
  const streamed = WebAssembly.compileStreaming(response).catch((error) => error);
  const bytes = await checked(file, await copy.arrayBuffer());
  const module = await streamed;
  if (module instanceof TypeError) return WebAssembly.compile(bytes);
  if (module instanceof Error) throw module;
  return module;
}

async function fetchCode(file, shared) {
  if (!file) return;
  await WebAssembly.instantiate(await fetchBytes(file), { p: shared });
}

// Once: a sheet without rules has not come yet.
async function fetchPartStyles(name) {
  const sheet = sheets[1 + Object.keys(PART_STYLES).indexOf(name)];
  if (sheet === sheets[0] || sheet.cssRules.length) return;
  sheet.replaceSync(new TextDecoder().decode(await fetchBytes(PART_STYLES[name])));
}

// One for all elements of a language and a content; `again`: whoever asked before was not served by what came.
function fetchContent(file, again) {
  if (again && asked.has(file)) delete contents[file];
  contents[file] ??= fetchBytes(file);
  contents[file].catch(() => delete contents[file]);
  return contents[file];
}

// Where a file was asked for before, the browser's own copy is not trusted.
async function fetchBytes(file) {
  const cache = asked.has(file) ? "reload" : "default";
  asked.add(file);
  const response = await fetch(at(file), { cache, signal: AbortSignal.timeout(PART_PATIENCE_MS) });
  if (!response.ok) throw new Error(`${at(file)}: ${response.status}`);
  return new Uint8Array(await checked(file, await response.arrayBuffer()));
}

// The bytes, if they are those made with this program. Pages served without encryption cannot compute that: there the program checks its content.
async function checked(file, bytes) {
  if (!HASHES[file] || !globalThis.crypto?.subtle) return bytes;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (btoa(String.fromCharCode(...hash)) !== HASHES[file]) throw new ForeignError(`${at(file)} is not the file made with this program`);
  return bytes;
}

// What a site's own content is made of (see `perimetre pack`), by address: a promise of { key, quick, full }, each file by language.
const manifests = {};
// How this program's content is packed: what is packed otherwise cannot be read.
const LAYOUT = "@@LAYOUT@@";

// The files of an element's content: the site's own where its src says so, else those made with the program.
function contentOf(src) {
  if (!src) return { key: "", quick: QUICK, full: WORDS };
  const address = new URL(src, document.baseURI);
  if (!address.pathname.endsWith(".json")) address.pathname = address.pathname.replace(/\/?$/, "/content.json");
  manifests[address] ??= fetchManifest(address);
  manifests[address].catch(() => delete manifests[address]);
  return manifests[address];
}

async function fetchManifest(address) {
  const wrong = (why) => Object.assign(new Error(`${address}: ${why}; expected the content.json that perimetre pack writes`), { reason: "src" });
  const cache = asked.has(address.href) ? "reload" : "default";
  asked.add(address.href);
  const response = await fetch(address, { cache, signal: AbortSignal.timeout(PART_PATIENCE_MS) }).catch((error) => Promise.reject(wrong(error.message)));
  if (!response.ok) throw wrong(response.status);
  const manifest = await response.json().catch(() => null);
  if (manifest?.format !== "perimetre-content" || manifest.version !== 1) throw wrong("not a manifest of content");
  if (manifest.layout !== LAYOUT) throw wrong(`packed by version ${manifest.program} for another program than this one: pack it again`);
  const files = (names) => Object.fromEntries(Object.keys(QUICK).map((lang) => [lang, new URL(names[lang], address).href]));
  return { key: address.href, quick: files(manifest.quick), full: files(manifest.full) };
}
