import { Tabs } from "@base-ui/react/tabs";
import { useId } from "react";
import { plural } from "../../../shared/text/count.ts";
import { useTraffic } from "../../context.tsx";
import { addressIn } from "./destination.ts";
import { fragmentSentence } from "./fragments.ts";
import { Mistake } from "./mistake.tsx";
import styles from "./payload.module.css";
import { parsePayload, payloadBytes } from "./payload-bytes.ts";
import { useDraft, useEdit } from "./use-draft.ts";
import { useJudgement } from "./use-judgement.ts";

const kinds = [
  { kind: "text", label: "Text", name: "Payload as text" },
  { kind: "hex", label: "Hex", name: "Payload as hex" },
] as const;

/** What the datagram carries, as text or as bytes; each keeps what was typed in it. */
export function PayloadSection() {
  const payload = useDraft((state) => state.payload);
  const text = useDraft((state) => state.text);
  const hex = useDraft((state) => state.hex);
  const family = useDraft((state) => addressIn(state.to)?.family ?? 4);
  const from = useDraft((state) => state.from);
  const loopback = useTraffic(({ interfaces }) => interfaces.find((one) => one.name === from)?.loopback);
  const edit = useEdit();
  const id = useId();
  const draft = { payload, text, hex };
  const bytes = payloadBytes(draft);
  const judgement = useJudgement("payload", draft[payload], parsePayload(draft, family));
  const wrong = judgement !== null && !judgement.hint;
  // Loopback takes the largest datagrams whole.
  const fragments = bytes.ok && !wrong && !loopback ? fragmentSentence(bytes.value.length, family) : null;
  return (
    <section className={styles.section}>
      <Tabs.Root value={payload} onValueChange={(next: "text" | "hex") => edit({ payload: next })}>
        <div className={styles.bar}>
          <Tabs.List className={styles.tabs ?? ""} aria-label="Payload" activateOnFocus>
            {kinds.map(({ kind, label }) => (
              <Tabs.Tab key={kind} value={kind} className={styles.tab ?? ""}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <span className={`${styles.size} num`} data-wrong={(wrong && bytes.ok) || undefined}>
            {bytes.ok && plural(bytes.value.length, "byte")}
          </span>
        </div>
        {kinds.map(({ kind, name }) => (
          <Tabs.Panel key={kind} value={kind} className={styles.panel ?? ""} tabIndex={-1}>
            <textarea
              data-field={kind === payload ? "payload" : undefined}
              className={styles.area}
              aria-label={name}
              aria-invalid={wrong}
              aria-describedby={judgement ? `${id}problem` : fragments ? `${id}fragments` : undefined}
              placeholder={kind === "hex" ? "48 65 6c 6c 6f" : "Empty datagram"}
              rows={2}
              spellCheck={false}
              autoComplete="off"
              value={draft[kind]}
              onChange={(event) => edit({ [kind]: event.target.value })}
            />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
      {judgement && <Mistake id={`${id}problem`} {...judgement} />}
      {fragments && <Mistake id={`${id}fragments`} message={fragments} hint />}
    </section>
  );
}
