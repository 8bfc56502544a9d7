import { Tabs } from "@base-ui/react/tabs";
import { useId } from "react";
import { plural } from "../../../shared/text/count.ts";
import { useTraffic } from "../../context.tsx";
import type { PayloadKind } from "../../store/compose.ts";
import { addressIn } from "./destination.ts";
import { fragmentSentence } from "./fragments.ts";
import { Mistake } from "./mistake.tsx";
import styles from "./payload.module.css";
import { parsePayload, payloadBytes } from "./payload-bytes.ts";
import { TestFields, TestSize } from "./test/test-fields.tsx";
import { useDraft, useEdit } from "./use-draft.ts";
import type { Guard } from "./use-guard.ts";
import { useJudgement } from "./use-judgement.ts";

const kinds = [
  { kind: "text", label: "Text", name: "Payload as text" },
  { kind: "hex", label: "Hex", name: "Payload as hex" },
] as const;

/** What is sent: text or bytes, each keeping what was typed in it, or a test stream. */
export function PayloadSection({ guard }: { readonly guard: Guard | null }) {
  const payload = useDraft((state) => state.payload);
  const edit = useEdit();
  return (
    <section className={styles.section}>
      <Tabs.Root value={payload} onValueChange={(next: PayloadKind) => edit({ payload: next })}>
        <div className={styles.bar}>
          <Tabs.List className={styles.tabs ?? ""} aria-label="Payload" activateOnFocus>
            {kinds.map(({ kind, label }) => (
              <Tabs.Tab key={kind} value={kind} className={styles.tab ?? ""}>
                {label}
              </Tabs.Tab>
            ))}
            <Tabs.Tab value="test" className={styles.tab ?? ""}>
              Test stream
            </Tabs.Tab>
          </Tabs.List>
          {payload === "test" ? <TestSize /> : <TypedSize kind={payload} />}
        </div>
        {kinds.map(({ kind, name }) => (
          <Tabs.Panel key={kind} value={kind} className={styles.panel ?? ""} tabIndex={-1}>
            <TypedPayload kind={kind} name={name} shown={kind === payload} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="test" className={styles.panel ?? ""} tabIndex={-1}>
          <TestFields guard={guard} />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}

type TypedKind = Exclude<PayloadKind, "test">;

/** The bytes of what is typed, and what is to be said about them. */
function useTyped(kind: TypedKind) {
  const text = useDraft((state) => state.text);
  const hex = useDraft((state) => state.hex);
  const family = useDraft((state) => addressIn(state.to)?.family ?? 4);
  const typed = { payload: kind, text, hex };
  const bytes = payloadBytes(typed);
  const judgement = useJudgement("payload", typed[kind], parsePayload(typed, family));
  return { typed: typed[kind], bytes, judgement, family, wrong: judgement !== null && !judgement.hint };
}

function TypedSize({ kind }: { readonly kind: TypedKind }) {
  const { bytes, wrong } = useTyped(kind);
  return (
    <span className={`${styles.size} num`} data-wrong={(wrong && bytes.ok) || undefined}>
      {bytes.ok && plural(bytes.value.length, "byte")}
    </span>
  );
}

function TypedPayload({
  kind,
  name,
  shown,
}: {
  readonly kind: TypedKind;
  readonly name: string;
  readonly shown: boolean;
}) {
  const { typed, bytes, judgement, family, wrong } = useTyped(kind);
  const from = useDraft((state) => state.from);
  const loopback = useTraffic(({ interfaces }) => interfaces.find((one) => one.name === from)?.loopback);
  const edit = useEdit();
  const id = useId();
  // Loopback takes the largest datagrams whole.
  const fragments = bytes.ok && !wrong && !loopback ? fragmentSentence(bytes.value.length, family) : null;
  return (
    <>
      <textarea
        data-field={shown ? "payload" : undefined}
        className={styles.area}
        aria-label={name}
        aria-invalid={wrong}
        aria-describedby={judgement ? `${id}problem` : fragments ? `${id}fragments` : undefined}
        placeholder={kind === "hex" ? "48 65 6c 6c 6f" : "Empty datagram"}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => edit({ [kind]: event.target.value })}
      />
      {judgement && <Mistake id={`${id}problem`} {...judgement} />}
      {fragments && <Mistake id={`${id}fragments`} message={fragments} hint />}
    </>
  );
}
