// Defines <perimetre-assessment>: fetches the program when an element is on the page, mounts it in an open
// shadow root, says so when it cannot, and restarts it after a failure. No dependency; nothing written outside
// the element; no inline script or style, so the strictest Content-Security-Policy with 'wasm-unsafe-eval' holds.
//
// Attributes: lang (fr, en), storage (local, session, none), theme (auto, light, dark), heading-level (1 to 6).
// Events: perimetre-ready; perimetre-error, with detail.reason "load" or "crash".
// Children of the element show until the program is there, and when it cannot be had.

const TAG = "perimetre-assessment";

// The build writes the version and the hashed names here.
const VERSION = "@@VERSION@@";
const SCRIPT = new URL("@@SCRIPT@@", import.meta.url).href;
const WASM = new URL("@@WASM@@", import.meta.url).href;
const STYLE = "@@STYLE@@";
// Parts of the program that are fetched when someone needs them; nothing when the program is whole.
const PARTS = { full: "@@PART_FULL@@", work: "@@PART_WORK@@", workbook: "@@PART_WORKBOOK@@" };
// The styles that come with them.
const PART_STYLES = { full: "@@STYLE_FULL@@", work: "@@STYLE_WORK@@" };
// What the quick path asks and says, by language: every element is handed one of them.
const QUICK = { fr: "@@QUICK_FR@@", en: "@@QUICK_EN@@" };
// What is said and weighed besides what the quick path shows, by language: fetched with the first of them.
const WORDS = { fr: "@@WORDS_FR@@", en: "@@WORDS_EN@@" };

// After this long without the program, the visitor is told and can try again; the first try goes on meanwhile.
const PATIENCE_MS = 10_000;

// After this long without a part, the visitor can try again.
const PART_PATIENCE_MS = 30_000;

// These lines are needed when the content could not be fetched, so they cannot live in it.
const LINES = {
  fr: {
    failed: "Le questionnaire n’a pas pu être chargé.",
    retry: "Réessayer",
    crashed: "Une erreur a arrêté le questionnaire. Les réponses déjà enregistrées sont conservées.",
    restart: "Redémarrer",
  },
  en: {
    failed: "The questionnaire could not be loaded.",
    retry: "Try again",
    crashed: "An error stopped the questionnaire. Answers already saved are kept.",
    restart: "Restart",
  },
};

// One program serves every element of the page: a promise of { mount, fetchPart, elements, panicked }, or null.
let loading = null;
let attempts = 0;
// The style sheets of them all, once the first has come; those of the parts stay empty until they are needed.
let styles = null;
// The content of each language as it was fetched: a promise of its bytes.
const contents = {};
// Files of words and content that were asked for.
const asked = new Set();

function load(again) {
  if (loading && !again) return loading;
  const attempt = fetchProgram(attempts++);
  // A slow first attempt may still win over the one asked for by "try again".
  const promise = loading ? Promise.any([loading, attempt]) : attempt;
  loading = promise;
  promise.catch(() => {
    if (loading === promise) loading = null;
  });
  return promise;
}

async function fetchProgram(attempt) {
  // A module that failed or panicked stays so under its address; a new query gives a new instance.
  const query = attempt ? `?attempt=${attempt}` : "";
  const wasm = fetch(WASM);
  wasm.catch(() => {}); // reported below, through the promise handed to the program
  const [, program] = await Promise.all([fetchStyles(), import(SCRIPT + query)]);
  const shared = await program.default({ module_or_path: wasm });
  // What to call when it panics: one function per element that runs in it.
  const elements = new Set();
  let dead = false;
  // Called from inside the failing program, so elements act only once it has unwound.
  const panicked = () => {
    if (dead) return;
    dead = true;
    loading = null;
    queueMicrotask(() => [...elements].forEach((crashed) => crashed()));
  };
  // A part works on the first file's memory: it comes once, again after a failure.
  const parts = {};
  const fetchPart = async (name, lang, done) => {
    parts[name] ??= fetchCode(PARTS[name], shared);
    parts[name].catch(() => delete parts[name]);
    let bytes = null;
    try {
      const words = name === "quick" ? fetchContent(lang, true) : lang ? fetchWords(WORDS[lang]) : new Uint8Array();
      [bytes] = await Promise.all([words, parts[name], fetchPartStyles(name)]);
    } catch (error) {
      console.error(`<${TAG}> could not load its part "${name}":`, error);
    }
    if (!dead) done(bytes);
  };
  return { mount: program.mount, fetchPart, elements, panicked };
}

