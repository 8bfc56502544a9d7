import { useId } from "react";
import { Mistake } from "../mistake.tsx";
import styles from "../payload.module.css";
import { useDraft, useEdit } from "../use-draft.ts";
import { TemplateText } from "./template-text.tsx";
import { useGiven } from "./use-given.ts";
import { words } from "./words/words.ts";

const placeholders = {
  get text() {
    return words().emptyDatagram;
  },
  hex: "48 65 6c 6c 6f",
  template: "seq={seq} t={time:us} {pad:200}",
};

interface TypedPayloadProps {
  readonly kind: keyof typeof placeholders;
  readonly shown: boolean;
}

/** A payload that is typed. */
export function TypedPayload({ kind, shown }: TypedPayloadProps) {
  const { judgement, wrong, fragments } = useGiven(kind);
  const typed = useDraft((state) => state[kind]);
  const edit = useEdit();
  const id = useId();
  const area = (
    <textarea
      data-field={shown ? "payload" : undefined}
      className={styles.area}
      aria-label={words().names[kind]}
      aria-invalid={wrong}
      aria-describedby={judgement ? `${id}-problem` : fragments ? `${id}-fragments` : undefined}
      placeholder={placeholders[kind]}
      rows={2}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      onChange={(event) => edit({ [kind]: event.target.value })}
    />
  );
  return (
    <>
      {kind === "template" ? <TemplateText value={typed}>{area}</TemplateText> : area}
      {judgement && <Mistake id={`${id}-problem`} {...judgement} />}
      {fragments && <Mistake id={`${id}-fragments`} message={fragments} hint />}
    </>
  );
}
