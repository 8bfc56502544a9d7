import { type KeyboardEvent, useEffect, useRef } from "react";
import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { useCastscope } from "../../context.tsx";
import styles from "./groups-grid.module.css";
import { words } from "./words/words.ts";

/** What a field gets that changes a row in its cell. */
export interface EditProps {
  readonly row: Membership;
  readonly onDone: () => void;
}

/** The field that changes a name: Enter keeps, Escape forgets. */
export function NameField({ row, onDone }: EditProps) {
  const { client, notices } = useCastscope();
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useEffect(() => field.current?.select(), []);

  const finish = (keep: boolean): void => {
    if (done.current) return;
    done.current = true;
    const name = field.current?.value.trim() ?? row.name;
    if (keep && name !== row.name) {
      const tell = (error: unknown): void => void notices.notify(problemText(problemOf(error)));
      const { id } = row;
      client.rename({ id, name }).then(({ before }) => {
        // Another window may have named it since.
        notices.remember(() => void client.rename({ id, name: before, was: name }).catch(tell));
      }, tell);
    }
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      finish(event.key === "Enter");
    }
  };
  return (
    <input
      ref={field}
      className={styles.rename}
      aria-label={words().rename.field(row.address)}
      dir="auto"
      defaultValue={row.name}
      maxLength={limits.nameLength}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => finish(true)}
    />
  );
}
