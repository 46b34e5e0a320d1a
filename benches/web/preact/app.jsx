// The same screens by hand: state above, one function a screen.
import { h, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import screens from "screens.json";

const { start, questions, end } = screens;

const Title = ({ look, children }) => {
  const title = useRef(null);
  useEffect(() => title.current.focus(), []);
  return <h2 ref={title} class={`title title-${look}`} tabIndex={-1}>{children}</h2>;
};

const Header = () => (
  <div class="header">
    <span class="brand-name">{start.brand}</span>
    <div class="languages" role="group">
      {start.languages.map(({ code, label }) => (
        <button key={code} type="button" class="language" lang={code} aria-pressed={code === start.lang}>{label}</button>
      ))}
    </div>
  </div>
);

const Start = ({ onStart }) => (
  <div class="screen screen-start">
    <h2 class="title title-display" tabIndex={-1}>{start.title}</h2>
    <p class="lead">{start.lead}</p>
    <div class="actions">
      <button type="button" class="button button-primary" onClick={onStart}>{start.start}</button>
      <button type="button" class="button button-secondary">{start.open_file}</button>
    </div>
    <ul class="points">
      {start.points.map(({ title, text }) => <li key={title} class="point"><h3 class="point-title">{title}</h3><p>{text}</p></li>)}
    </ul>
    <section class="go-on">
      <h3 class="section-title">{start.full.title}</h3>
      <p>{start.full.text}</p>
      <div class="actions"><button type="button" class="button button-secondary">{start.full.button}</button></div>
    </section>
    <p class="caveat">{start.caveat}</p>
  </div>
);

const Choice = ({ question, choice, index, chosen, full, onChoose }) => {
  const id = `${question.id}-${index}`;
  const type = question.kind === "radios" || question.kind === "scale" ? "radio" : "checkbox";
  const { value, label, detail, apart, key } = choice;
  return (
    <label class={`choice${chosen ? " is-chosen" : ""}${apart ? " is-apart" : ""}${full ? " is-full" : ""}`} for={id}>
      <input
        id={id} type={type} name={`p-${question.id}`} value={value} checked={chosen} disabled={full}
        aria-describedby={detail ? `${id}-detail` : undefined}
        onChange={(event) => onChoose(choice, event.currentTarget.checked, type === "radio")}
      />
      <span class="choice-words">
        <span class="choice-label">{label}</span>
        {detail && <span class="choice-detail" id={`${id}-detail`}>{detail}</span>}
      </span>
      {key && <span class="key" aria-hidden="true">{key}</span>}
    </label>
  );
};

const Question = ({ question, index, chosen, onChosen, onBack, onNext }) => {
  const choose = (choice, checked, one) => {
    if (!checked) return onChosen(chosen.filter((value) => value !== choice.value));
    if (one || choice.apart) return onChosen([choice.value]);
    const apart = question.choices.filter((other) => other.apart).map((other) => other.value);
    onChosen([...chosen.filter((value) => !apart.includes(value)), choice.value]);
  };
  const full = question.most !== null && chosen.length >= question.most;
  const draw = (apart) => question.choices.map((choice, at) => choice.apart === apart && (
    <Choice
      key={choice.value} question={question} choice={choice} index={at} chosen={chosen.includes(choice.value)}
      full={full && !choice.apart && !chosen.includes(choice.value)} onChoose={choose}
    />
  ));
  const submit = (event) => {
    event.preventDefault();
    if (chosen.length) onNext();
  };
  return (
    <div class="screen screen-question">
      <form class={`question${question.kind === "towers" ? " is-wide" : ""}`} noValidate onSubmit={submit}>
        <div class="progress">
          <p class="progress-text">{question.progress}</p>
          <div class="progress-bar"><progress max={questions.length} value={index} /></div>
        </div>
        <p class="eyebrow">{question.section}</p>
        <fieldset aria-describedby={`${question.id}-hint`}>
          <legend><Title look="question">{question.heading}</Title></legend>
          {question.hint && <p class="hint" id={`${question.id}-hint`}>{question.hint}</p>}
          <div class={`choices choices-${question.kind}`}>{draw(false)}</div>
          <div class="choices-divider" />
          <div class="choices choices-apart">{draw(true)}</div>
        </fieldset>
        <div class="actions">
          <button type="button" class="button button-secondary" onClick={onBack}>{question.back}</button>
          <button type="submit" class="button button-primary">{question.next}</button>
        </div>
        <p class="keys">{question.keys}</p>
        {question.sources.length > 0 && (
          <details class="sources">
            <summary>{question.sources_label}</summary>
            <ul>{question.sources.map(({ id, text }) => <li key={id}>{id} {text}</li>)}</ul>
          </details>
        )}
      </form>
    </div>
  );
};

const End = ({ answers }) => (
  <div class="screen screen-end">
    <Title look="display">{end}</Title>
    <dl class="answers">
      {questions.map(({ id, heading, choices }) => [
        <dt key={id}>{heading}</dt>,
        <dd key={`${id}-answer`}>{choices.filter(({ value }) => answers[id]?.includes(value)).map(({ label }) => label).join(", ")}</dd>,
      ])}
    </dl>
  </div>
);

const App = () => {
  const [at, go] = useState(-1);
  const [answers, setAnswers] = useState({});
  const question = questions[at];
  return (
    <main class="page">
      <Header />
      {at < 0 && <Start onStart={() => go(0)} />}
      {question && (
        <Question
          key={question.id} question={question} index={at} chosen={answers[question.id] ?? []}
          onChosen={(chosen) => setAnswers({ ...answers, [question.id]: chosen })} onBack={() => go(at - 1)} onNext={() => go(at + 1)}
        />
      )}
      {at >= questions.length && <End answers={answers} />}
    </main>
  );
};

render(<App />, document.body);
