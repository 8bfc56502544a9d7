/** A packet in one line: text, and fields whose words stand there. */
export type TemplatePiece =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "field"; readonly path: string };

const piece = /\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g;

/** Reads `Car {car} gear {gear}`; `{{` and `}}` are braces. Null where one is not closed. */
export function parseTemplate(text: string): TemplatePiece[] | null {
  const pieces: TemplatePiece[] = [];
  for (const [whole, path] of text.matchAll(piece)) {
    if (whole === "{" || whole === "}") return null;
    if (path !== undefined) pieces.push({ is: "field", path: path.trim() });
    else pieces.push({ is: "text", text: whole === "{{" ? "{" : whole === "}}" ? "}" : whole });
  }
  return pieces;
}
