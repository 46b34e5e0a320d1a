// The body of the function run in the page for every look into it. Arguments: what to do, then its own arguments.
// `root` is the open shadow root of the element that is looked into, or the document when there is none.
const [task, which, ...rest] = arguments;
const host = document.querySelectorAll("perimetre-assessment")[which];
const root = host?.shadowRoot ?? document;

// As people read it: any space is a space, any apostrophe an apostrophe.
const plain = (text) => text.replace(/[\s\u00a0\u202f\u2009]+/g, " ").replaceAll("\u2019", "'").trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
const INTERACTIVE = "button, a, label, summary, select, option, input, textarea, [role=button], [role=tab], [role=radio]";

function named(wanted) {
  const elements = [...root.querySelectorAll("*")].filter((element) => !["SCRIPT", "STYLE"].includes(element.tagName));
  const says = (element) => [element.textContent, element.getAttribute("aria-label")].map((text) => plain(text ?? ""));
  const deepest = (found) => found.find((element) => !found.some((other) => other !== element && element.contains(other)));
  const exactly = elements.filter((element) => shown(element) && says(element).includes(wanted));
  const about = () => elements.filter((element) => shown(element) && says(element).some((text) => text.includes(wanted)));
  const interactive = (found) => found.filter((element) => element.matches(INTERACTIVE));
  return deepest(interactive(exactly)) ?? deepest(exactly) ?? deepest(interactive(about())) ?? deepest(about());
}

const tasks = {
  css: (selector) => [...root.querySelectorAll(selector)].find(shown) ?? root.querySelector(selector),
  text: (wanted) => named(plain(wanted)),
  // What a reader sees; innerText leaves out what is hidden.
  read: () => plain([...root.children].map((child) => child.innerText ?? "").join(" ")),
  ready: () => root.querySelector(".perimetre > *") !== null,
  focused: () => root.activeElement,
  shown: (element) => shown(element),
  centre: (element) => element.scrollIntoView({ block: "center", behavior: "instant" }),
  inner: () => [innerWidth, innerHeight],
  height: () => Math.ceil(document.documentElement.scrollHeight),
  overflow: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
};
return tasks[task](...rest) ?? null;
