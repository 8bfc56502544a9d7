import { useId, useRef } from "react";
import { useTraffic } from "../../context.tsx";
import type { ComposeState } from "../../store/compose.ts";
import { addressIn, describeAddress, parseDestination } from "./destination.ts";
import styles from "./fields.module.css";
import { Mistake } from "./mistake.tsx";
import { TargetList, targetId } from "./to/target-list.tsx";
import { useTargetOffers } from "./to/use-target-offers.ts";
import { toPieces } from "./to-marks.ts";
import { useDraft, useEdit } from "./use-draft.ts";
import { useJudgement } from "./use-judgement.ts";
import { words } from "./words/words.ts";

/** “fresh for run 7F3C”; null of a destination that was typed. */
function freshWords({ to, freshTo, payload, test }: ComposeState): string | null {
  if (payload !== "test" || freshTo === null || freshTo !== to) return null;
  return test.format === "castscope" ? words().to.freshForRun(test.run) : words().to.fresh;
}

/** The destination, read as it is typed: what it is stands at its right, what is wrong below it. */
export function ToField() {
  const to = useDraft((state) => state.to);
  const from = useDraft((state) => state.from);
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const fresh = useDraft(freshWords);
  const edit = useEdit();
  const id = useId();
  const mirror = useRef<HTMLDivElement>(null);
  const parsed = parseDestination(to, interfaces, from);
  const judgement = useJudgement("to", to, parsed);
  const address = addressIn(to);
  const list = useTargetOffers(to, (next) => edit({ to: next }));
  const isOpen = list.offers.length > 0;
  const group6 = address?.family === 6 && address.use === "multicast";
  const wrong = judgement !== null && !judgement.hint;
  const pieces = toPieces(to, wrong && !parsed.ok ? parsed.problem : null, group6);
  return (
    <div>
      <div className={styles.labels}>
        <label htmlFor={id}>{words().to.label}</label>
        <span>{fresh ?? (address && describeAddress(address))}</span>
      </div>
      <div className={styles.to}>
        <input
          id={id}
          data-field="to"
          data-entrance=""
          className={styles.input}
          placeholder="239.255.0.1:5000"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={judgement ? `${id}-problem` : undefined}
          value={to}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOpen ? `${id}-offers` : undefined}
          aria-activedescendant={
            isOpen && list.active >= 0 ? targetId(`${id}-offers`, list.active) : undefined
          }
          onKeyDown={list.onKeyDown}
          onBlur={list.close}
          onChange={(event) => {
            edit({ to: event.target.value });
            list.typed();
          }}
          onScroll={(event) => {
            if (mirror.current) mirror.current.scrollLeft = event.currentTarget.scrollLeft;
          }}
        />
        {/* The input's own text is transparent: an input cannot colour parts of it. */}
        <div ref={mirror} className={styles.mirror} aria-hidden="true">
          {pieces.map((piece) => (
            <span key={piece.start} className={styles[piece.look]}>
              {piece.text}
            </span>
          ))}
        </div>
        {isOpen && (
          <TargetList id={`${id}-offers`} offers={list.offers} active={list.active} onTake={list.take} />
        )}
      </div>
      {judgement && <Mistake id={`${id}-problem`} {...judgement} />}
    </div>
  );
}
