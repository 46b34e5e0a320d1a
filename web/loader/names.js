// Defines <perimetre-assessment>: shows the first screen at once, fetches the program when it is needed, hands over what was
// done meanwhile, says so when it cannot be had. No dependency; nothing written outside the element; no inline script or style, so the
// strictest Content-Security-Policy with 'wasm-unsafe-eval' holds. What it does not need before the program is there comes with the
// program: web/program.
//
// The build puts the files of this folder together, in the order of their imports, and fills the marks.

export const TAG = "perimetre-assessment";
export const VERSION = "@@VERSION@@";

export const SCRIPT = "@@SCRIPT@@";
export const WASM = "@@WASM@@";
export const STYLE = "@@STYLE@@";
// The first question, which is asked for with the style.
export const QUESTION = "@@QUESTION@@";
// What the bytes of these come to (SHA-256, base64); the script knows the rest.
export const HASHES = @@HASHES@@;
// The first screen. Both were drawn by the program itself while it was built.
export const START = @@START@@;

// After this long without the program, the visitor is told and can try again; the first try goes on meanwhile.
export const PATIENCE_MS = 10_000;
// Nobody waits longer than this for styles to see the first screen.
export const STYLE_PATIENCE_MS = 2_000;

// Where the program keeps its record in the browser's storage.
export const KEY = "perimetre-record";

// These lines are needed when nothing else could be fetched, so they cannot live in the content.
export const LINES = {
  fr: { failed: "Le questionnaire n’a pas pu être chargé.", retry: "Réessayer", contact: "Nous contacter" },
  en: { failed: "The questionnaire could not be loaded.", retry: "Try again", contact: "Contact us" },
};
