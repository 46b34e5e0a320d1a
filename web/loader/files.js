import { HASHES, SCRIPT, STYLE, TAG, WASM } from "./names.js";

// One program serves every element of the page: a promise of what web/program/running.js gives, or null.
let loading = null;
let attempts = 0;
// The first style sheet, of all elements, once it has come.
let sheet = null;
let styling = null;

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

// Once for all elements; again after a failure.
export function fetchStyles() {
  styling ??= fetch(at(STYLE), { integrity: integrity(STYLE) }).then(async (response) => {
    if (!response.ok) throw new Error(`${at(STYLE)}: ${response.status}`);
    useStyle(await response.text());
  });
  styling.catch(() => (styling = null));
  return styling;
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
