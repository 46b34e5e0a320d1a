// For a page that shows embed.html in an iframe: gives every <iframe data-perimetre> the height of what is in it, and lets the
// questionnaire's events happen on the iframe. A module or a deferred script; no dependency; nothing but the height is touched.
//
// data-perimetre-theme and data-perimetre-lang on the iframe are passed on, also when they change. The height attribute is what is
// reserved at first, and the least there will be.
(() => {
  "use strict";
  const FRAMES = "iframe[data-perimetre]";
  const PASSED_ON = ["theme", "lang"];
  const EVENTS = ["ready", "change", "step", "complete", "save", "save-error", "error", "cta"].map((name) => `perimetre-${name}`);
  const TALLEST = 20_000;
  const TRIES = 6;

  // Twice on a page, it still works once.
  const mark = Symbol.for("perimetre-frame");
  if (window[mark]) return;
  window[mark] = true;

  let count = 0;
  const states = new WeakMap();
  const stateOf = (iframe) => states.get(iframe) ?? states.set(iframe, { id: `frame-${(count += 1)}` }).get(iframe);

  const originOf = (iframe) => {
    try {
      return new URL(iframe.src).origin;
    } catch {
      return "null";
    }
  };

  // Before its page has come (loading="lazy") a frame is empty and of our own origin: a word to it would only be a console error.
  const isEmpty = (iframe) => {
    try {
      return iframe.contentWindow.location.href === "about:blank";
    } catch {
      return false;
    }
  };

  const tell = (iframe, type, more) => {
    const origin = originOf(iframe);
    if (origin !== "null") iframe.contentWindow?.postMessage({ perimetre: 1, id: stateOf(iframe).id, type, ...more }, origin);
  };

  const pass = (iframe, attribute) => {
    const value = iframe.getAttribute(`data-perimetre-${attribute}`);
    if (value !== null) tell(iframe, "set", { attribute, value });
  };

  // Again and again until it answers: its script may be late.
  const greet = (iframe, tries = 0) => {
    const state = stateOf(iframe);
    clearTimeout(state.timer);
    if (tries === TRIES || isEmpty(iframe)) return;
    tell(iframe, "hello");
    state.timer = setTimeout(() => greet(iframe, tries + 1), 250 * 2 ** tries);
  };

  const resize = (iframe, height) => {
    if (typeof height !== "number" || !Number.isFinite(height) || height < 0) return;
    const edges = getComputedStyle(iframe).boxSizing === "border-box" ? iframe.offsetHeight - iframe.clientHeight : 0;
    const least = Number.parseInt(iframe.getAttribute("height"), 10) || 0;
    iframe.style.height = `${Math.min(Math.max(Math.ceil(height) + edges, least), TALLEST)}px`;
  };

  const happen = (iframe, name, detail) => {
    if (!EVENTS.includes(name)) return;
    const isLink = name === "perimetre-cta";
    const event = new CustomEvent(name, { bubbles: true, composed: true, cancelable: isLink, detail });
    if (iframe.dispatchEvent(event) && isLink) tell(iframe, "go");
  };

  addEventListener("message", ({ data, origin, source }) => {
    if (!source || data?.perimetre !== 1) return;
    const iframe = [...document.querySelectorAll(FRAMES)].find((one) => one.contentWindow === source);
    if (!iframe || origin !== originOf(iframe) || data.id !== states.get(iframe)?.id) return;
    if (data.type === "ready") {
      clearTimeout(states.get(iframe).timer);
      PASSED_ON.forEach((attribute) => pass(iframe, attribute));
    }
    if (data.type === "resize") resize(iframe, data.height);
    if (data.type === "event") happen(iframe, data.name, data.detail);
  });

  // Heard on the way down: frames added, moved or loaded again later are all seen here.
  document.addEventListener("load", ({ target }) => target.matches?.(FRAMES) && greet(target), true);
  const attributeFilter = ["data-perimetre", ...PASSED_ON.map((name) => `data-perimetre-${name}`)];
  new MutationObserver((changes) => {
    for (const { target, attributeName } of changes.filter((change) => change.target.matches(FRAMES))) {
      if (attributeName === "data-perimetre") greet(target);
      else pass(target, attributeName.slice("data-perimetre-".length));
    }
  }).observe(document, { subtree: true, attributeFilter });
  document.querySelectorAll(FRAMES).forEach((iframe) => greet(iframe));
})();
