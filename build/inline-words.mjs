import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseSync } from "vite";

/**
 * Text that a window shows stands in tables (`words/`), so that each language has it; this finds what stands in the code
 * instead. It cannot know what is shown: it takes for text what JSX shows, attributes that people read, and literals
 * that look like words. What only looks like it has `// no words: why` in its line or the one above.
 */

/** Attributes of JSX that nobody reads. */
const silent =
  /^(className|style|type|id|role|href|key|src|d|viewBox|name|value|side|align|look|autoComplete|tabIndex|htmlFor|aria-(labelledby|describedby|controls|live|current|haspopup|activedescendant)|data-.*)$/;
/** Names that are the same in every language. */
const names =
  /^(Castscope|Wireshark|tshark|DSCP|English|Deutsch|IPv4|IPv6|IPv|Ctrl|Shift|Alt|Enter|Escape|Tab|Delete|Backspace|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|ContextMenu|Insert|Meta|Control|Space|F\d+)$/;
const noun = /^[A-Z][a-z]{2,}/;
const phrase = /[A-Za-z’]{2,} [A-Za-z“]{2,}/;
const letters = /[A-Za-z]{2,}/;

/** @param {string} text */
function looksLikeWords(text) {
  const plain = text.trim();
  if (names.test(plain)) return false;
  return noun.test(plain) || phrase.test(plain);
}

/**
 * @typedef {object} Found
 * @property {number} at Where it begins in the source.
 * @property {string} text
 */

/**
 * What looks like words in a piece of TypeScript.
 * @param {string} file its name; the ending says whether there is JSX
 * @param {string} source
 * @returns {readonly Found[]}
 */
export function wordsIn(file, source) {
  /** @type {Found[]} */
  const found = [];
  /** @param {any} node */
  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) {
      for (const one of node) visit(one);
      return;
    }
    if (typeof node.type !== "string") return;
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ThrowStatement":
        return;
      case "CallExpression":
        if (/^(fail|statement)$/.test(source.slice(node.callee.start, node.callee.end))) return;
        break;
      case "NewExpression":
        if (/Error$/.test(source.slice(node.callee.start, node.callee.end))) return;
        break;
      case "JSXText":
        if (letters.test(node.value) && !names.test(node.value.trim())) {
          found.push({ at: node.start + node.value.search(/\S/), text: node.value.trim() });
        }
        return;
      case "JSXAttribute":
        if (silent.test(node.name.name ?? "")) return;
        if (node.value?.type === "Literal") {
          if (letters.test(node.value.value) && !names.test(node.value.value) && looksLikeText(node)) {
            found.push({ at: node.start, text: node.value.value });
          }
          return;
        }
        break;
      case "BinaryExpression":
        if (/^[!=]==?$/.test(node.operator)) return;
        break;
      case "SwitchCase":
        visit(node.consequent);
        return;
      case "Literal":
        if (typeof node.value === "string" && looksLikeWords(node.value)) {
          found.push({ at: node.start, text: node.value });
        }
        return;
      case "TemplateLiteral":
        if (node.quasis.some((/** @type {any} */ part) => templateWords.test(part.value.raw))) {
          found.push({ at: node.start, text: source.slice(node.start, node.end) });
        }
        visit(node.expressions);
        return;
      default:
        if (/^TS(?!As|Satisfies|NonNull|Enum)/.test(node.type)) return;
    }
    for (const [key, value] of Object.entries(node)) {
      if (key !== "type" && key !== "parent") visit(value);
    }
  };
  visit(parseSync(file, source).program);
  const lines = source.split("\n");
  const excused = /\/[/*] no words: \S/;
  return found.filter(({ at }) => {
    const line = source.slice(0, at).split("\n").length - 1;
    return !excused.test(lines[line] ?? "") && !excused.test(lines[line - 1] ?? "");
  });
}

/** Attributes whose single words are text; others are choices of the component. */
const read =
  /^(title|label|aria-label|aria-description|aria-roledescription|placeholder|alt|heading|text|hint|reason|description|name)$/;

/** @param {any} attribute */
function looksLikeText(attribute) {
  return read.test(attribute.name.name ?? "") || looksLikeWords(attribute.value.value);
}

/** A word beside a value: “ of ”, “Join ”, “, dropped”. */
const templateWords = /(^|[ (“,])[A-Za-z’]{2,}([ ,.:)]|$)/;

/**
 * A sentence for each text of a folder's sources that stands in no table.
 * @param {string} root @param {string} folder
 */
export function inlineWords(root, folder) {
  return sources(join(root, folder)).flatMap((path) => {
    const source = readFileSync(path, "utf8");
    return wordsIn(path, source).map(({ at, text }) => {
      const line = source.slice(0, at).split("\n").length;
      return `${relative(root, path)}:${line}: “${text}” stands in no table of words.`;
    });
  });
}

/** @param {string} folder @returns {readonly string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["words", "testing"].includes(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
