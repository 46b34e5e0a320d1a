// The same with SurveyJS, set up as its documentation does: a start page, one question a page, the answers at the end.
import { Model } from "survey-core";
import "survey-core/i18n/french";
import "survey-js-ui";
import "survey-core/survey-core.css";
import screens from "screens.json";

const { start, questions, end } = screens;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const asked = ({ id, heading, hint, kind, most, choices }) => {
  const one = kind === "radios" || kind === "scale";
  return {
    type: one ? "radiogroup" : "checkbox",
    name: id,
    title: heading,
    description: hint,
    isRequired: true,
    colCount: kind === "towers" ? 3 : kind === "scale" ? 0 : 1,
    ...(most && !one ? { maxSelectedChoices: most } : {}),
    choices: choices.map(({ value, label, detail, apart }) => ({
      value,
      text: detail ? `${label} (${detail})` : label,
      ...(apart && !one ? { isExclusive: true } : {}),
    })),
  };
};

const welcome = [
  `<h2>${escaped(start.title)}</h2><p>${escaped(start.lead)}</p>`,
  ...start.points.map(({ title, text }) => `<h3>${escaped(title)}</h3><p>${escaped(text)}</p>`),
  `<h3>${escaped(start.full.title)}</h3><p>${escaped(start.full.text)}</p><p>${escaped(start.caveat)}</p>`,
];

const survey = new Model({
  locale: start.lang,
  title: start.brand,
  firstPageIsStartPage: true,
  showProgressBar: true,
  progressBarType: "questions",
  startSurveyText: start.start,
  completedHtml: `<h2>${escaped(end)}</h2>`,
  pages: [{ elements: [{ type: "html", name: "welcome", html: welcome.join("") }] }, ...questions.map((question) => ({ title: question.section, elements: [asked(question)] }))],
});
survey.pageNextText = questions[0].next;
survey.pagePrevText = questions[0].back;
survey.completeText = questions.at(-1).next;
survey.render(document.getElementById("survey"));
