// The body of the function run in the page for every look into it. Arguments: what to do, then its own arguments.
// `root` is the open shadow root of the element that is looked into, or the document when there is none.
const [task, which, ...rest] = arguments;
const host = document.querySelectorAll("perimetre-assessment")[which];
const root = host?.shadowRoot ?? document;

// As people read it: any space is a space, any apostrophe an apostrophe.
const plain = (text) => text.replace(/[\s\u00a0\u202f\u2009]+/g, " ").replaceAll("\u2019", "'").trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
// Whether the focus can be seen: an outline on the element, or on the label that holds it.
const ringed = (element) =>
  [element, element?.closest("label")].some((shape) => shape && getComputedStyle(shape).outlineStyle !== "none" && parseFloat(getComputedStyle(shape).outlineWidth) >= 2);
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
  ready: () => root.querySelector(".perimetre:not([hidden]) > *") !== null,
  focused: () => root.activeElement,
  shown: (element) => shown(element),
  // The words of everything a selector finds, shown or not.
  all: (selector) => [...root.querySelectorAll(selector)].map((element) => plain(element.textContent)),
  count: (selector) => root.querySelectorAll(selector).length,
  // What has the focus: whether it fits a selector, whether that can be seen, and what it is.
  focus: (selector) => {
    const active = root.activeElement;
    return { fits: active?.matches(selector) ?? false, seen: ringed(active), mark: active?.dataset.focus ?? "", what: active?.outerHTML.slice(0, 200) ?? "" };
  },
  unfold: () => root.querySelectorAll("details").forEach((details) => (details.open = true)),
  // What a translating browser does: every text node ends up inside elements that the page did not make.
  translate: () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() !== "") texts.push(walker.currentNode);
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(`⟦${text.data}⟧`);
    }
    return texts.length;
  },
  // The file picker stands aside: a journey hands the file over itself.
  stand_aside: () => {
    if (window.pickersAsked !== undefined) return;
    window.pickersAsked = 0;
    const click = HTMLElement.prototype.click;
    HTMLInputElement.prototype.click = function () {
      if (this.type === "file") window.pickersAsked += 1;
      else click.call(this);
    };
  },
  pickers_asked: () => window.pickersAsked ?? 0,
  // By how many pixels the element's content is wider than its room.
  sideways: () => Math.max(document.documentElement.scrollWidth - document.documentElement.clientWidth, host ? host.scrollWidth - host.clientWidth : 0),
  centre: (element) => element.scrollIntoView({ block: "center", behavior: "instant" }),
  inner: () => [innerWidth, innerHeight],
  height: () => Math.ceil(document.documentElement.scrollHeight),
  // Until nothing moves that comes to an end: colours on their way elsewhere are nobody's choice.
  still: () => {
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap((element) => element.shadowRoot ?? [])];
    // What is folded away does not move, and Firefox never says that it has stopped.
    const ends = ({ effect }) => effect.getComputedTiming().endTime !== Infinity && effect.target.checkVisibility();
    const moving = roots.flatMap((root) => root.getAnimations()).filter(ends);
    return Promise.allSettled(moving.map((animation) => animation.finished)).then(() => moving.length);
  },
  too_wide: () => {
    const edge = (host ?? document.documentElement).getBoundingClientRect().right;
    const out = [...root.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > edge + 0.5);
    return out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
  },
};
return tasks[task](...rest) ?? null;
