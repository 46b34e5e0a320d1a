// Usage: node editor.mjs PLUGIN-FOLDER. Runs the editor's script with a stand-in for WordPress's packages: every attribute of
// block.json has one control, which shows its value and sets it to something that the page accepts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

const folder = process.argv[2];
const block = JSON.parse(readFileSync(`${folder}/block/block.json`, "utf8"));
const registered = {};
const createElement = (type, props, ...children) => ({ type, props: props ?? {}, children: children.flat() });
const wp = {
  element: { createElement, Fragment: "Fragment" },
  blockEditor: { InspectorControls: "InspectorControls", useBlockProps: () => ({ className: "wp-block" }) },
  components: { PanelBody: "PanelBody", Placeholder: "Placeholder", SelectControl: "SelectControl", TextControl: "TextControl" },
  i18n: { __: (words, domain) => (assert.equal(domain, "perimetre"), words) },
  blocks: { registerBlockType: (name, settings) => (registered[name] = settings) },
};
runInNewContext(readFileSync(`${folder}/block/editor.js`, "utf8"), { window: { wp } });

assert.deepEqual(Object.keys(registered), [block.name]);
const { edit, save } = registered[block.name];
assert.equal(save(), null, "PHP draws it: nothing but the settings is saved");

const names = Object.keys(block.attributes);
const attributes = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
const changes = [];
const all = (node) => [node, ...(node.children ?? []).flatMap(all)];
const nodes = all(edit({ attributes, setAttributes: (change) => changes.push(change) }));
const controls = nodes.filter((node) => typeof node.props?.onChange === "function");
assert.deepEqual(controls.map((control) => control.props.key).sort(), [...names].sort());
for (const { type, props } of controls) {
  assert.equal(props.value, `value of ${props.key}`);
  assert.ok(props.label);
  const values = type === "SelectControl" ? props.options.map((option) => option.value) : ["", "x"];
  assert.equal(values[0], block.attributes[props.key].default, `${props.key}: the first choice is the default`);
  assert.equal(new Set(values).size, values.length);
  for (const value of values) {
    changes.length = 0;
    props.onChange(value);
    assert.equal(JSON.stringify(changes), JSON.stringify([{ [props.key]: value }]));
  }
}
assert.ok(nodes.some((node) => node.type === "Placeholder"));
console.log(`${controls.length} controls of the block hold`);
