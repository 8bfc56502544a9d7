import { type ReactNode, type UIEvent, useMemo, useState } from "react";
import { parseTemplate } from "../../../../shared/template/parse.ts";
import { templatePieces } from "../../../../shared/template/pieces.ts";
import { looks, type TemplateLook } from "./template-look.ts";
import styles from "./template-text.module.css";

interface TemplateTextProps {
  readonly value: string;
  /** The text area, whose own letters are transparent. */
  readonly children: ReactNode;
}

/**
 * The text of a template as it is seen: a text area can colour no part of its text, so that its own is transparent, and the
 * same text lies over it, letter on letter, without being there for pointers and readers.
 */
export function TemplateText({ value, children }: TemplateTextProps) {
  const [scrolled, setScrolled] = useState(0);
  const parts = useMemo(() => partsOf(value), [value]);
  return (
    <div
      className={styles.field}
      onScrollCapture={(event: UIEvent<HTMLDivElement>) => {
        if (event.target instanceof HTMLTextAreaElement) setScrolled(event.target.scrollTop);
      }}
    >
      {children}
      <div className={styles.mirror} aria-hidden="true">
        {/* no words: a length */}
        <div style={{ transform: `translateY(${-scrolled}px)` }}>
          {parts.map(({ start, end, look }) => (
            <span key={start} data-look={look}>
              {value.slice(start, end)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

interface TextPart {
  readonly start: number;
  readonly end: number;
  /** What stands for itself has none. */
  readonly look: TemplateLook | "wrong" | undefined;
}

/** The text cut where a field begins or ends, with the first mistake in it. */
export function partsOf(value: string): readonly TextPart[] {
  const marked: TextPart[] = templatePieces(value).map(({ kind, start, end }) => ({
    ...{ start, end, look: looks[kind] },
  }));
  const read = parseTemplate(value);
  if (!read.ok && !read.problem.incomplete) {
    const { start, end } = read.problem;
    const after = marked.findIndex((part) => part.end > start);
    // What blames the whole is told below, and underlines nothing.
    if (after === -1) marked.push({ start, end, look: "wrong" });
    else if ((marked[after]?.start ?? 0) >= end) marked.splice(after, 0, { start, end, look: "wrong" });
  }
  const parts: TextPart[] = [];
  let at = 0;
  for (const part of [...marked, { start: value.length, end: value.length, look: undefined }]) {
    if (part.start > at) parts.push({ start: at, end: part.start, look: undefined });
    if (part.end > part.start) parts.push(part);
    at = part.end;
  }
  return parts;
}
