// The page for an iframe: sets its questionnaire from the page's own address, and talks with the page around it.
// Runs before perimetre.js, so that the element finds its attributes when it is defined.
//
// Messages are objects { perimetre: 1, id, type, … }. The page around begins with "hello" and an id of its choice; before that
// nothing is sent, and afterwards only to the origin it came from.
//   to us:    hello; set { attribute: "theme" or "lang", value }; go (follow the link of the last perimetre-cta)
//   from us:  ready; resize { height }; event { name, detail }

const NAMES = ["lang", "path", "src", "storage", "theme", "heading-level", "cta-href", "cta-label", "share-answers"];
// A link to this page must not be able to put someone else's button on it: heeded only in a frame, where the page around is to blame.
const IN_FRAMES = ["cta-href", "cta-label"];
const SETTABLE = ["theme", "lang"];
const EVENTS = ["ready", "change", "step", "complete", "save", "save-error", "error", "cta"].map((name) => `perimetre-${name}`);

const TALLEST = 20_000;
const BETWEEN_RESIZES_MS = 100;
// The page around may refuse that a link is followed; without its word it is followed after this long.
const CTA_PATIENCE_MS = 500;

const element = document.querySelector("perimetre-assessment");
const framed = window.parent !== window;

// ---------- What the address asks for ----------

const ours = (address) => {
  try {
    return new URL(address, location.href).origin === location.origin;
  } catch {
    return false;
  }
};

// The element checks values, and says in the console what is wrong with them.
function set(name, value) {
  element.setAttribute(name, value);
  // The page's ground goes with the element's, and so does what a screen reader takes the page to be in.
  if (name === "theme") document.documentElement.dataset.theme = value;
  if (name === "lang" && /^(fr|en)\b/i.test(value)) document.documentElement.lang = value;
}

const language = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "fr" || tag === "en");
document.documentElement.lang = language ?? "en";
for (const [name, value] of new URLSearchParams(location.search)) {
  if (!NAMES.includes(name) || (IN_FRAMES.includes(name) && !framed)) continue;
  if (name === "src" && !ours(value)) console.error(`embed.html: src="${value}" is not on this host: it is not used`);
  else set(name, value.trim());
}

// ---------- Height ----------

// What was measured last: the element's height, and the frame's room at that time.
let seen = { height: 0, room: 0, width: 0 };
// Whether the last growth may only have answered the frame's own.
let doubt = false;
let wanted = 0;
let timer = 0;
let sentAt = -BETWEEN_RESIZES_MS;

// Content that is as high as the frame and a little more would make it grow for ever. Growth that comes with as much growth of the
// frame is doubted: the frame is asked to grow by one pixel, and if the element follows, it is not given way to.
function measure() {
  if (!innerWidth) return; // a frame that is not shown says nothing about heights
  const now = { height: Math.ceil(element.getBoundingClientRect().height), room: innerHeight, width: innerWidth };
  const [grown, more, turned] = [now.height - seen.height, now.room - seen.room, now.width !== seen.width];
  seen = now;
  const echo = !turned && more > 0 && grown >= more;
  const doubted = doubt;
  doubt = echo && !doubted;
  if (doubt) ask(now.room + 1);
  else if (!echo && (grown !== 0 || turned || doubted)) ask(now.height);
}

function ask(height) {
  wanted = Math.min(height, TALLEST);
  timer ||= setTimeout(tellHeight, Math.max(0, sentAt + BETWEEN_RESIZES_MS - performance.now()));
}

function tellHeight() {
  timer = 0;
  sentAt = performance.now();
  tell("resize", { height: wanted });
}

// ---------- The page around ----------

// Its origin and the id it gave us, once it has said hello.
let host = null;
// The element's first word, for a page that says hello after it.
let first = null;
let follow = null;

function tell(type, more) {
  if (host) window.parent.postMessage({ perimetre: 1, id: host.id, type, ...more }, host.origin);
}

function hear({ data, origin, source }) {
  if (source !== window.parent || data?.perimetre !== 1 || typeof data.id !== "string") return;
  if (data.type === "hello" && origin !== "null" && data.id.length <= 64) {
    host = { origin, id: data.id };
    tell("ready");
    if (first) tell("event", first);
    if (seen.height) ask(seen.height);
  } else if (origin === host?.origin && data.id === host.id) {
    if (data.type === "set" && SETTABLE.includes(data.attribute) && typeof data.value === "string") set(data.attribute, data.value.slice(0, 40));
    if (data.type === "go") follow?.();
  }
}

// Cancelling has to wait for the other page's answer, so the link is held back and followed later.
function hold(event) {
  event.preventDefault();
  const late = setTimeout(() => follow?.(), CTA_PATIENCE_MS);
  follow = () => {
    clearTimeout(late);
    follow = null;
    Object.assign(document.createElement("a"), { href: event.detail.href, target: "_blank", rel: "noopener" }).click();
  };
}

if (framed) {
  addEventListener("message", hear);
  addEventListener("resize", measure);
  new ResizeObserver(measure).observe(element);
  for (const name of EVENTS) {
    element.addEventListener(name, (event) => {
      const word = { name, detail: event.detail };
      if (name === "perimetre-ready" || name === "perimetre-error") first = word;
      if (name === "perimetre-cta" && host) hold(event);
      tell("event", word);
    });
  }
}
