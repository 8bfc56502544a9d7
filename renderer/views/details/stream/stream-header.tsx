import { RotateCcw } from "lucide-react";
import type { ComponentProps } from "react";
import type { StreamDetail, Streams } from "../../../../shared/model/stream.ts";
import { evidenceFinding } from "../../../../shared/stream/findings.ts";
import { streamFactText, streamFindingText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { classes } from "../../../components/classes.ts";
import { LearnLink } from "../../help/learn/learn-link.tsx";
import { PairMenu } from "./pair/pair-menu.tsx";
import { ReportMenu } from "./report/report-menu.tsx";
import styles from "./stream-header.module.css";
import { DecodeMenu } from "./streams/decode-menu.tsx";
import { StreamSelect } from "./streams/stream-select.tsx";
import { titleOf } from "./title.ts";
import { words } from "./words/words.ts";

interface StreamHeaderProps {
  readonly id: number;
  readonly list: Streams;
  readonly stream: StreamDetail;
  readonly onChoose: (stream: number) => void;
  readonly onReset: () => void;
  readonly report: ComponentProps<typeof ReportMenu>;
  /** The monitor was told something: what it shows now is another. */
  readonly onChange: () => void;
}

/** What measuring told beyond the headers. */
function moreFacts({ transportStream, hops }: StreamDetail): readonly string[] {
  const { head } = words();
  const constant = transportStream?.constantRate ?? null;
  return [
    ...(constant === null ? [] : [constant ? head.constantRate : head.variableRate]),
    ...(hops === null ? [] : [hops === 0 ? head.noRouter : head.routers(hops)]),
  ];
}

/** What the stream is, by what it is known, and from whom it comes. */
export function StreamHeader({ id, list, stream, onChoose, onReset, report, onChange }: StreamHeaderProps) {
  const { head } = words();
  const evidence = streamFindingText(evidenceFinding(stream));
  const facts = [...stream.facts.map(streamFactText), ...moreFacts(stream)];
  return (
    <div className={styles.header}>
      <h3 className={styles.kind} title={evidence}>
        {titleOf(stream)}
      </h3>
      <ul
        className={styles.facts}
        aria-label={head.facts}
        title={[stream.key, ...facts].filter((fact) => fact !== "").join(", ")}
      >
        {stream.key !== "" && <li className={classes(styles.fact, "mono", "selectable")}>{stream.key}</li>}
        {facts.map((fact) => (
          <li key={fact} className={styles.fact}>
            {fact}
          </li>
        ))}
      </ul>
      <p className={styles.evidence} title={evidence}>
        {evidence}
      </p>
      <div className={styles.tools}>
        <LearnLink topic="loss" />
        <StreamSelect list={list} chosen={stream} onChoose={onChoose} />
        <DecodeMenu id={id} list={list} source={stream} onChange={onChange} />
        <PairMenu id={id} />
        <ReportMenu {...report} />
        <Button
          look="quiet"
          icon={<RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />}
          title={head.resetAbout}
          onClick={onReset}
        >
          <span data-word>{head.reset}</span>
        </Button>
      </div>
    </div>
  );
}
