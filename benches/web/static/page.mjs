// The floor: every screen in the page, one of them shown.

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const choice = (question, { value, label, detail, apart, key }, index) => {
  const id = `${question.id}-${index}`;
  const type = ["radios", "scale"].includes(question.kind) ? "radio" : "checkbox";
  const described = detail ? ` aria-describedby="${id}-detail"` : "";
  return `<label class="choice${apart ? " is-apart" : ""}" for="${id}"><input id="${id}" type="${type}" name="p-${question.id}" value="${escaped(value)}"${described}>`
    + `<span class="choice-words"><span class="choice-label">${escaped(label)}</span>`
    + (detail ? `<span class="choice-detail" id="${id}-detail">${escaped(detail)}</span>` : "")
    + `</span>${key ? `<span class="key" aria-hidden="true">${key}</span>` : ""}</label>`;
};

const sources = ({ sources, sources_label }) =>
  sources.length
    ? `<details class="sources"><summary>${escaped(sources_label)}</summary><ul>`
      + sources.map(({ id, text }) => `<li>${id} ${escaped(text)}</li>`).join("") + "</ul></details>"
    : "";

const question = (question, index, { length }) => {
  const draw = (apart) => question.choices.map((one, at) => (one.apart === apart ? choice(question, one, at) : "")).join("");
  return `<div class="screen screen-question" hidden><form class="question${question.kind === "towers" ? " is-wide" : ""}" novalidate${question.most ? ` data-most="${question.most}"` : ""}>`
    + `<div class="progress"><p class="progress-text">${escaped(question.progress)}</p><div class="progress-bar"><progress max="${length}" value="${index}"></progress></div></div>`
    + `<p class="eyebrow">${escaped(question.section)}</p>`
    + `<fieldset aria-describedby="${question.id}-hint"><legend><h2 class="title title-question" tabindex="-1">${escaped(question.heading)}</h2></legend>`
    + (question.hint ? `<p class="hint" id="${question.id}-hint">${escaped(question.hint)}</p>` : "")
    + `<div class="choices choices-${question.kind}">${draw(false)}</div><div class="choices-divider"></div><div class="choices choices-apart">${draw(true)}</div></fieldset>`
    + `<div class="actions"><button type="button" class="button button-secondary back">${escaped(question.back)}</button>`
    + `<button type="submit" class="button button-primary">${escaped(question.next)}</button></div>`
    + `<p class="keys">${escaped(question.keys)}</p>${sources(question)}</form></div>`;
};

const start = ({ brand, languages, lang, title, lead, start, open_file, points, full, caveat }) =>
  `<div class="screen screen-start"><h2 class="title title-display" tabindex="-1">${escaped(title)}</h2><p class="lead">${escaped(lead)}</p>`
  + `<div class="actions"><button type="button" class="button button-primary">${escaped(start)}</button><button type="button" class="button button-secondary">${escaped(open_file)}</button></div>`
  + `<ul class="points">${points.map(({ title, text }) => `<li class="point"><h3 class="point-title">${escaped(title)}</h3><p>${escaped(text)}</p></li>`).join("")}</ul>`
  + `<section class="go-on"><h3 class="section-title">${escaped(full.title)}</h3><p>${escaped(full.text)}</p><div class="actions"><button type="button" class="button button-secondary">${escaped(full.button)}</button></div></section>`
  + `<p class="caveat">${escaped(caveat)}</p></div>`;

const header = ({ brand, languages, lang }) =>
  `<div class="header"><span class="brand-name">${escaped(brand)}</span><div class="languages" role="group">`
  + languages.map(({ code, label }) => `<button type="button" class="language" lang="${code}" aria-pressed="${code === lang}">${label}</button>`).join("")
  + "</div></div>";

export const body = (screens) =>
  `<main class="page">${header(screens.start)}${start(screens.start)}${screens.questions.map(question).join("")}`
  + `<div class="screen screen-end" hidden><h2 class="title" tabindex="-1">${escaped(screens.end)}</h2><dl class="answers"></dl></div></main>`;
