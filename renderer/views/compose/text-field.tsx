import type { ReactNode } from "react";
import type { Parsed } from "../../../shared/parsed.ts";
import styles from "./fields.module.css";
import { ShortField } from "./short-field.tsx";
import { useDraft, useEdit } from "./use-draft.ts";
import { type Judgement, useJudgement } from "./use-judgement.ts";

interface TextFieldProps {
  readonly field: "sourcePort" | "count" | "burst";
  readonly label: string;
  readonly placeholder?: string;
  readonly number?: boolean;
  readonly parse: (text: string) => Parsed<unknown>;
  /** Id of the sentence, which stands below the whole row of fields. */
  readonly problemId: string;
}

/** A short field of the draft itself. */
export function TextField({ field, parse, problemId, ...rest }: TextFieldProps) {
  const text = useDraft((state) => state[field]);
  const judgement = useFieldJudgement(field, parse);
  const edit = useEdit();
  return (
    <ShortField
      field={field}
      value={text}
      onChange={(next) => edit({ [field]: next })}
      judgement={judgement}
      describedBy={judgement ? problemId : undefined}
      {...rest}
    />
  );
}

/** What is to be said about one of the short fields. */
export function useFieldJudgement(
  field: TextFieldProps["field"],
  parse: (text: string) => Parsed<unknown>,
): Judgement | null {
  const text = useDraft((state) => state[field]);
  return useJudgement(field, text, parse(text));
}

/** Fields side by side; their sentences go below them over the whole width. */
export function FieldRow({
  children,
  below,
  className = styles.row,
}: {
  readonly children: ReactNode;
  readonly below: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <div>
      <div className={className}>{children}</div>
      {below}
    </div>
  );
}