async function fetchCode(file, shared) {
  if (!file) return;
  const code = await fetched(file, { signal: AbortSignal.timeout(PART_PATIENCE_MS) });
  await WebAssembly.instantiate(code, { p: shared });
}

async function fetchStyles() {
  if (styles) return;
  const first = await new CSSStyleSheet().replace(await text(STYLE));
  styles = [first, ...Object.keys(PART_STYLES).map(() => new CSSStyleSheet())];
}

// Once: a sheet without rules has not come yet.
async function fetchPartStyles(name) {
  const sheet = styles[1 + Object.keys(PART_STYLES).indexOf(name)];
  if (sheet === styles[0] || sheet.cssRules.length) return;
  await sheet.replace(await text(PART_STYLES[name], { signal: AbortSignal.timeout(PART_PATIENCE_MS) }));
}

async function text(file, options) {
  return new TextDecoder().decode(await fetched(file, options));
}

// Where a file was asked for before, the browser's own copy is not trusted.
async function fetchWords(file) {
  const cache = asked.has(file) ? "reload" : "default";
  asked.add(file);
  return new Uint8Array(await fetched(file, { cache, signal: AbortSignal.timeout(PART_PATIENCE_MS) }));
}

// One for all elements of a language; `again`: whoever asked before was not served by what came.
function fetchContent(lang, again) {
  if (again && asked.has(QUICK[lang])) delete contents[lang];
  contents[lang] ??= fetchWords(QUICK[lang]);
  contents[lang].catch(() => delete contents[lang]);
  return contents[lang];
}

async function fetched(file, options) {
  const address = new URL(file, import.meta.url).href;
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}

// The element's own language, else the page's around it, else the visitor's first that we speak.
function language(element) {
  const own = element.getAttribute("lang");
  const around = element.parentElement?.closest("[lang]")?.getAttribute("lang");
  const known = [own, around, ...navigator.languages]
    .map((tag) => tag?.trim().split("-")[0].toLowerCase())
    .find((tag) => Object.hasOwn(LINES, tag ?? ""));
  return known ?? "en";
}

// An attribute out of a closed list; the first is the default.
function choice(element, name, allowed) {
  const value = element.getAttribute(name)?.trim().toLowerCase();
  if (value === undefined || allowed.includes(value)) return value ?? allowed[0];
  console.error(`<${TAG}> ${name}="${value}" is not one of ${allowed.join(", ")}: ${allowed[0]} is used`);
  return allowed[0];
}

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

class PerimetreAssessment extends HTMLElement {
  static version = VERSION;
  static observedAttributes = ["lang", "storage", "theme", "heading-level"];

  #root = this.attachShadow({ mode: "open" });
  #fallback = document.createElement("slot");
  #notice = null;
  #container = null;
  #program = null;
  #app = null;
  // Rises whenever what was awaited is no longer wanted.
  #generation = 0;
  #busy = false;
  #crashed = () => this.#crash();

  constructor() {
    super();
    this.#root.append(this.#fallback);
  }

