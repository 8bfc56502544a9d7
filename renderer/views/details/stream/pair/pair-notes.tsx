import { Info, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { limits } from "../../../../../shared/limits.ts";
import type { Pair, PairLeg } from "../../../../../shared/model/pair.ts";
import { problemOf } from "../../../../../shared/problem.ts";
import { problemText } from "../../../../../shared/text/sentences.ts";
import { Button } from "../../../../components/button.tsx";
import { useCastscope, useTraffic } from "../../../../context.tsx";
import { type PairWait, usePairCalls, usePairs } from "../../../pairs/pairs-context.tsx";
import { clockOf } from "../timeline/second-text.ts";
import styles from "./pair-notes.module.css";
import type { Places } from "./use-places.ts";
import { words } from "./words/words.ts";

interface PairNotesProps {
  readonly pair: Pair;
  readonly places: Places;
  readonly onChange: () => void;
}

/** What is wrong with the pair, and what can be done about it: above its pictures. */
export function PairNotes({ pair, places, onChange }: PairNotesProps) {
  const legs = [
    { letter: "A", leg: pair.a, on: places.a },
    { letter: "B", leg: pair.b, on: places.b },
  ] as const;
  const bothAway = pair.a.state === "away" && pair.b.state === "away";
  return (
    <div className={styles.notes}>
      {bothAway && <Note tone="warn" text={words().away.both(timeOf(pair))} />}
      {(bothAway ? [] : legs).map(({ letter, leg, on }) => (
        <LegNote key={letter} letter={letter} leg={leg} on={on} since={pair.since} />
      ))}
      <SamenessNote pair={pair} />
      <LateNote pair={pair} onChange={onChange} />
      <SharedPath pair={pair} />
    </div>
  );
}

function Note({
  tone,
  text,
  children,
}: {
  tone: "warn" | "plain";
  text: string;
  children?: React.ReactNode;
}) {
  const Glyph = tone === "warn" ? TriangleAlert : Info;
  return (
    <p className={styles.note} data-tone={tone}>
      <Glyph className={styles.glyph} size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="selectable">{text}</span>
      {children}
    </p>
  );
}

/** When the last packet of either leg came. */
function timeOf({ a, b, since }: Pair): string {
  return clockOf(Math.floor(Math.max(a.lastAt ?? since, b.lastAt ?? since) / 1_000));
}

interface LegNoteProps {
  readonly letter: "A" | "B";
  readonly leg: PairLeg;
  readonly on: string | null;
  readonly since: number;
}

function LegNote({ letter, leg, on, since }: LegNoteProps) {
  const at = clockOf(Math.floor((leg.lastAt ?? since) / 1_000));
  const { away: text } = words();
  const withPlace = (sentence: string): string =>
    on === null ? sentence : `${sentence} ${text.joinedOn(on)}`;
  if (leg.state === "waiting") {
    return <Note tone="warn" text={withPlace(text.waiting(letter, at))} />;
  }
  if (leg.state !== "away") return null;
  return <Note tone="warn" text={withPlace(text.one(letter, at))} />;
}

function SamenessNote({ pair: { sameness, id } }: { readonly pair: Pair }) {
  const { split } = usePairCalls();
  if (sameness !== "differ" && sameness !== "apart") return null;
  const text = words();
  return (
    <Note tone="warn" text={text.sameness[sameness].note}>
      <Button look="link" onClick={() => void split(id)}>
        {text.head.split}
      </Button>
    </Note>
  );
}

/** Packets came after the wait: a longer one would have taken them. */
function LateNote({ pair, onChange }: { readonly pair: Pair; readonly onChange: () => void }) {
  const { setWait } = usePairCalls();
  const late = pair.a.late + pair.b.late;
  if (late === 0) return null;
  const { late: text } = words();
  const latest = Math.max(pair.a.latestMs, pair.b.latestMs);
  const longer: PairWait | undefined = limits.pairWaits.find((wait) => wait > pair.waitMs && wait > latest);
  return (
    <Note tone="plain" text={text.said(late, pair.waitMs, longer !== undefined)}>
      {longer && (
        <Button look="link" onClick={() => void setWait(pair.id, longer).then(onChange)}>
          {text.wait(longer)}
        </Button>
      )}
    </Note>
  );
}

/** One thing whose failure would stop both legs. */
function SharedPath({ pair }: { readonly pair: Pair }) {
  const { client, notices } = useCastscope();
  const { make, split } = usePairCalls();
  const { again } = usePairs();
  const [kept, keep] = useState<string | null>(null);
  const legB = useTraffic(({ memberships }) => memberships.get(pair.b.id));
  const path = pair.sharedPath;
  const name = path && `${pair.id} ${path.by} ${path.what}`;
  if (path === null || kept === name) return null;
  const [free] = path.free;
  const { shared } = words();
  const text = shared[path.by];

  const move = async (on: string): Promise<void> => {
    if (!legB) return;
    const { address, port, source, bind, name: called } = legB;
    try {
      const { id } = await client.join({ address, port, source, bind, interface: on, name: called });
      await split(pair.id);
      await client.leave({ id: legB.id });
      await make(pair.a.id, id);
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
    again();
  };
  return (
    <div className={styles.card}>
      <TriangleAlert className={styles.glyph} size={14} strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.words}>
        <strong>{text.title(path.what)}</strong>
        <p>
          {text.reason}
          {free !== undefined && ` ${shared.free(free)}`}
        </p>
        <div className={styles.choices}>
          {free !== undefined && (
            <Button look="link" onClick={() => void move(free)}>
              {shared.move(free)}
            </Button>
          )}
          <Button look="link" onClick={() => keep(name)}>
            {text.keep(path.what)}
          </Button>
        </div>
      </div>
    </div>
  );
}
