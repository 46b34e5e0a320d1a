import { HASHES, QUESTION, SCRIPT, STYLE, WASM } from "./names.js";

// One program serves every element of the page: a promise of what web/program/running.js gives, or null.
let loading = null;
let attempts = 0;
// The first style sheet, of all elements, once it has come.
let sheet = null;
let styling = null;
let asking = null;

const at = (file) => new URL(file, import.meta.url).href;
// What the browser checks by itself.
const integrity = (file) => (HASHES[file] ? `sha256-${HASHES[file]}` : "");

export function load(again, root) {
  if (loading && !again) return loading;
  const attempt = fetchProgram(attempts++, root);
  // A slow first attempt may still win over the one asked for by "try again".
  const promise = loading ? Promise.any([loading, attempt]) : attempt;
  loading = promise;
  promise.catch(() => {
    if (loading === promise) loading = null;
  });
  return promise;
}

async function fetchProgram(attempt, root) {
  // A module that failed or panicked stays so under its address; a new query gives a new instance.
  const address = at(SCRIPT) + (attempt ? `?attempt=${attempt}` : "");
  // At the same time as the script that waits for it.
  const wasm = fetch(at(WASM), { cache: attempt ? "reload" : "default" });
  wasm.catch(() => {}); // reported by what waits for it
  const [, { start }] = await Promise.all([fetchStyles(), importChecked(address, root)]);
  return start(wasm, sheet, () => (loading = null));
}

// import() cannot check what it gets; what was preloaded with a hash is what it takes.
async function importChecked(address, root) {
  const link = document.createElement("link");
  if (HASHES[SCRIPT] && link.relList.supports("modulepreload")) {
    Object.assign(link, { rel: "modulepreload", crossOrigin: "anonymous", integrity: integrity(SCRIPT), href: address });
    await new Promise((come, fail) => {
      link.onload = come;
      link.onerror = () => fail(new Error(`${address} did not come, or is not the file made with this loader`));
      root.append(link);
    }).finally(() => link.remove());
  }
  return import(address);
}

async function text(file) {
  const response = await fetch(at(file), { integrity: integrity(file) });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.text();
}

// Once for all elements; again after a failure.
export function fetchStyles() {
  styling ??= text(STYLE).then(useStyle);
  styling.catch(() => (styling = null));
  return styling;
}

// The same; nothing when it cannot be had: the program asks the question then.
export function fetchQuestion() {
  asking ??= text(QUESTION).then(JSON.parse).catch(() => (asking = null));
  return asking;
}

function useStyle(text) {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
}

// What a page was served with needs no second request.
export function takeStyle(served) {
  if (sheet || !served) return;
  useStyle([...served.cssRules].map((rule) => rule.cssText).join(""));
  styling = Promise.resolve();
}

// Dresses a root, if the style has come.
export function dress(root) {
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet];
  return sheet !== null;
}
