// The block in the editor: a card that stands for the questionnaire, and its settings in the side panel.
// The page shows the questionnaire itself; PHP draws it, so nothing is saved but the settings.
(function (wp) {
  const { createElement: h, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { PanelBody, Placeholder, SelectControl, TextControl } = wp.components;
  const { __ } = wp.i18n;

  // The first choice of each leaves the attribute out.
  const CHOICES = [
    ["lang", __("Language", "perimetre"), [
      ["", __("The page’s", "perimetre")],
      ["fr", "Français"],
      ["en", "English"],
    ]],
    ["path", __("Path", "perimetre"), [
      ["", __("The visitor chooses", "perimetre")],
      ["quick", __("Quick: 12 questions", "perimetre")],
      ["full", __("Full: for a workshop", "perimetre")],
    ]],
    ["theme", __("Colours", "perimetre"), [
      ["", __("As the visitor’s device", "perimetre")],
      ["light", __("Light", "perimetre")],
      ["dark", __("Dark", "perimetre")],
    ]],
    ["storage", __("Answers are kept", "perimetre"), [
      ["", __("In the browser", "perimetre")],
      ["session", __("Until the tab is closed", "perimetre")],
      ["none", __("Not at all", "perimetre")],
    ]],
    ["headingLevel", __("Level of its first heading", "perimetre"), [
      ["", "2"],
      ["1", "1"],
      ["3", "3"],
      ["4", "4"],
      ["5", "5"],
      ["6", "6"],
    ]],
  ];
  const TEXTS = [
    ["ctaLabel", __("Button after the result: words", "perimetre"), "text"],
    ["ctaHref", __("Button after the result: link (https, mailto or tel)", "perimetre"), "text"],
    ["src", __("Your own content: address of the built file", "perimetre"), "url"],
  ];

  function Edit({ attributes, setAttributes }) {
    const bind = (name) => ({ value: attributes[name], onChange: (value) => setAttributes({ [name]: value }) });
    // What newer editors will do by themselves.
    const size = { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true };
    const selects = CHOICES.map(([name, label, values]) => {
      const options = values.map(([value, words]) => ({ value, label: words }));
      return h(SelectControl, { key: name, label, options, ...bind(name), ...size });
    });
    const texts = TEXTS.map(([name, label, type]) => h(TextControl, { key: name, label, type, ...bind(name), ...size }));
    const panel = h(PanelBody, { title: __("Questionnaire", "perimetre") }, ...selects, ...texts);
    const words = __("The questionnaire shows here on the page.", "perimetre");
    const card = h(Placeholder, { icon: "forms", label: "Périmètre", instructions: words });
    return h(Fragment, null, h(InspectorControls, null, panel), h("div", useBlockProps(), card));
  }

  wp.blocks.registerBlockType("perimetre/assessment", { edit: Edit, save: () => null });
})(window.wp);
