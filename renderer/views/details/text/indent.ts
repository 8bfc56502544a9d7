/** One step in. */
const step = "  ";

/**
 * A text with its structure on lines, where it is JSON or XML; else as it is. Nothing of it is read as a value and written again:
 * only spaces between its parts change, so that numbers and names stay as they were sent.
 */
export function indented(text: string): string {
  const begin = text.trimStart().charAt(0);
  if (begin === "{" || begin === "[") return isJson(text) ? indentJson(text) : text;
  return begin === "<" ? indentXml(text) : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** RFC 8259: a string, a character of structure, white space, or any other value. */
const jsonToken = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+|[^\s"{}[\],:]+/gs;

function indentJson(text: string): string {
  const tokens = (text.match(jsonToken) ?? []).filter((token) => token.trim() !== "");
  let depth = 0;
  let out = "";
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token === "}" || token === "]") {
      depth -= 1;
      // What is empty stays together.
      if (!isOpening(tokens[at - 1])) out += newLine(depth);
      out += token;
    } else if (isOpening(token)) {
      depth += 1;
      out += token;
      if (next !== "}" && next !== "]") out += newLine(depth);
    } else if (token === ",") out += token + newLine(depth);
    else out += token === ":" ? ": " : token;
  }
  return out;
}

function isOpening(token: string | undefined): boolean {
  return token === "{" || token === "[";
}

function newLine(depth: number): string {
  return `\n${step.repeat(Math.max(0, depth))}`;
}

/** A remark, a section of characters, a tag or a declaration, or what stands between. */
const xmlToken = /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[^>]*>|[^<]+/gs;

function indentXml(text: string): string {
  const tokens = (text.match(xmlToken) ?? []).filter((token) => token.trim() !== "");
  // Something is left over: it is no XML as it stands.
  if (tokens.join("").replace(/\s/g, "") !== text.replace(/\s/g, "")) return text;
  const lines: string[] = [];
  let depth = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? "";
    if (token.startsWith("</")) depth -= 1;
    // An element with nothing but text stays on its line, with its text as it was sent.
    const [content = "", end = ""] = [tokens[at + 1], tokens[at + 2]];
    const isLeaf = isBeginTag(token) && !content.startsWith("<") && end.startsWith("</");
    lines.push(step.repeat(Math.max(0, depth)) + (isLeaf ? token + content + end : token.trim()));
    if (isLeaf) at += 2;
    else if (isBeginTag(token)) depth += 1;
  }
  return lines.join("\n");
}

function isBeginTag(token: string): boolean {
  return /^<[^!?/]/.test(token) && !token.endsWith("/>");
}
