import { fetchQuestion } from "./files.js";
import { KEY, START } from "./names.js";

const SVG = "http://www.w3.org/2000/svg";

export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

// Whether the browser keeps work that the program resumes: then the first screen is another one.
export function isKept(storage) {
  try {
    return storage !== "none" && window[`${storage}Storage`].getItem(KEY) !== null;
  } catch {
    return false;
  }
}

// A drawn screen: an element is ["tag|name|value…", child…], words are a string, or [French, English] under "w".
function grow(node, { lang, prefix, shift }, space) {
  const say = (words) => words.w?.[lang === "fr" ? 0 : 1] ?? words;
  if (!Array.isArray(node)) return document.createTextNode(say(node));
  const [opening, ...children] = node;
  const [tag, ...pairs] = say(opening).split("|");
  const own = tag === "svg" ? SVG : space;
  const name = tag.replace(/^h([1-6])$/, (_, level) => `h${Math.min(6, +level + shift)}`);
  const element = own ? document.createElementNS(own, name) : document.createElement(name);
  for (let at = 0; at < pairs.length; at += 2) element.setAttribute(pairs[at], pairs[at + 1].replaceAll("@", prefix));
  element.append(...children.map((child) => grow(child, { lang, prefix, shift }, own)));
  return element;
}

// The start and the first question, as the program draws them, until it is there: `done` says in its words what was done on them,
// `pressed` which button only it can serve, by its place. `touched` is called when someone uses them.
export function firstScreens({ lang, path, prefix, level, touched }) {
  const state = { box: make("div", "first"), lang, done: [], pressed: -1 };
  const { box } = state;
  let question = null;
  const coming = fetchQuestion().then((came) => (question = came));
  const buttons = () => [...box.querySelectorAll("button")];

  const show = (focused) => {
    state.pressed = -1;
    const screen = grow(state.done.length ? question : START, { lang: state.lang, prefix, shift: level - 2 });
    if (path !== "ask") screen.querySelector(".go-on")?.remove();
    box.replaceChildren(screen);
    const chosen = [...box.querySelectorAll("input")].find((input) => input.value === state.done[1]);
    if (chosen) mark(chosen);
    if (focused) box.querySelector(focused)?.focus();
  };
  const mark = (input) => {
    input.checked = true;
    for (const other of box.querySelectorAll("label.choice")) other.classList.toggle("is-chosen", other.contains(input));
  };
  const leave = (button) => {
    state.pressed = buttons().indexOf(button);
    button.setAttribute("aria-busy", "true");
  };

  box.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button || button.type === "submit") return;
    touched();
    if (button.lang) {
      state.lang = button.lang;
      show(`.language[lang=${button.lang}]`);
    } else if (button.matches(".hero .button-primary") && path !== "full") {
      // Until the question is there, or the program.
      leave(button);
      coming.then(() => {
        if (!question || !button.isConnected) return;
        state.done = ["start"];
        show("[data-focus=heading]");
      });
    } else if (button.matches(".question .button-secondary")) {
      state.done = [];
      show("[data-focus=heading]");
    } else {
      leave(button);
    }
  });
  box.addEventListener("change", ({ target }) => {
    touched();
    state.done[1] = target.value;
    mark(target);
  });
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    touched();
    const button = box.querySelector("button[type=submit]");
    if (!state.done[1]) return leave(button);
    state.done[2] = "continue";
    button.setAttribute("aria-busy", "true");
  });
  // Enter submits the form by itself.
  box.addEventListener("keydown", (event) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const input = digit && box.querySelector(`input[data-key="${digit}"]`);
    if (!input || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
    if (!event.repeat) input.click();
  });

  show();
  return state;
}
