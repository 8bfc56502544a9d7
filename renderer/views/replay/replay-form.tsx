import { useState } from "react";
import { namedDscps } from "../../../shared/net/dscp.ts";
import { formatClockToMs } from "../../../shared/text/clock.ts";
import type { Replayed } from "../../actions/parts.ts";
import { Button } from "../../components/button.tsx";
import { InterfaceSelect } from "../../components/interface-select.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { ChoiceSelect } from "../compose/choice-select.tsx";
import { GuardCard } from "../compose/guard-card.tsx";
import { Mistake } from "../compose/mistake.tsx";
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
import { words } from "./words/words.ts";

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
  const said = words();
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
        <Field label={said.packets.label}>
          <Segmented
            label={said.packets.label}
            segments={[
              { value: "span", label: said.packets.span, content: spanWords(what.span) },
              { value: "whole", label: said.packets.whole, content: said.wholeShort },
            ]}
            value={draft.part}
            onChange={(part) => edit({ part })}
          />
        </Field>
      )}
      <Field label={said.filter.label}>{typed("filter", said.filter.label, "wide", said.filter.empty)}</Field>
      <Field label={said.to.label}>
        <Segmented
          label={said.to.label}
          segments={[
            { value: "own", label: said.to.own, content: said.to.ownShort },
            { value: "other", label: said.to.other, content: said.to.other },
          ]}
          value={draft.aim}
          onChange={(aim) => edit({ aim })}
        />
        {draft.aim === "other" && typed("to", said.to.destination, "wide", said.to.example)}
      </Field>
      <Field label={said.from}>
        <InterfaceSelect label={said.from} value={draft.on} onChange={(on) => edit({ on })} look="control" />
      </Field>
      {/* no words: a name that is the same everywhere */}
      <Field label="TTL">
        <ReplayScope
          ttl={draft.ttl}
          typed={draft.typedTtl}
          onChange={(ttl, typedTtl) => edit({ ttl, typedTtl })}
          addresses={addresses}
        />
      </Field>
      <Field label={said.speed.label}>
        <Segmented
          label={said.speed.label}
          segments={[
            { value: "recorded", label: said.speed.recorded, content: said.speed.recorded },
            { value: "scaled", label: said.speed.scaled, content: said.speed.scaled },
            { value: "even", label: said.speed.even, content: said.speed.evenShort },
          ]}
          value={draft.pace}
          onChange={(pace) => edit({ pace })}
        />
        {draft.pace === "scaled" && typed("speed", said.speed.times, "short")}
        {draft.pace === "even" && typed("rate", said.speed.rate, "short")}
      </Field>
      <Field label={said.repeat.label}>
        <Segmented
          label={said.repeat.label}
          segments={[
            { value: "once", label: said.repeat.once, content: said.repeat.once },
            { value: "times", label: said.repeat.several, content: said.repeat.several },
            { value: "endless", label: said.repeat.endless, content: said.repeat.endless },
          ]}
          value={draft.repeat}
          onChange={(repeat) => edit({ repeat })}
        />
        {draft.repeat === "times" && typed("times", said.repeat.times, "short")}
      </Field>
      <Field label={said.identity.label}>
        <Switch label={said.identity.own} checked={draft.rewrite} onChange={(rewrite) => edit({ rewrite })} />
        <p className={styles.about}>{identityWords(draft, seen)}</p>
      </Field>
      {/* no words: a name that is the same everywhere */}
      <Field label="DSCP">
        <div className={styles.dscp}>
          {/* no words: a name that is the same everywhere */}
          <ChoiceSelect
            label="DSCP"
            choices={dscps()}
            value={draft.dscp}
            onChange={(dscp) => edit({ dscp })}
          />
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
          <Button onClick={onClose}>{said.buttons.cancel}</Button>
          <Button look="primary" type="submit" disabled={!canSend}>
            {isStarting ? said.buttons.reading : said.buttons.send}
          </Button>
        </div>
      ) : (
        <div className={styles.buttons} role="alertdialog" aria-label={question}>
          <p className={styles.question}>{question}</p>
          <Button onClick={decline}>{said.buttons.cancel}</Button>
          <Button look="primary" onClick={() => send(true)}>
            {said.buttons.agree}
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

function dscps(): readonly { readonly value: number | "keep"; readonly text: string }[] {
  const marks = namedDscps.map(({ value, name }) => ({ value, text: `${value}, ${name}` }));
  return [{ value: "keep", text: words().dscpRecorded }, ...marks];
}

/** “13:48:50.000 to 13:51:30.000”. */
function spanWords({ from, to }: NonNullable<Replayed["span"]>): string {
  return words().span(formatClockToMs(from), formatClockToMs(to));
}

/** What a receiver makes of it. */
function identityWords(
  { rewrite, repeat }: ReplayDraft,
  seen: { readonly rtp: number; readonly tests: number } | null,
): string {
  const said = words().identity;
  if (rewrite) return said.rewritten;
  const known = seen === null || seen.rtp + seen.tests > 0;
  if (!known) return said.unknown;
  return repeat === "once" ? said.once : said.repeated;
}
