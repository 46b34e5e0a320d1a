import { LINES, TAG } from "./names.js";

// The attributes out of closed lists; the first is the default.
const CHOICES = {
  path: ["ask", "quick", "full"],
  storage: ["local", "session", "none"],
  theme: ["auto", "light", "dark"],
  "heading-level": ["2", "1", "3", "4", "5", "6"],
  loading: ["lazy", "eager"],
};
export const ATTRIBUTES = ["lang", ...Object.keys(CHOICES), "src", "cta-href", "cta-label", "share-answers"];

// What was said already: an element reads its attributes often.
const said = new Set();

function wrong(name, value, allowed, used) {
  const line = `<${TAG}> ${name}="${value}" is not ${allowed}: ${used}`;
  if (!said.has(line)) console.error(line);
  said.add(line);
}

function choice(element, name) {
  const [usual, ...others] = CHOICES[name];
  const value = element.getAttribute(name)?.trim().toLowerCase();
  if (value === undefined || value === usual || others.includes(value)) return value ?? usual;
  wrong(name, value, `one of ${CHOICES[name].join(", ")}`, `${usual} is used`);
  return usual;
}

function code(tag) {
  const code = tag?.trim().split("-")[0].toLowerCase();
  return Object.hasOwn(LINES, code ?? "") ? code : undefined;
}

// The element's own language, else the page's around it, else the visitor's first that we speak.
export function language(element) {
  const own = element.getAttribute("lang");
  const around = element.parentElement?.closest("[lang]")?.getAttribute("lang");
  const known = [own, around, ...navigator.languages].map(code).find(Boolean) ?? "en";
  if (own && !code(own)) wrong("lang", own, `one of ${Object.keys(LINES).join(", ")}`, `${known} is used`);
  return known;
}

// Where the result leads, if it is an address that opens a page, a letter or a call and hides nothing.
function link(element) {
  const value = element.getAttribute("cta-href")?.trim();
  if (!value) return;
  let address;
  try {
    if (/^(https?:\/\/|mailto:|tel:)[^\s\\\x00-\x1f]+$/i.test(value)) address = new URL(value);
  } catch {}
  if (address && !address.username && !address.password) return address.href;
  wrong("cta-href", value, "an https, http, mailto or tel address", "there is no link");
}

// The attributes as the program takes them.
export function settings(element) {
  const lang = language(element);
  const cta = link(element);
  return {
    lang,
    path: choice(element, "path"),
    storage: choice(element, "storage"),
    theme: choice(element, "theme"),
    heading_level: Number(choice(element, "heading-level")),
    loading: choice(element, "loading"),
    cta_href: cta,
    cta_label: cta && (element.getAttribute("cta-label")?.trim() || LINES[lang].contact),
  };
}

// Each attribute is a property too, as it is in force; those set before the element was defined are kept.
export function reflect(prototype) {
  for (const name of ATTRIBUTES.filter((name) => name !== "lang")) {
    const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    const get = {
      "share-answers": (element) => element.hasAttribute(name),
      "heading-level": (element) => Number(choice(element, name)),
    }[name] ?? ((element) => (CHOICES[name] ? choice(element, name) : element.getAttribute(name) ?? ""));
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return get(this);
      },
      set(value) {
        if (value === null || value === undefined || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : value);
      },
    });
  }
}

export function takeEarlyProperties(element) {
  for (const property of Object.keys(element)) {
    if (!(property in Object.getPrototypeOf(element))) continue;
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}
