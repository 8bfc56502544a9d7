import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { limits } from "../../../../shared/limits.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import { nameOf } from "./name-of.ts";
import styles from "./wireshark-bar.module.css";
import type { WiresharkDesk } from "./wireshark-desk.ts";
import { words } from "./words/words.ts";

/** Over a tree that is Wireshark's: the way back, what its port is decoded as, and how far it is. */
export function WiresharkBar({ desk }: { readonly desk: WiresharkDesk }) {
  const { found, reading } = useStore(desk.store);
  const name = nameOf(found);
  return (
    <>
      <div className={styles.bar}>
        <Segmented
          label={words().decodeWith}
          segments={[
            { value: "castscope", label: "Castscope", content: "Castscope" },
            {
              value: "wireshark",
              label: words().about(name, found?.path ?? null, limits.wiresharkMs / 1_000),
              content: name,
            },
          ]}
          value="wireshark"
          onChange={(value) => desk.choose(value === "wireshark")}
        />
        <AsField desk={desk} />
        {reading.kind === "waiting" && (
          <Button look="quiet" className={styles.stop} onClick={() => desk.stop()}>
            {words().stop}
          </Button>
        )}
      </div>
      {reading.kind === "problem" && (
        <p className={styles.problem} role="status">
          <span>{problemText(reading.problem)}</span>{" "}
          <Button look="link" onClick={() => desk.retry()}>
            {words().tryAgain}
          </Button>
        </p>
      )}
    </>
  );
}

/** A protocol's name; taken with Enter or when it is left. */
function AsField({ desk }: { readonly desk: WiresharkDesk }) {
  const as = useStore(desk.store, (state) => state.as);
  const problem = useStore(desk.store, ({ reading }) => reading.kind === "problem" && reading.problem);
  const [text, setText] = useState(as);
  useEffect(() => setText(as), [as]);
  const take = (): void => desk.decodeAs(text.trim());
  return (
    <label className={styles.as} title={words().asHint}>
      {words().as}
      <input
        className={styles.input}
        type="text"
        value={text}
        maxLength={limits.wiresharkProtocolLength}
        placeholder={words().automatic}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={(problem && problem.concerns === "as") || undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
          else if (event.key === "Escape" && text !== as) setText(as);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </label>
  );
}
