// Writes the pages: node build.mjs PACKAGES SCREENS OUT, the folder npm filled, the words as JSON, and where to.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { body } from "./static/page.mjs";

const [packages, words, out] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(packages, "package.json"))("esbuild");
const screens = JSON.parse(readFileSync(words, "utf8"));

const folder = (name) => {
  mkdirSync(join(out, name), { recursive: true });
  return (file) => join(out, name, file);
};

const bundle = (entry, outfile) =>
  esbuild.build({
    entryPoints: [join(here, entry)],
    outfile,
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "esm",
    target: "es2022",
    jsxFactory: "h",
    jsxFragment: "Fragment",
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: [join(packages, "node_modules")],
    alias: { "screens.json": words },
    legalComments: "none",
    logLevel: "warning",
  });

const minified = (file, loader) => esbuild.transformSync(readFileSync(join(here, file), "utf8"), { loader, minify: true, target: "es2022", charset: "utf8" }).code.trim();

const page = (head, content) =>
  `<!doctype html><html lang="${screens.start.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
  + `<title>${screens.start.brand}</title><link rel="icon" href="data:,">${head}</head><body>${content}</body></html>\n`;

const [style, steps] = [minified("screens.css", "css"), minified("static/steps.js", "js")];

const one = folder("static-one");
writeFileSync(one("index.html"), page(`<style>${style}</style>`, `${body(screens)}<script type="module">${steps}</script>`));

const linked = folder("static");
writeFileSync(linked("screens.css"), style);
writeFileSync(linked("steps.js"), steps);
writeFileSync(linked("index.html"), page('<link rel="stylesheet" href="./screens.css"><script type="module" src="./steps.js"></script>', body(screens)));

const preact = folder("preact");
writeFileSync(preact("screens.css"), style);
writeFileSync(preact("index.html"), page('<link rel="stylesheet" href="./screens.css"><script type="module" src="./app.js"></script>', ""));
await bundle("preact/app.jsx", preact("app.js"));

const survey = folder("survey");
writeFileSync(survey("index.html"), page('<link rel="stylesheet" href="./app.css"><script type="module" src="./app.js"></script>', '<div id="survey"></div>'));
await bundle("survey/app.js", survey("app.js"));

// A site like any other, with our element in it.
const host = folder("host");
copyFileSync(join(here, "host/index.html"), host("index.html"));
copyFileSync(join(here, "host/site.css"), host("site.css"));
