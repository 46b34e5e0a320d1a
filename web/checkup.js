// Tries on this host everything the questionnaire needs, and says in plain words what was found and which header to set.
// Reads only this folder's own files and this page's own headers; keeps and sends nothing.

// The build writes the hashed name here.
const WASM = "./@@WASM@@";
const LOADER = "./perimetre.js";
const FRAME = "./embed.html";
const POLICY =
  "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const DAY_S = 86_400;
const MOUNT_PATIENCE_MS = 15_000;
const KEY = "perimetre-checkup";

const WORDS = {
  fr: {
    title: "Ce site est-il prêt pour Périmètre ?",
    lead: "Cette page essaie ici ce dont le questionnaire a besoin, et donne l’en-tête exact à envoyer là où il en manque un. Une autre page du site peut avoir d’autres en-têtes : elle doit laisser passer la même chose.",
    busy: "Vérification en cours…",
    summary: { ok: "Rien n’empêche le questionnaire de fonctionner ici.", better: "Le questionnaire fonctionne ici ; il y a mieux à faire.", problem: "À régler : {list}." },
    states: { ok: "En ordre", better: "À améliorer", problem: "Problème", unknown: "Ne peut pas être su d’ici" },
    rows: {
      scripts: ["Scripts", "Lancer un script de ce dossier, comme module.", { ok: "Le script de cette page a démarré." }],
      files: ["Fichiers du dossier", "Demander le script, le programme et la page pour iframe.", {
        ok: "Les trois sont là.",
        missing: "Il manque : {list}. Copiez le dossier entier, sans renommer ses fichiers.",
        blocked: "Le navigateur n’a pas pu demander : {list}. Si la page envoie une politique de sécurité, elle doit contenir :",
      }],
      wasm: ["WebAssembly", "Compiler un programme vide.", {
        ok: "C’est permis.",
        blocked: "La politique de sécurité l’interdit : il manque le mot 'wasm-unsafe-eval' à sa directive script-src. Il ne permet pas d’exécuter du texte comme du JavaScript.",
        absent: "Ce navigateur n’a pas WebAssembly, ou un réglage l’a coupé : le questionnaire n’y démarrera pas.",
      }],
      type: ["Type du programme", "Lire l’en-tête Content-Type du fichier .wasm.", {
        ok: "Il est servi comme application/wasm.",
        wrong: "Il est servi comme « {type} » : le navigateur ne peut pas le compiler pendant qu’il arrive. Envoyez pour les fichiers .wasm :",
        unknown: "Le fichier n’a pas pu être lu.",
      }],
      compression: ["Compression", "Comparer ce qui est passé sur le réseau à ce qui a été reçu, pour le programme et le script.", {
        ok: "Les fichiers sont compressés.",
        none: "Sans compression : {list}. Un visiteur télécharge environ trois fois trop. Activez brotli ou gzip pour .js, .css et .wasm, ce qui ajoute :",
        unknown: "Les fichiers n’ont pas pu être lus.",
      }],
      cache: ["Mise en cache", "Lire l’en-tête Cache-Control du programme, dont le nom change avec son contenu.", {
        ok: "Un visiteur qui revient ne le télécharge pas à nouveau.",
        short: "Un visiteur qui revient le télécharge à nouveau (Cache-Control : {value}). Envoyez pour ce dossier, s’il porte un numéro de version :",
        unknown: "Le fichier n’a pas pu être lu.",
      }],
      nosniff: ["Types respectés", "Lire l’en-tête X-Content-Type-Options du script.", {
        ok: "Les navigateurs s’en tiennent au type annoncé.",
        absent: "L’en-tête manque. Le questionnaire s’en passe ; l’hôte est plus sûr avec :",
        unknown: "Le fichier n’a pas pu être lu.",
      }],
      styles: ["Styles", "Poser une feuille de style construite par un script.", {
        ok: "Elle prend effet.",
        absent: "Ce navigateur est trop ancien : il ne sait pas le faire, et le questionnaire n’y démarrera pas.",
      }],
      storage: ["Enregistrement", "Écrire, relire et effacer une valeur dans le stockage du navigateur.", {
        ok: "Les réponses seront conservées d’une visite à l’autre.",
        framed: "Cela marche. Dans l’iframe d’un autre site, le navigateur tient un stockage à part pour chaque site : les réponses n’y passent pas de l’un à l’autre.",
        absent: "Le navigateur le refuse : le questionnaire fonctionne, mais rien ne reste après la visite, sauf le fichier que le visiteur télécharge. Dans une iframe, son attribut sandbox doit contenir allow-same-origin.",
      }],
      download: ["Téléchargement", "Le navigateur ne dit pas si un fichier est arrivé : essayez.", {
        unknown: "Un petit fichier texte doit arriver. Sinon, dans une iframe, ajoutez à son attribut sandbox :",
      }, "Télécharger un fichier d’essai"],
      secure: ["Contexte sûr", "Chercher ce que les navigateurs réservent aux pages sûres.", {
        ok: "La page est servie par HTTPS, ou depuis cette machine.",
        absent: "La page est servie par HTTP : le contenu des fichiers ne peut pas être vérifié, et le bouton qui copie reste muet. Servez le site par HTTPS, puis envoyez :",
      }],
      policy: ["Politique de sécurité", "Lire l’en-tête Content-Security-Policy de cette page.", {
        shown: "Elle est servie ainsi ; ce qu’elle a bloqué figure plus bas.",
        none: "Il n’y en a pas : rien n’est bloqué. La plus stricte qui convienne est :",
        unknown: "La page n’a pas pu relire ses propres en-têtes.",
      }],
      framing: ["Qui peut mettre la page en iframe", "Lire frame-ancestors et X-Frame-Options de embed.html.", {
        listed: "Seulement ces sites : {list}. Ajoutez-y celui qui montre l’iframe, s’il n’y est pas.",
        denied: "Personne d’autre (X-Frame-Options : {value}). Pour l’iframe d’un autre site, retirez cet en-tête et envoyez, avec l’adresse de ce site :",
        open: "Tout le monde. Pour n’admettre que vos sites, envoyez avec leurs adresses :",
        unknown: "embed.html n’a pas pu être lu.",
      }],
      sharing: ["Pages d’autres domaines", "Lire ce qui permet à un autre domaine de charger ces fichiers.", {
        ok: "Les pages d’autres domaines peuvent charger le questionnaire d’ici.",
        none: "Seules les pages de ce domaine le peuvent, ce qui est bien si les vôtres y sont. Sinon, envoyez :",
        unknown: "Le fichier n’a pas pu être lu.",
      }],
      isolation: ["Isolation", "Demander au navigateur si la page est isolée des autres origines.", {
        ok: "Elle ne l’est pas : il n’y a rien à faire.",
        isolated: "Elle l’est. Pour une iframe venue d’un autre domaine, ce domaine doit envoyer :",
      }],
      element: ["Le questionnaire", "Le démarrer ici, sans rien enregistrer.", {
        ok: "Il a démarré ; le voici.",
        failed: "Il n’a pas démarré : {reason}. Les lignes ci-dessus disent pourquoi.",
      }],
      violations: ["Ce que la politique a bloqué", "Écouter les refus du navigateur pendant tous ces essais.", {
        ok: "Rien.",
        some: "Ceci a été refusé : {list}. Une politique qui laisse tout passer, et rien de plus :",
      }],
    },
  },
  en: {
    title: "Is this site ready for Périmètre?",
    lead: "This page tries here what the questionnaire needs, and gives the exact header to send where one is missing. Another page of the site may have other headers: it must let the same things through.",
    busy: "Checking…",
    summary: { ok: "Nothing keeps the questionnaire from working here.", better: "The questionnaire works here; it could be served better.", problem: "To be settled: {list}." },
    states: { ok: "In order", better: "Could be better", problem: "Problem", unknown: "Cannot be known from here" },
    rows: {
      scripts: ["Scripts", "Start a script of this folder, as a module.", { ok: "The script of this page started." }],
      files: ["Files of the folder", "Ask for the script, the program and the page for iframes.", {
        ok: "All three are there.",
        missing: "Missing: {list}. Copy the whole folder, and keep the names of its files.",
        blocked: "The browser could not ask for: {list}. If the page sends a security policy, it must contain:",
      }],
      wasm: ["WebAssembly", "Compile an empty program.", {
        ok: "It is allowed.",
        blocked: "The security policy forbids it: the word 'wasm-unsafe-eval' is missing in its directive script-src. It does not allow text to be run as JavaScript.",
        absent: "This browser has no WebAssembly, or a setting turned it off: the questionnaire will not start in it.",
      }],
      type: ["Type of the program", "Read the header Content-Type of the .wasm file.", {
        ok: "It is served as application/wasm.",
        wrong: "It is served as “{type}”: the browser cannot compile it while it arrives. Send for .wasm files:",
        unknown: "The file could not be read.",
      }],
      compression: ["Compression", "Compare what crossed the network with what came out, for the program and the script.", {
        ok: "The files are compressed.",
        none: "Not compressed: {list}. A visitor downloads about three times too much. Turn on brotli or gzip for .js, .css and .wasm, which adds:",
        unknown: "The files could not be read.",
      }],
      cache: ["Caching", "Read the header Cache-Control of the program, whose name changes with its content.", {
        ok: "A visitor who comes back does not download it again.",
        short: "A visitor who comes back downloads it again (Cache-Control: {value}). Send for this folder, if its name has a version:",
        unknown: "The file could not be read.",
      }],
      nosniff: ["Types kept to", "Read the header X-Content-Type-Options of the script.", {
        ok: "Browsers keep to the type that is announced.",
        absent: "The header is missing. The questionnaire does without; the host is safer with:",
        unknown: "The file could not be read.",
      }],
      styles: ["Styles", "Apply a style sheet made by a script.", {
        ok: "It takes effect.",
        absent: "This browser is too old for that, and the questionnaire will not start in it.",
      }],
      storage: ["Saving", "Write, read and erase a value in the browser’s storage.", {
        ok: "Answers will be kept from one visit to the next.",
        framed: "It works. In the iframe of another site, browsers keep a storage apart for each site: answers do not pass from one to another.",
        absent: "The browser refuses: the questionnaire works, but nothing stays after the visit, except the file that the visitor downloads. In an iframe, its attribute sandbox must contain allow-same-origin.",
      }],
      download: ["Download", "The browser does not say whether a file arrived: try it.", {
        unknown: "A small text file should arrive. If not, in an iframe, add to its attribute sandbox:",
      }, "Download a test file"],
      secure: ["Secure context", "Look for what browsers keep for secure pages.", {
        ok: "The page is served over HTTPS, or from this machine.",
        absent: "The page is served over HTTP: the content of files cannot be verified, and the button that copies does nothing. Serve the site over HTTPS, then send:",
      }],
      policy: ["Security policy", "Read the header Content-Security-Policy of this page.", {
        shown: "It is served as follows; what it blocked is below.",
        none: "There is none: nothing is blocked. The strictest that works is:",
        unknown: "The page could not read its own headers.",
      }],
      framing: ["Who may put the page in an iframe", "Read frame-ancestors and X-Frame-Options of embed.html.", {
        listed: "Only these sites: {list}. Add the one that shows the iframe, if it is not among them.",
        denied: "Nobody else (X-Frame-Options: {value}). For the iframe of another site, remove this header and send, with the address of that site:",
        open: "Everybody. To admit only your sites, send with their addresses:",
        unknown: "embed.html could not be read.",
      }],
      sharing: ["Pages of other domains", "Read what allows another domain to load these files.", {
        ok: "Pages of other domains can load the questionnaire from here.",
        none: "Only pages of this domain can, which is right if yours are here. If not, send:",
        unknown: "The file could not be read.",
      }],
      isolation: ["Isolation", "Ask the browser whether the page is isolated from other origins.", {
        ok: "It is not: there is nothing to do.",
        isolated: "It is. For an iframe from another domain, that domain must send:",
      }],
      element: ["The questionnaire", "Start it here, without saving anything.", {
        ok: "It started; here it is.",
        failed: "It did not start: {reason}. The lines above say why.",
      }],
      violations: ["What the policy blocked", "Listen to what the browser refused during all this.", {
        ok: "Nothing.",
        some: "This was refused: {list}. A policy that lets everything through, and nothing more:",
      }],
    },
  },
};

