// Checked against the package's types: what a page writes, and what it must not be able to.
import type { PerimetreAssessmentElement, PerimetreRecord } from "perimetre-assessment";

const element: PerimetreAssessmentElement = document.createElement("perimetre-assessment");
element.path = "quick";
element.headingLevel = 3;
element.addEventListener("perimetre-change", (event) => {
  const answered: number = event.detail.answered;
  const record: PerimetreRecord | undefined = event.detail.record;
  console.log(answered, record?.format);
});
document.addEventListener("perimetre-cta", (event) => {
  const href: string = event.detail.href;
  if (href) event.preventDefault();
});
element.addEventListener("click", (event) => event.preventDefault());
async function save(): Promise<string> {
  await (await element.ready).goTo("question/org_size");
  await element.importJson({ format: "perimetre-record" });
  return element.exportJson();
}
void save();

// @ts-expect-error not a path
element.path = "fast";
// @ts-expect-error not a place
void element.goTo("nowhere");
// @ts-expect-error read only
element.ready = Promise.resolve(element);
