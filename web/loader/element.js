import { ATTRIBUTES, language, reflect, settings, takeEarlyProperties } from "./attributes.js";
import { dress, fetchStyles, load, takeStyle } from "./files.js";
import { firstScreens, isKept, make } from "./first.js";
import { LINES, PATIENCE_MS, STYLE_PATIENCE_MS, TAG, VERSION } from "./names.js";

let elements = 0;

class PerimetreAssessment extends HTMLElement {
  static version = VERSION;
  static observedAttributes = ATTRIBUTES;

  // The page that stands alone holds its first screen already.
  #root = this.attachInternals().shadowRoot ?? this.attachShadow({ mode: "open" });
  #prefix = `p${elements++}-`;
  #fallback = document.createElement("slot");
  #notice = null;
  // What runs, once the program is there.
  #run = null;
  // What is shown and done until then.
  #first = null;
  #sight = null;
  // Rises whenever what was awaited is no longer wanted.
  #generation = 0;
  // Not begun, waiting to be seen, loading or running, ended for good.
  #state = "new";
  #come;
  #ready = new Promise((come) => (this.#come = come));

  constructor() {
    super();
    this.#root.append(this.#fallback);
  }

  connectedCallback() {
    takeEarlyProperties(this);
    if (this.#state === "new") this.#begin();
  }

  disconnectedCallback() {
    // Frameworks and editors move elements by taking them out and putting them back: only a lasting removal ends it.
    setTimeout(() => this.isConnected || this.#end("new"));
  }

  attributeChangedCallback(name) {
    if (this.#run) this.#run.configure(settings(this));
    else if (this.#first && ["lang", "path", "heading-level", "storage", "src"].includes(name)) this.#show();
  }

  // ---------- For the page around ----------

  // Resolves once the questionnaire runs, with the element.
  get ready() {
    return this.#ready;
  }

  static {
    // exportJson(): the visitor's file, as text.
    // importJson(file): opens a file, given as text or as what JSON.parse gives; where there is work, the visitor is asked first.
    // reset(): erases the answers, here and in the browser.
    // goTo(place): sends the visitor to "start", "review", "result", "checklist", "data", "question/org_size"…; whether there is such a place.
    for (const name of ["exportJson", "importJson", "reset", "goTo"]) {
      this.prototype[name] = async function (what) {
        if (this.#state === "ended") throw new Error(`<${TAG}> was destroyed`);
        this.#load();
        await this.#ready;
        if (!this.#run) throw new Error(`<${TAG}> is not running`);
        return this.#run[name](what);
      };
    }
  }

  // To the heading of what is shown.
  focus(options) {
    this.#root.querySelector("[data-focus=heading]")?.focus(options);
  }

  // Ends it for good; the fallback shows.
  destroy() {
    this.#end("ended");
  }

  // ---------- Its life ----------

  #begin() {
    this.#state = "waiting";
    this.#show();
    if (settings(this).loading === "eager") return this.#load();
    // Near the viewport; what is not displayed is never near.
    this.#sight = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#load(), { rootMargin: "50%" });
    this.#sight.observe(this);
  }

  // The first screen, unless there is work to resume or content of the page's own.
  #show() {
    const { lang, path, storage, heading_level: level } = settings(this);
    this.#first?.box.remove();
    this.#first = null;
    // The page that stands alone was served with it, and with the style for it.
    const served = [...this.#root.querySelectorAll("link, .first")];
    takeStyle(served[0]?.sheet);
    if (this.hasAttribute("src") || isKept(storage)) return served.forEach((one) => one.remove());
    this.#first = firstScreens({ lang, path, level, prefix: this.#prefix, touched: () => this.#load() });
    const { box } = this.#first;
    const appear = () => {
      if (!box.isConnected || this.#notice) return;
      dress(this.#root);
      box.hidden = false;
      served.forEach((one) => one.remove());
      this.#fallback.remove();
    };
    box.hidden = true;
    this.#root.append(box);
    if (dress(this.#root)) appear();
    else Promise.race([fetchStyles(), new Promise((late) => setTimeout(late, STYLE_PATIENCE_MS))]).then(appear, () => {});
  }

  #load() {
    if (this.#state !== "waiting") return;
    this.#state = "loading";
    this.#sight?.disconnect();
    this.#start(false);
  }

  async #start(again) {
    const generation = ++this.#generation;
    const wanted = () => generation === this.#generation && this.isConnected;
    const late = setTimeout(() => wanted() && this.#fail(new Error("too slow"), true), PATIENCE_MS);
    try {
      const program = await load(again, this.#root);
      if (!wanted()) return;
      const run = await program.run({
        element: this,
        root: this.#root,
        prefix: this.#prefix,
        // Read when it is mounted: the visitor may go on until then.
        settings: () => settings(this),
        first: () => this.#first,
        wanted,
        take: () => this.#clear(),
        crashed: (lines, other) => this.#crash(lines, other),
        tell: (type, detail, cancelable) => this.#tell(type, detail, cancelable),
      });
      if (!run) return;
      this.#run = run;
      this.#first?.box.remove();
      this.#first = null;
      this.#fallback.remove();
      this.#come(this);
      this.#tell("ready", { version: VERSION });
    } catch (error) {
      if (wanted()) this.#fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  #end(state) {
    if (this.#state === "ended") return;
    this.#generation += 1;
    this.#state = state;
    this.#sight?.disconnect();
    this.#run?.destroy();
    this.#clear();
    this.#first?.box.remove();
    this.#first = null;
    this.#root.append(this.#fallback);
  }

  // Back to what there is without the program. The program itself is not called: it may be dead.
  #clear() {
    this.#run?.forget();
    this.#run = null;
    this.#notice?.remove();
    this.#notice = null;
  }

  // ---------- What is said ----------

  // `pending`: the program may still come, so trying again must not wait for it.
  #fail(error, pending = false) {
    console.error(`<${TAG}> could not load:`, error);
    if (error instanceof WebAssembly.CompileError) {
      console.error(`<${TAG}> if the page has a Content-Security-Policy, its script-src needs 'wasm-unsafe-eval'`);
    }
    this.#clear();
    // What was done on it is kept for the next try.
    if (this.#first) this.#first.box.hidden = true;
    this.#root.append(this.#fallback);
    const { lang, cta_href: href, cta_label: label } = settings(this);
    const way = href ? Object.assign(make("a", "button button-quiet", label), { href, rel: "noopener" }) : "";
    this.#say(LINES[lang].failed, LINES[lang].retry, pending, way);
    this.#tell("error", { reason: error.reason ?? "load", message: String(error) });
  }

  #crash([line, action], other) {
    this.#generation += 1;
    const focused = this.#root.activeElement !== null;
    this.#clear();
    const button = this.#say(line, action, false, other);
    if (focused) button.focus();
    this.#tell("error", { reason: "crash" });
  }

  // One plain line and its buttons, the first of which starts again. Looks like the rest where the style has come, plain where not.
  #say(line, action, again, other) {
    const words = make("p", "notice-line", line);
    words.setAttribute("role", "alert");
    const button = make("button", "button button-secondary", action);
    button.type = "button";
    button.onclick = () => {
      button.disabled = true;
      this.#start(again);
    };
    const body = make("div", "notice-body", words, make("div", "actions", button, other));
    // The first cell is where notices have their icon.
    this.#notice = make("div", "page", make("div", "notice notice-error", make("span", ""), body));
    this.#notice.lang = language(this);
    dress(this.#root);
    this.#root.append(this.#notice);
    return button;
  }

  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`perimetre-${type}`, { bubbles: true, composed: true, cancelable, detail }));
  }
}

reflect(PerimetreAssessment.prototype);
const defined = customElements.get(TAG);
if (!defined) {
  customElements.define(TAG, PerimetreAssessment);
} else if (defined.version !== VERSION) {
  console.warn(`<${TAG}> is already defined, version ${defined.version}: version ${VERSION} is not used`);
}