const refusals = new Set();
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => refusals.add(`${effectiveDirective} ${blockedURI}`));

const speaks = (tag) => Object.hasOwn(WORDS, tag);
const asked = new URLSearchParams(location.search).get("lang");
const lang = [asked, ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2).toLowerCase()).find(speaks) ?? "en";
const words = WORDS[lang];
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// ---------- What is tried ----------

// A file as it is served now: its answer and the bytes that crossed the network, or null.
async function served(address) {
  try {
    const response = await fetch(address, { cache: "no-store" });
    const size = (await response.arrayBuffer()).byteLength;
    return { ok: response.ok, header: (name) => response.headers.get(name), size, crossed: crossed(response.url, size) };
  } catch {
    return null;
  }
}

// As far as the browser measured it already.
function crossed(address, size) {
  return performance.getEntriesByName(address).at(-1)?.encodedBodySize || size;
}

const all = { page: location.href, loader: LOADER, wasm: WASM, frame: FRAME };
const files = Object.fromEntries(await Promise.all(Object.entries(all).map(async ([name, address]) => [name, await served(address)])));
const name = (address) => address.replace("./", "");
const list = (items) => ({ list: [...items].join(", ") });
const ok = { state: "ok", key: "ok" };
// What can be said of a file only when it came.
const of = (file, look) => (file?.ok ? look(file) : { state: "unknown", key: "unknown" });

