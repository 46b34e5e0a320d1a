// Clicks or chooses, and says how long it takes until what is wanted has been painted: milliseconds from the event to the task after the frame.
const [selector, value, appears, done] = arguments;
const root = document.querySelector("perimetre-assessment").shadowRoot;
const target = root.querySelector(selector);
const channel = new MessageChannel();
const afterFrame = (then) => {
  channel.port1.onmessage = then;
  requestAnimationFrame(() => channel.port2.postMessage(0));
};
requestAnimationFrame(() => {
  const start = performance.now();
  if (value === null) {
    target.click();
  } else {
    target.value = value;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const look = () => (root.querySelector(appears) ? done(performance.now() - start) : afterFrame(look));
  // The frame this callback belongs to is the first that can show it.
  channel.port1.onmessage = look;
  channel.port2.postMessage(0);
});
