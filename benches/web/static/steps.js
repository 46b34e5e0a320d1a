// Shows one screen at a time, keeps the choices apart, lists the answers at the end.
const screens = [...document.querySelectorAll(".screen")];
let at = 0;

const show = (next) => {
  screens[at].hidden = true;
  at = next;
  screens[at].hidden = false;
  if (at === screens.length - 1) list();
  screens[at].querySelector(".title").focus();
};

const list = () => {
  const rows = [...document.forms].flatMap((form) => {
    const [heading, answers] = [document.createElement("dt"), document.createElement("dd")];
    heading.textContent = form.querySelector(".title").textContent;
    answers.textContent = [...form.querySelectorAll(".is-chosen .choice-label")].map((label) => label.textContent).join(", ");
    return [heading, answers];
  });
  document.querySelector(".answers").replaceChildren(...rows);
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (at === 0 && button.matches(".button-primary")) show(1);
  if (button.matches(".back")) show(at - 1);
});

document.addEventListener("change", ({ target: input }) => {
  const form = input.form;
  const labels = [...form.querySelectorAll(".choice")];
  const apart = (label) => label.matches(".is-apart");
  if (input.checked && input.type === "checkbox") {
    const isApart = apart(input.closest("label"));
    for (const label of labels) if (label.control !== input && (isApart || apart(label))) label.control.checked = false;
  }
  const full = labels.filter((label) => label.control.checked).length >= (form.dataset.most ?? Infinity);
  for (const label of labels) {
    label.classList.toggle("is-chosen", label.control.checked);
    label.classList.toggle("is-full", full && !label.control.checked && !apart(label));
    label.control.disabled = full && !label.control.checked && !apart(label);
  }
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.querySelector(":checked")) show(at + 1);
});
