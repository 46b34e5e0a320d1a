// Put into every page before its own scripts. It knows where each of the compared pages has its controls, presses them, and says
// when what they ask for has been painted. Nothing here changes a page: it looks, clicks and measures.
(() => {
  if (window.top !== window || location.protocol === "about:") return;

  // Every memory a program was given.
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      for (const value of Object.values((made.instance ?? made).exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
      return made;
    };
  }

  let blocking = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocking += Math.max(0, duration - 50);
  }).observe({ type: "longtask", buffered: true });

  const isSurvey = location.pathname.startsWith("/survey/");
  const root = () => document.querySelector("perimetre-assessment")?.shadowRoot ?? document;
  const shown = (element) => (element && element.getClientRects().length ? element : null);
  const all = (selector) => [...root().querySelectorAll(selector)];
  const first = (selector) => all(selector).find(shown) ?? null;

  // Where things are. A question's control has its id at the end of its name, or SurveyJS's own mark above it.
  const control = (question, value) =>
    all("input[type=radio], input[type=checkbox]").find(
      (input) =>
        (value === null || input.value === value)
        && (isSurvey ? input.closest("[data-name]")?.dataset.name === question : input.name.endsWith(`-${question}`))
        && input.closest("label").getClientRects().length,
    ) ?? null;
  const startButton = () => (isSurvey ? first("input.sd-navigation__start-btn, .sd-navigation__start-btn") : first("button.button-primary"));
  const nextButton = () =>
    isSurvey ? first(".sd-navigation__next-btn, .sd-navigation__complete-btn") : first("form button[type=submit]");
  const ended = () => (isSurvey ? first(".sd-completedpage") : first(".screen-end, .screen-review"));
  const isTaken = (input) => Boolean(input?.checked && input.closest(isSurvey ? ".sd-item--checked" : ".is-chosen"));

  // The task after the frame that the page is about to draw.
  const waiting = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => waiting.shift()();
  const afterFrame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        waiting.push(resolve);
        channel.port2.postMessage(0);
      });
    });

  // Presses "start" as soon as it is there, then the first choice as soon as it is there: when it stays chosen after a frame, it is taken.
  const hurry = async () => {
    const times = {};
    let radio = null;
    for (;;) {
      await afterFrame();
      const button = startButton();
      if (button && times.start === undefined) times.start = performance.now();
      radio = first("input[type=radio]");
      // SurveyJS hides its radios under drawings of its own.
      radio ??= isSurvey ? root().querySelector(".sd-item input[type=radio]") : null;
      if (radio?.checked) break;
      if (radio) radio.click();
      else button?.click();
    }
    times.answer = performance.now();
    times.value = radio.value;
    const [page] = performance.getEntriesByType("navigation");
    const whole = [page, ...performance.getEntriesByType("resource")].filter(({ responseEnd }) => responseEnd && responseEnd <= times.answer);
    times.bytes = whole.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    times.files = whole.length;
    // The browser tells of its first paint a little after it.
    const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
    while (!painted()) await afterFrame();
    times.paint = painted().startTime;
    return times;
  };

  // What was chosen first is still so when the next question comes; asked until it does, the program may be on its way.
  const goOn = async (next) => {
    while (!control(next, null)) {
      nextButton()?.click();
      for (let frames = 0; frames < 6 && !control(next, null); frames += 1) await afterFrame();
    }
    return performance.now();
  };

  // The middle of what is to be pressed, once nothing moves: where the mouse goes.
  const place = async (found) => {
    const target = isSurvey ? found : (found.closest("label") ?? found);
    const box = () => (target.closest("label") ?? target).getBoundingClientRect();
    (target.closest("label") ?? target).scrollIntoView({ block: "center", behavior: "instant" });
    for (let before = null, still = 0; still < 2; ) {
      await afterFrame();
      const now = box();
      still = before && now.x === before.x && now.y === before.y ? still + 1 : 0;
      before = now;
    }
    const { x, y, width, height } = box();
    return [x + Math.min(width / 2, 60), y + height / 2];
  };

  let clicked = null;
  // From the click, as the browser dates it, to the frame that shows what it asked for.
  const watch = (done) => {
    clicked = new Promise((resolve) => {
      addEventListener(
        "click",
        async ({ timeStamp }) => {
          do await afterFrame();
          while (!done());
          resolve(performance.now() - timeStamp);
        },
        { capture: true, once: true },
      );
    });
  };

  const until = async (look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      await afterFrame();
    }
  };

  const tasks = {
    hurry,
    goOn,
    // Ready for a walk: the program is there, the start button too.
    ready: async () => {
      await until(() => document.readyState === "complete" && startButton());
      const element = document.querySelector("perimetre-assessment");
      if (element) await until(() => first(".perimetre:not([hidden]) .screen-start"));
      return true;
    },
    aimStart: async (question) => {
      const at = await place(startButton());
      watch(() => control(question, null));
      return at;
    },
    aimChoice: async (question, value) => {
      const at = await place(await until(() => control(question, value)));
      watch(() => isTaken(control(question, value)));
      return at;
    },
    aimNext: async (next) => {
      const at = await place(await until(nextButton));
      watch(() => (next ? control(next, null) : ended()));
      return at;
    },
    clicked: () => clicked,
    // Our page alone goes on to a result.
    result: async () => {
      first(".screen-review .button-primary").click();
      const waits = ".screen-computing, .is-stale, .fold-body:empty";
      await until(() => first(".screen-result .scope") && !root().querySelector(waits));
      return performance.now();
    },
    blocking: () => blocking,
    wasm: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    // Elements that come, draw and go.
    mounts: async (count) => {
      for (let done = 0; done < count; done += 1) {
        const element = document.createElement("perimetre-assessment");
        for (const [name, value] of [["loading", "eager"], ["storage", "none"]]) element.setAttribute(name, value);
        const ready = new Promise((resolve, reject) => {
          element.addEventListener("perimetre-ready", resolve, { once: true });
          element.addEventListener("perimetre-error", ({ detail }) => reject(new Error(JSON.stringify(detail))), { once: true });
        });
        document.body.append(element);
        await ready;
        element.remove();
        // Its end is a task of its own.
        await new Promise((resolve) => setTimeout(resolve));
      }
      return count;
    },
  };
  window.perimetreProbe = tasks;
  // A load is measured from its first moment.
  if (new URLSearchParams(location.search).has("hurry")) {
    tasks.hurried = hurry();
  }
})();