const CHECKS = {
  scripts: () => ok,
  files: () => {
    const wanted = [["loader", LOADER], ["wasm", WASM], ["frame", FRAME]];
    const blocked = wanted.filter(([key]) => !files[key]).map(([, address]) => name(address));
    if (blocked.length) return { state: "problem", key: "blocked", values: list(blocked), code: "Content-Security-Policy: connect-src 'self'" };
    const missing = wanted.filter(([key]) => !files[key].ok).map(([, address]) => name(address));
    return missing.length ? { state: "problem", key: "missing", values: list(missing) } : ok;
  },
  wasm: async () => {
    if (typeof WebAssembly !== "object") return { state: "problem", key: "absent" };
    try {
      await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return ok;
    } catch {
      return { state: "problem", key: "blocked", code: "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'" };
    }
  },
  type: () => of(files.wasm, ({ header }) => {
    const type = header("content-type") ?? "";
    if (type.split(";")[0].trim() === "application/wasm") return ok;
    return { state: "problem", key: "wrong", values: { type }, code: "Content-Type: application/wasm" };
  }),
  compression: () => of(files.wasm && files.loader, () => {
    const pairs = [[WASM, files.wasm], [LOADER, files.loader]];
    const plain = pairs.filter(([, file]) => !file.header("content-encoding") && file.crossed >= file.size);
    return plain.length ? { state: "better", key: "none", values: list(plain.map(([address]) => name(address))), code: "Content-Encoding: br" } : ok;
  }),
  cache: () => of(files.wasm, ({ header }) => {
    const value = header("cache-control") ?? "–";
    const age = Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0);
    if (age >= DAY_S && !/no-store|no-cache/.test(value)) return ok;
    return { state: "better", key: "short", values: { value }, code: "Cache-Control: public, max-age=31536000, immutable" };
  }),
  nosniff: () => of(files.loader, ({ header }) => {
    return header("x-content-type-options")?.toLowerCase() === "nosniff" ? ok : { state: "better", key: "absent", code: "X-Content-Type-Options: nosniff" };
  }),
  styles: () => {
    try {
      const host = document.body.appendChild(document.createElement("div"));
      const root = host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(":host { display: none }");
      root.adoptedStyleSheets = [sheet];
      const works = getComputedStyle(host).display === "none";
      host.remove();
      return works ? ok : { state: "problem", key: "absent" };
    } catch {
      return { state: "problem", key: "absent" };
    }
  },
  storage: () => {
    try {
      localStorage.setItem(KEY, "1");
      const kept = localStorage.getItem(KEY) === "1";
      localStorage.removeItem(KEY);
      if (kept) return window.parent === window ? ok : { state: "ok", key: "framed" };
    } catch {
      // Refused: said below.
    }
    return { state: "problem", key: "absent", code: 'sandbox="allow-scripts allow-same-origin allow-downloads allow-modals allow-popups"' };
  },
  download: () => ({ state: "unknown", key: "unknown", code: "allow-downloads", action: tryDownload }),
  secure: () => {
    if (isSecureContext && crypto.subtle) return ok;
    return { state: "problem", key: "absent", code: "Strict-Transport-Security: max-age=31536000" };
  },
  policy: () => of(files.page, ({ header }) => {
    const value = header("content-security-policy");
    return value ? { state: "ok", key: "shown", code: `Content-Security-Policy: ${value}` } : { state: "ok", key: "none", code: POLICY };
  }),
  framing: () => of(files.frame, ({ header }) => {
    const ancestors = /(?:^|[;,])\s*frame-ancestors\s+([^;,]+)/i.exec(header("content-security-policy") ?? "")?.[1].trim();
    const code = "Content-Security-Policy: frame-ancestors 'self' https://www.example.com";
    if (ancestors) return { state: "ok", key: "listed", values: { list: ancestors } };
    const value = header("x-frame-options");
    return value ? { state: "better", key: "denied", values: { value }, code } : { state: "ok", key: "open", code };
  }),
  sharing: () => of(files.loader, ({ header }) => {
    const shared = header("access-control-allow-origin") === "*" && header("cross-origin-resource-policy") !== "same-origin";
    return shared ? ok : { state: "ok", key: "none", code: "Access-Control-Allow-Origin: *\nCross-Origin-Resource-Policy: cross-origin" };
  }),
  isolation: () => {
    const code = "Cross-Origin-Embedder-Policy: require-corp\nCross-Origin-Resource-Policy: cross-origin";
    return globalThis.crossOriginIsolated ? { state: "ok", key: "isolated", code } : ok;
  },
  element: async () => {
    const element = document.createElement("perimetre-assessment");
    for (const [attribute, value] of [["lang", lang], ["storage", "none"], ["heading-level", "3"], ["loading", "eager"]]) element.setAttribute(attribute, value);
    document.querySelector("main").append(element);
    const outcome = new Promise((resolve) => {
      element.addEventListener("perimetre-ready", () => resolve(ok));
      element.addEventListener("perimetre-error", ({ detail }) => resolve(failed(detail.message ?? detail.reason)));
      setTimeout(() => resolve(failed(`${MOUNT_PATIENCE_MS / 1000} s`)), MOUNT_PATIENCE_MS);
    });
    try {
      await import(new URL(LOADER, import.meta.url).href);
    } catch (error) {
      return failed(error.message);
    }
    return outcome;
  },
  violations: () => (refusals.size ? { state: "problem", key: "some", values: list(refusals), code: POLICY } : ok),
};

