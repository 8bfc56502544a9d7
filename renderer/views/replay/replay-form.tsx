import { useState } from "react";
import { namedDscps } from "../../../shared/net/dscp.ts";
import type { Replayed } from "../../actions/parts.ts";
import { Button } from "../../components/button.tsx";
import { InterfaceSelect } from "../../components/interface-select.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { ChoiceSelect } from "../compose/choice-select.tsx";
import { GuardCard } from "../compose/guard-card.tsx";
import { Mistake } from "../compose/mistake.tsx";
import { clockToMs } from "../recordings/span/span-time.ts";
import styles from "./replay-dialog.module.css";
import {
  mistakeOf,
  newReplayDraft,
  paceOf,
  partOf,
  type ReplayDraft,
  type ReplayField,
  requestOf,
  slower,
} from "./replay-draft.ts";
import { ReplayPreview } from "./replay-preview.tsx";
import { ReplayScope } from "./replay-scope.tsx";
import { TypedField } from "./typed-field.tsx";
import { addressesOf, useReplayGuard, useReplaySend } from "./use-replay.ts";
import { useReplayPreview } from "./use-replay-preview.ts";

interface ReplayFormProps {
  readonly what: Replayed;
  readonly onClose: () => void;
}

export function ReplayForm({ what, onClose }: ReplayFormProps) {
  const [draft, setDraft] = useState(() => newReplayDraft(what));
  const edit = (change: Partial<ReplayDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const preview = useReplayPreview(partOf(what, draft));
  const { seen } = preview;
  const request = requestOf(what, draft);
  const addresses = addressesOf(request, seen);
  const guard = useReplayGuard(request, seen, (most, bits) => edit(slower(draft, most, bits)));
  const { question, failure, isStarting, press, decline } = useReplaySend(onClose);
  const typed = (field: ReplayField, label: string, look: "wide" | "short", placeholder = "") => (
    <TypedField
      {...{ label, look, placeholder }}
      value={draft[field]}
      mistake={mistakeOf(draft, field)}
      onChange={(text) => edit({ [field]: text })}
    />
  );
  const canSend = request !== null && guard === null && seen !== null && seen.packets > 0 && !isStarting;
  const send = (isAgreed: boolean): void => {
    if (canSend) void press(request, addresses, isAgreed);
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      {what.span !== null && (
        <Field label="Packets">
          <Segmented
            label="Packets"
            segments={[
              { value: "span", label: "Of the chosen time", content: `${spanWords(what.span)}` },
              { value: "whole", label: "Of the whole recording", content: "Whole recording" },
            ]}
            value={draft.part}
            onChange={(part) => edit({ part })}
          />
        </Field>
      )}
      <Field label="Filter">{typed("filter", "Filter", "wide", "empty sends every packet")}</Field>
      <Field label="To">
        <Segmented
          label="To"
          segments={[
            { value: "own", label: "Where each packet went", content: "Where each went" },
            { value: "other", label: "One destination", content: "One destination" },
          ]}
          value={draft.aim}
          onChange={(aim) => edit({ aim })}
        />
        {draft.aim === "other" && typed("to", "Destination", "wide", "239.1.2.3:5004, or without a port")}
      </Field>
      <Field label="From">
        <InterfaceSelect label="From" value={draft.on} onChange={(on) => edit({ on })} look="control" />
      </Field>
      <Field label="TTL">
        <ReplayScope ttl={draft.ttl} onChange={(ttl) => edit({ ttl })} addresses={addresses} />
      </Field>
      <Field label="Speed">
        <Segmented
          label="Speed"
          segments={[
            { value: "recorded", label: "As recorded", content: "As recorded" },
            { value: "scaled", label: "Faster or slower", content: "Faster or slower" },
            { value: "even", label: "At a fixed rate", content: "Fixed rate" },
          ]}
          value={draft.pace}
          onChange={(pace) => edit({ pace })}
        />
        {draft.pace === "scaled" && typed("speed", "Times as fast", "short")}
        {draft.pace === "even" && typed("rate", "Packets a second", "short")}
      </Field>
      <Field label="Repeat">
        <Segmented
          label="Repeat"
          segments={[
            { value: "once", label: "Once", content: "Once" },
            { value: "times", label: "Several times", content: "Several times" },
            { value: "endless", label: "Until stopped", content: "Until stopped" },
          ]}
          value={draft.repeat}
          onChange={(repeat) => edit({ repeat })}
        />
        {draft.repeat === "times" && typed("times", "Times", "short")}
      </Field>
      <Field label="Identity">
        <Switch
          label="Streams of their own"
          checked={draft.rewrite}
          onChange={(rewrite) => edit({ rewrite })}
        />
        <p className={styles.about}>{identityWords(draft, seen)}</p>
      </Field>
      <Field label="DSCP">
        <div className={styles.dscp}>
          <ChoiceSelect label="DSCP" choices={dscps} value={draft.dscp} onChange={(dscp) => edit({ dscp })} />
        </div>
      </Field>
      <ReplayPreview
        preview={preview}
        pace={paceOf(draft)}
        times={request?.times ?? (draft.repeat === "endless" ? null : 1)}
        isAimed={draft.aim === "other"}
        target={request?.to ?? null}
      />
      {guard !== null && <GuardCard guard={guard} />}
      {failure !== null && <Mistake message={failure} />}
      {question === null ? (
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!canSend}>
            {isStarting ? "Reading …" : "Send"}
          </Button>
        </div>
      ) : (
        <div className={styles.buttons} role="alertdialog" aria-label={question}>
          <p className={styles.question}>{question}</p>
          <Button onClick={decline}>Cancel</Button>
          <Button look="primary" onClick={() => send(true)}>
            Send it
          </Button>
        </div>
      )}
    </form>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

const dscps: readonly { readonly value: number | "keep"; readonly text: string }[] = [
  { value: "keep", text: "As recorded" },
  ...namedDscps.map(({ value, name }) => ({ value, text: `${value}, ${name}` })),
];

/** “13:48:50.000 to 13:51:30.000”. */
function spanWords({ from, to }: NonNullable<Replayed["span"]>): string {
  return `${clockToMs(from)} to ${clockToMs(to)}`;
}

/** What a receiver makes of it. */
function identityWords(
  { rewrite, repeat }: ReplayDraft,
  seen: { readonly rtp: number; readonly tests: number } | null,
): string {
  if (rewrite) return "New SSRCs and run ids; numbers and media times go on from repetition to repetition.";
  const known = seen === null || seen.rtp + seen.tests > 0;
  if (!known) return "No RTP and no test stream was recognised: nothing would be written anew.";
  return repeat === "once"
    ? "As recorded, byte by byte: with the original beside it a receiver sees duplicates."
    : "As recorded, byte by byte: a receiver sees duplicates or a restart in each repetition.";
}
