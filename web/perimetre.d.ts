// <perimetre-assessment>: what a page may use of it. Names do not change within a major version.

export type PerimetrePath = "ask" | "quick" | "full";
export type PerimetrePlace = "start" | "sections" | "review" | "result" | "checklist" | "report" | "settings" | "what_if" | "files" | "data" | `question/${string}`;

/** A saved record: see the schemas published with the files. */
export interface PerimetreRecord {
  format: string;
  version: number;
  [key: string]: unknown;
}

export interface PerimetreEventDetails {
  /** The questionnaire runs. */
  "perimetre-ready": { version: string };
  /** Answers changed. `record` only with `share-answers`. */
  "perimetre-change": { path: "quick" | "full"; answered: number; asked: number; record?: PerimetreRecord };
  /** Another screen is shown. */
  "perimetre-step": { place: PerimetrePlace };
  /** The result of the answers as they are is shown. `record` only with `share-answers`. */
  "perimetre-complete": { path: "quick" | "full"; record?: PerimetreRecord };
  /** The browser kept the answers. */
  "perimetre-save": Record<string, never>;
  /** The browser does not keep the answers; the visitor is told. */
  "perimetre-save-error": Record<string, never>;
  /** The questionnaire could not be loaded, or stopped; the visitor is told. */
  "perimetre-error": { reason: "load" | "crash" | "src"; message?: string };
  /** The visitor follows the call to action; cancelable. */
  "perimetre-cta": { href: string };
}

export type PerimetreEventMap = { [Name in keyof PerimetreEventDetails]: CustomEvent<PerimetreEventDetails[Name]> };

export interface PerimetreAssessmentElement extends HTMLElement {
  /** Which paths visitors who have not begun are offered. Attribute `path`, default `ask`. */
  path: PerimetrePath;
  /** Address of content of the site's own. Attribute `src`. */
  src: string;
  /** Where the visitor's browser keeps the answers. Attribute `storage`, default `local`. */
  storage: "local" | "session" | "none";
  /** Colours. Attribute `theme`, default `auto`. */
  theme: "auto" | "light" | "dark";
  /** Level of each screen's main heading. Attribute `heading-level`, default 2. */
  headingLevel: number;
  /** Whether the program is fetched near the viewport or at once. Attribute `loading`, default `lazy`. */
  loading: "lazy" | "eager";
  /** Where the result leads: an https, http, mailto or tel address. Attribute `cta-href`. */
  ctaHref: string;
  /** The words of that link. Attribute `cta-label`. */
  ctaLabel: string;
  /** Whether change and complete carry the visitor's record. Attribute `share-answers`. */
  shareAnswers: boolean;

  /** Resolves once the questionnaire runs. */
  readonly ready: Promise<PerimetreAssessmentElement>;
  /** The visitor's file, as text. */
  exportJson(): Promise<string>;
  /** Opens a file; rejects where it cannot be opened. Where there is work, the visitor is asked first. */
  importJson(file: string | object): Promise<void>;
  /** Erases the answers, here and in the browser. */
  reset(): Promise<void>;
  /** Sends the visitor to a place; whether there is one of that name. */
  goTo(place: PerimetrePlace): Promise<boolean>;
  /** Moves the focus to the heading of what is shown. */
  focus(options?: FocusOptions): void;
  /** Ends it for good; its children show. */
  destroy(): void;

  addEventListener<Name extends keyof PerimetreEventMap>(
    type: Name,
    listener: (this: PerimetreAssessmentElement, event: PerimetreEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "perimetre-assessment": PerimetreAssessmentElement;
  }
  interface GlobalEventHandlersEventMap extends PerimetreEventMap {}
}