const failed = (reason) => ({ state: "problem", key: "failed", values: { reason } });

function tryDownload() {
  const href = URL.createObjectURL(new Blob(["Périmètre\n"], { type: "text/plain" }));
  make("a", { href, download: "perimetre-checkup.txt" }).click();
  // The browser takes what it needs within the click, some a little after.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

// ---------- What is shown ----------

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function row(id, { state, key, values, code, action }) {
  const [title, tried, outcomes, button] = words.rows[id];
  const heading = make("header", {}, make("h2", {}, title), make("span", { class: "state" }, words.states[state]));
  const item = make("li", { class: `row row-${state}`, "data-check": id }, heading, make("p", { class: "tried" }, tried));
  item.append(make("p", {}, filled(outcomes[key], values ?? {})));
  if (code) item.append(make("pre", { lang: "en" }, make("code", {}, code)));
  if (action) {
    const control = make("button", { type: "button" }, button);
    control.addEventListener("click", action);
    item.append(control);
  }
  return item;
}

function link(tag, name) {
  const current = tag === lang ? { "aria-current": "true" } : {};
  return make("a", { href: `?lang=${tag}`, lang: tag, hreflang: tag, ...current }, name);
}

document.documentElement.lang = lang;
document.title = `Périmètre – ${words.title}`;
const summary = make("p", { class: "summary", role: "status" }, words.busy);
const rows = make("ul", { class: "rows" });
const languages = make("nav", { class: "languages", "aria-label": "Langue, language" }, link("fr", "Français"), link("en", "English"));
document.querySelector("main").replaceChildren(languages, make("h1", {}, words.title), make("p", { class: "lead" }, words.lead), summary, rows);

const found = { ok: [], better: [], problem: [], unknown: [] };
for (const [id, check] of Object.entries(CHECKS)) {
  const outcome = await check();
  found[outcome.state].push(words.rows[id][0]);
  rows.append(row(id, outcome));
}
const state = ["problem", "better", "ok"].find((one) => found[one].length);
summary.textContent = filled(words.summary[state], list(found.problem));
summary.classList.add(`row-${state}`);
rows.dataset.done = state;
