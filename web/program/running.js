// One element's life with the program.

// Where the program keeps its record in the browser's storage.
const KEY = "perimetre-record";
// Larger files are not opened.
const MOST_BYTES = 5_000_000;

const LINES = {
  fr: ["Une erreur a arrêté le questionnaire. Les réponses déjà enregistrées sont conservées.", "Redémarrer", "Télécharger mes réponses"],
  en: ["An error stopped the questionnaire. Answers already saved are kept.", "Restart", "Download my answers"],
};

// Makes the program ready: `ended` is called once it has panicked.
export async function start(wasm, sheet, ended) {
  sheets = [sheet, ...Object.keys(PART_STYLES).map(() => new CSSStyleSheet())];
  const shared = await __wbg_init({ module_or_path: await compiled(WASM, await wasm) });
  // What to call when it panics: one function per element that runs in it.
  const running = new Set();
  let isDead = false;
  // Called from inside the failing program, so elements act only once it has unwound.
  const panicked = () => {
    if (isDead) return;
    isDead = true;
    ended();
    queueMicrotask(() => [...running].forEach((crash) => crash()));
  };
  // A part works on the first file's memory: it comes once, again after a failure.
  const parts = {};
  const fetchPart = (content) => async (name, lang, done) => {
    let bytes = null;
    try {
      parts[name] ??= fetchCode(PARTS[name], shared);
      parts[name].catch(() => delete parts[name]);
      const words = name === "quick" ? fetchContent(content.quick[lang], true) : lang ? fetchBytes(content.full[lang]) : new Uint8Array();
      [bytes] = await Promise.all([words, parts[name], fetchPartStyles(name)]);
    } catch (error) {
      console.error(`<${TAG}> could not load its part "${name}":`, error);
      // The program tells visitors apart what did not come and what is of another version: no words are those it was made with.
      if (lang && error instanceof ForeignError) bytes = new Uint8Array();
    }
    if (!isDead) done(bytes);
  };
  return { run: (shell) => run(shell, { running, panicked, fetchPart }) };
}

// Mounts it in the element that `shell` speaks for (see web/loader/element.js); gives what the element calls, or nothing when it is no longer wanted.
async function run(shell, { running, panicked, fetchPart }) {
  const { element, root, prefix } = shell;
  const contentLang = shell.first()?.lang ?? shell.settings().lang;
  const source = await contentOf(element.getAttribute("src")?.trim());
  const content = await fetchContent(source.quick[contentLang]);
  if (!shell.wanted()) return;
  shell.take();
  const first = shell.first();
  root.adoptedStyleSheets = sheets;
  const container = document.createElement("div");
  container.className = "perimetre";
  // Until something is drawn, the first screen stays, and the focus on it.
  container.hidden = true;
  root.append(container);
  let app = null;
  const waiting = { exported: [], opened: [] };
  const config = (settings) => ({ ...settings, cta_href: settings.cta_href ?? null, cta_label: settings.cta_label ?? null });

  const crash = () => {
    const { storage, lang } = shell.settings();
    const [line, action, download] = LINES[lang];
    let kept = null;
    try {
      kept = storage !== "none" && window[`${storage}Storage`].getItem(KEY);
    } catch {}
    shell.crashed([line, action], kept ? saver(download, kept) : "");
  };

  // What the program tells.
  const told = (what, words) => {
    if (what === "exported") return waiting.exported.splice(0).forEach((resolve) => resolve(words));
    if (what === "opened" || what === "refused") {
      const [resolve, reject] = waiting.opened.shift() ?? [];
      return what === "opened" ? resolve?.() : reject?.(new Error("not a file that this version can open"));
    }
    // Not keeping answers was this page's own wish.
    if (what === "save-error" && shell.settings().storage === "none") return;
    const [path, answered, asked, place] = words.split(" ");
    const detail = { change: { path, answered: +answered, asked: +asked }, step: { place }, complete: { path } }[what] ?? {};
    // Listeners may ask the program, which is still at it.
    queueMicrotask(() => {
      if (!app) return;
      if (element.hasAttribute("share-answers") && (what === "change" || what === "complete")) detail.record = JSON.parse(app.facts() ?? "null");
      shell.tell(what, detail);
    });
  };

  // The visitor follows the result's call to action, ours or the page's own: the page may do something else.
  container.addEventListener("click", (event) => {
    const isCall = (one) => one instanceof Element && one.matches("a, button") && one.matches("[part~=cta], [slot=cta], [slot=cta] *");
    const link = event.composedPath().find(isCall);
    if (link && !shell.tell("cta", { href: link.href ?? "" }, true)) event.preventDefault();
  });

  const active = first?.box.contains(root.activeElement) ? root.activeElement : null;
  const hands = { content, content_lang: contentLang, content_key: source.key, on_panic: panicked, fetch_part: fetchPart(source), tell: told, prefix, done: first?.done.join(" ") ?? "" };
  const settings = shell.settings();
  running.add(crash);
  app = mount(container, { ...config(settings), lang: first?.lang ?? settings.lang, ...hands });
  if (!app) {
    running.delete(crash);
    container.remove();
    delete contents[source.quick[contentLang]];
    const wrong = new Error(`${at(source.quick[contentLang])} is not content for this program`);
    throw source.key ? Object.assign(wrong, { reason: "src" }) : wrong;
  }
  if (!container.firstChild) {
    await new Promise((drawn) => new MutationObserver((_, observer) => (observer.disconnect(), drawn())).observe(container, { childList: true }));
  }
  const forget = () => {
    running.delete(crash);
    app = null;
    container.remove();
    // Whoever waits for the visitor's file or opens one is told that nothing will come.
    waiting.opened.forEach(([, reject]) => reject(new Error(`<${TAG}> stopped`)));
  };
  if (!shell.wanted()) {
    app.destroy();
    app.free();
    return forget();
  }
  container.hidden = false;
  first?.box.remove();
  if (first) handOver(first, container, active);

  return {
    configure: (settings) => app.configure(config(settings)),
    exportJson: () =>
      new Promise((resolve) => {
        waiting.exported.push(resolve);
        app.export();
      }),
    importJson: (file) =>
      new Promise((...ends) => {
        const bytes = new TextEncoder().encode(typeof file === "string" ? file : JSON.stringify(file) ?? "");
        if (bytes.length > MOST_BYTES) throw new RangeError(`the file has ${bytes.length} bytes; at most ${MOST_BYTES} are opened`);
        waiting.opened.push(ends);
        app.open(bytes);
      }),
    reset: () => app.reset(),
    goTo: (place) => app.go(place),
    destroy() {
      app.destroy();
      app.free();
    },
    forget,
  };
}

// Once the program has drawn in `container` what `state` showed: the focus and what was pressed find their place again.
function handOver(state, container, active) {
  if (active) {
    const all = (within) => [...within.querySelectorAll(active.localName)];
    const same = active.id ? container.querySelector(`#${CSS.escape(active.id)}`) : all(container)[all(state.box).indexOf(active)];
    (state.done[2] ? container.querySelector("[data-focus=heading]") : same)?.focus();
  }
  if (state.pressed >= 0) [...container.querySelectorAll("button")][state.pressed]?.click();
}

// What was kept, as a file: the program is not there to make it.
function saver(words, kept) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = words;
  button.onclick = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([kept], { type: "application/json" }));
    link.download = "perimetre.perimetre.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), PART_PATIENCE_MS);
  };
  return button;
}