  connectedCallback() {
    if (!this.#busy) this.#begin(false);
  }

  disconnectedCallback() {
    // Frameworks and editors move elements by taking them out and putting them back: only a lasting removal ends it.
    setTimeout(() => this.isConnected || this.#end());
  }

  attributeChangedCallback() {
    this.#app?.configure(this.#config());
  }

  async #begin(again) {
    const generation = ++this.#generation;
    const wanted = () => generation === this.#generation && this.isConnected;
    this.#busy = true;
    const late = setTimeout(() => wanted() && this.#fail(new Error("too slow"), true), PATIENCE_MS);
    try {
      const lang = language(this);
      const [program, content] = await Promise.all([load(again), fetchContent(lang)]);
      if (wanted()) this.#mount(program, lang, content);
    } catch (error) {
      if (wanted()) this.#fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  #mount(program, lang, content) {
    this.#clear();
    this.#root.adoptedStyleSheets = styles;
    this.#container = make("div", "perimetre");
    this.#root.append(this.#container);
    this.#program = program;
    program.elements.add(this.#crashed);
    const hands = { content, content_lang: lang, on_panic: program.panicked, fetch_part: program.fetchPart };
    this.#app = program.mount(this.#container, this, { ...this.#config(), ...hands });
    if (!this.#app) {
      delete contents[lang];
      throw new Error(`${QUICK[lang]} is not the content made with this program`);
    }
    this.#fallback.remove();
    this.#tell("perimetre-ready", { version: VERSION });
  }

  #end() {
    this.#generation += 1;
    this.#busy = false;
    this.#app?.destroy();
    this.#app?.free();
    this.#clear();
    this.#root.append(this.#fallback);
  }

  // Back to an empty root. The program itself is not called: it may be dead.
  #clear() {
    this.#program?.elements.delete(this.#crashed);
    this.#program = null;
    this.#app = null;
    this.#container?.remove();
    this.#container = null;
    this.#notice?.remove();
    this.#notice = null;
  }

  // `pending`: the program may still come, so trying again must not wait for it.
  #fail(error, pending = false) {
    console.error(`<${TAG}> could not load:`, error);
    if (error instanceof WebAssembly.CompileError) {
      console.error(`<${TAG}> if the page has a Content-Security-Policy, its script-src needs 'wasm-unsafe-eval'`);
    }
    this.#clear();
    this.#root.append(this.#fallback);
    this.#say("failed", "retry", pending);
    this.#tell("perimetre-error", { reason: "load", message: String(error) });
  }

  #crash() {
    this.#generation += 1;
    const focused = this.#root.activeElement !== null;
    this.#clear();
    const button = this.#say("crashed", "restart", false);
    if (focused) button.focus();
    this.#tell("perimetre-error", { reason: "crash" });
  }

  // One plain line and one button, which starts again. Looks like the rest where the styles have come, plain where not.
  #say(line, action, again) {
    const lang = language(this);
    const words = make("p", "notice-line", LINES[lang][line]);
    words.setAttribute("role", "alert");
    const button = make("button", "button button-secondary", LINES[lang][action]);
    button.type = "button";
    button.addEventListener("click", () => {
      button.disabled = true;
      this.#begin(again);
    });
    const body = make("div", "notice-body", words, make("div", "actions", button));
    // The first cell is where notices have their icon.
    this.#notice = make("div", "page", make("div", "notice notice-error", make("span", ""), body));
    this.#notice.lang = lang;
    if (styles) this.#root.adoptedStyleSheets = styles;
    this.#root.append(this.#notice);
    return button;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #config() {
    return {
      lang: language(this),
      storage: choice(this, "storage", ["local", "session", "none"]),
      theme: choice(this, "theme", ["auto", "light", "dark"]),
      heading_level: Number(choice(this, "heading-level", ["2", "1", "3", "4", "5", "6"])),
    };
  }
}

const defined = customElements.get(TAG);
if (!defined) {
  customElements.define(TAG, PerimetreAssessment);
} else if (defined.version !== VERSION) {
  console.warn(`<${TAG}> is already defined, version ${defined.version}: version ${VERSION} is not used`);
}
