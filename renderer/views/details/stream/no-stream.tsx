import { Braces } from "lucide-react";
import { useRef } from "react";
import type { Streams } from "../../../../shared/model/stream.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import type { StreamFinding } from "../../../../shared/stream/stream-findings.ts";
import { streamFindingText, streamKindText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { useCastscope } from "../../../context.tsx";
import { useHeir } from "../../../keyboard/use-heir.ts";
import { describeFormat } from "../../../store/view.ts";
import styles from "./no-stream.module.css";
import { DecodeMenu } from "./streams/decode-menu.tsx";
import { words } from "./words/words.ts";

type Verdict = Streams["verdicts"][number];

interface NoStreamProps {
  readonly id: number;
  readonly list: Streams;
  readonly onChange: () => void;
}

/** What each source was taken for, where no stream is known. */
export function NoStream({ id, list, onChange }: NoStreamProps) {
  const { view } = useCastscope();
  const { verdicts } = list;
  const [only] = verdicts;
  const root = useRef<HTMLDivElement>(null);
  useHeir(root);
  return (
    <div ref={root} className={styles.none} tabIndex={-1}>
      <p className={styles.sentence}>{overall(verdicts)}</p>
      {verdicts.length > 1 && (
        <ul className={styles.verdicts} aria-label={words().verdicts}>
          {verdicts.slice(0, shownVerdicts).map((verdict) => (
            <li key={`${verdict.address} ${verdict.port}`} className={styles.verdict}>
              <span className="mono">{formatEndpoint(verdict.address, verdict.port)}</span>
              <span className={styles.words}>{verdictText(verdict)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.ways}>
        {verdicts.some(({ state }) => state === "none") && (
          <Button
            icon={<Braces size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => {
              const source =
                only && verdicts.length === 1 ? { address: only.address, port: only.port } : null;
              describeFormat(view, { of: id, source, begin: null, packet: null });
            }}
          >
            {words().describe}
          </Button>
        )}
        <DecodeMenu
          id={id}
          list={list}
          source={verdicts.length === 1 ? (only ?? null) : null}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

/** Beyond these the sentence says enough. */
const shownVerdicts = 12;

function overall(verdicts: readonly Verdict[]): string {
  const says = (state: Verdict["state"]): boolean => verdicts.some((verdict) => verdict.state === state);
  if (verdicts.length === 0 || says("waiting")) return finding("waiting");
  if (says("none")) return finding("none-known");
  const [chosen] = verdicts.flatMap(({ state, kind }) => (state === "chosen" && kind !== null ? [kind] : []));
  if (chosen !== undefined) return streamFindingText({ name: "chosen-waiting", values: { kind: chosen } });
  return says("chosen") ? finding("none-chosen") : finding("none-known");
}

function finding(name: "waiting" | "none-known" | "none-chosen"): string {
  return streamFindingText({ name, values: {} } satisfies StreamFinding);
}

function verdictText({ state, kind }: Verdict): string {
  switch (state) {
    case "waiting":
      return finding("waiting");
    case "none":
      return finding("none-known");
    default:
      return kind === null ? finding("none-chosen") : streamKindText(kind);
  }
}
