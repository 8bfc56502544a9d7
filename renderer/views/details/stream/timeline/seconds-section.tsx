import { ChevronLeft, ChevronRight, Copy, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { StreamDetail } from "../../../../../shared/model/stream.ts";
import { Button, IconButton } from "../../../../components/button.tsx";
import { Segmented } from "../../../../components/segmented.tsx";
import { useCopiedText } from "../../use-copied-text.ts";
import { words as common } from "../words/words.ts";
import { clockOf, wordsAt } from "./second-text.ts";
import { secondsCsv } from "./seconds-csv.ts";
import styles from "./seconds-section.module.css";
import { SecondsTable } from "./seconds-table.tsx";
import { rangeNames } from "./stretch.ts";
import { CursorReading } from "./time-cursor.tsx";
import type { TimeView } from "./use-time-view.ts";
import { words } from "./words/words.ts";

interface SecondsSectionProps {
  readonly title: string;
  readonly about: string;
  readonly stream: StreamDetail;
  readonly view: TimeView;
  readonly children: ReactNode;
}

/** Something drawn over a stream's time. */
export function SecondsSection({ title, about, stream, view, children }: SecondsSectionProps) {
  const { seconds } = stream;
  const { from, to } = view;
  return (
    <TimeSection
      {...{ title, about, view, children }}
      words={(time) => wordsAt(seconds, time)}
      table={() => <SecondsTable stream={stream} stretch={{ seconds, from, to }} />}
      csv={() => secondsCsv({ seconds, from, to })}
    />
  );
}

interface TimeSectionProps extends Omit<SecondsSectionProps, "stream"> {
  /** What is said of a second. */
  readonly words: (time: number) => readonly string[];
  /** The shown seconds in the other two forms. */
  readonly table: () => ReactNode;
  readonly csv: () => string;
}

/** Something drawn over time, with what it spans, as a picture or as a table, and as a text to take along. */
export function TimeSection({ title, about, view, words: said, table, csv, children }: TimeSectionProps) {
  const text = words();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const { note, copy } = useCopiedText();
  const { from, to, following, range } = view;
  const when = following ? text.last[range] : text.span(clockOf(from), clockOf(to));
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 className={styles.heading} id={id}>
          {title}
        </h3>
        <CursorReading view={view} words={said}>
          {when}; {about}
        </CursorReading>
        <span className={styles.note} role="status">
          {note}
        </span>
        <div className={styles.tools}>
          {!following && (
            <Button look="quiet" title={text.nowAbout} onClick={view.follow}>
              {text.now}
            </Button>
          )}
          <IconButton
            className={styles.tool}
            label={text.back}
            disabled={from <= view.earliest}
            onClick={() => view.turn(-1)}
          >
            <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            className={styles.tool}
            label={text.on}
            disabled={following}
            onClick={() => view.turn(1)}
          >
            <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            className={styles.tool}
            label={text.asTable}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            <Table2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            className={styles.tool}
            label={common().copyCsv(title)}
            onClick={() => copy(csv(), text.copied)}
          >
            <Copy size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <Segmented
            label={text.range}
            value={range}
            onChange={view.setRange}
            segments={rangeNames.map((value) => ({ value, label: text.ranges[value], content: value }))}
          />
        </div>
      </div>
      {asTable ? table() : children}
    </section>
  );
}
