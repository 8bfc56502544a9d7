import { Braces, WandSparkles } from "lucide-react";
import { type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { formatWord } from "../../../../../shared/described/description-text.ts";
import { judge } from "../../../../../shared/described/judge.ts";
import { suggestFields } from "../../../../../shared/described/suggest.ts";
import { limits } from "../../../../../shared/limits.ts";
import { type Description, measuredOf } from "../../../../../shared/model/description.ts";
import { readHeads } from "../../../../../shared/model/packet-heads.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { problemOf } from "../../../../../shared/problem.ts";
import { formatHex } from "../../../../../shared/text/hex.ts";
import { problemText } from "../../../../../shared/text/sentences.ts";
import { Button } from "../../../../components/button.tsx";
import { Segmented } from "../../../../components/segmented.tsx";
import { useAnswers } from "../../../../components/use-answers.ts";
import { useCastscope, useTraffic } from "../../../../context.tsx";
import { focusPane } from "../../../../keyboard/panes.ts";
import { useHeir } from "../../../../keyboard/use-heir.ts";
import { endDescribing } from "../../../../store/view.ts";
import type { ByteRange } from "../../bytes/byte-selection.ts";
import { DecodedPacket } from "./decoded-packet.tsx";
import {
  addField,
  descriptionOf,
  emptyDraft,
  fieldPlaces,
  placeField,
  shiftField,
  takeSuggestion,
} from "./draft.ts";
import { FieldsForm } from "./fields-form.tsx";
import styles from "./format-editor.module.css";
import { HeadBytes } from "./head-bytes.tsx";
import { HeadsBefore } from "./heads-before.tsx";
import { JsonPane } from "./json-pane.tsx";
import { LiveCheck } from "./live-check.tsx";
import { useEditor } from "./use-editor.ts";
import { useShownPacket } from "./use-shown-packet.ts";
import { words } from "./words/words.ts";

interface FormatEditorProps {
  /** Of the membership. */
  readonly id: number;
  /** The source whose packets are described at first; null for all. */
  readonly source: { readonly address: string; readonly port: number } | null;
  /** What it begins with: one that was described before. */
  readonly begin: Description | null;
  /** Number of the packet that is shown; null shows the newest one. */
  readonly packet: number | null;
}

/** How many bytes at the beginning of a packet are shown. */
const shownBytes = 256;
const none = new Float64Array();

/** Says what a group's packets hold and where their number stands, judged by them while one writes. */
export function FormatEditor({ id, source, begin, packet }: FormatEditorProps) {
  const { client, notices, view } = useCastscope();
  const key = useTraffic((traffic) => traffic.memberships.get(id)?.key ?? "");
  const name = useTraffic((traffic) => {
    const row = traffic.memberships.get(id);
    return row === undefined ? "" : row.name || formatEndpoint(row.address, row.port);
  });
  const editor = useEditor(begin ?? emptyDraft(name), view.getState().describing);
  const { draft, edit } = editor;
  // Whoever comes from a packet means its group, whose sources mostly send the same.
  const [onlySource, setOnlySource] = useState(source !== null && packet === null);
  const nameId = useId();
  const headingId = useId();
  const root = useRef<HTMLElement>(null);
  useHeir(root, true);
  const of = onlySource ? source : null;
  const description = useMemo(() => descriptionOf(draft), [draft]);
  // The same as long as the draft is: the checks are made anew for another one only.
  const measured = useMemo(() => description && measuredOf(description), [description]);
  const [range, setRange] = useState<ByteRange | null>(null);
  const ask = useCallback(
    () => client.packetHeads({ id, source: of, count: limits.judgedMost, bytes: shownBytes }),
    [client, id, of],
  );
  const { value } = useAnswers(ask, limits.formatCheckMs);
  const heads = useMemo(() => (value === null ? [] : readHeads(value)), [value]);
  const judgement = useMemo(() => (measured === null ? null : judge(measured, heads)), [measured, heads]);
  const newest = heads.at(-1);
  const shown = useShownPacket(id, packet ?? newest?.number ?? null);
  const places = fieldPlaces(draft);
  const { editor: text } = words();

  const suggest = (): void => {
    const [best] = suggestFields(heads);
    if (best === undefined) notices.notify(text.nothing);
    else edit(takeSuggestion(draft, best));
  };

  const save = async (): Promise<void> => {
    if (description === null) return;
    try {
      await client.keepFormat({ text: editor.json });
      const as = formatWord(description);
      await client.chooseDecoder({ key, source: of?.address ?? null, as });
      if (measured !== null) await client.measureAs({ id, source: of, description: measured });
      endDescribing(view);
      if (measured !== null) return;
      // What is not measured is seen in its packets.
      flushSync(() => view.setState({ tab: "packets" }));
      if (document.activeElement === document.body) focusPane("details");
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    endDescribing(view);
  };

  const bytes = shown?.payload ?? newest?.bytes ?? null;
  const starts = bytes === null ? [] : [...bytes.subarray(0, 3)];
  return (
    // Escape leaves it from wherever the focus is.
    <section
      ref={root}
      className={styles.editor}
      aria-labelledby={headingId}
      tabIndex={-1}
      data-entrance
      onKeyDown={onKeyDown}
    >
      <div className={styles.bar}>
        <Braces size={14} strokeWidth={1.75} aria-hidden="true" />
        <h2 id={headingId} className={styles.heading}>
          {text.heading}
        </h2>
        <span className={styles.state}>{text.unsaved}</span>
        <span className={styles.tools}>
          <Button
            look="quiet"
            icon={<WandSparkles size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={suggest}
          >
            {text.suggest}
          </Button>
          <Button look="quiet" onClick={() => endDescribing(view)}>
            {text.cancel}
          </Button>
          <Button
            look="primary"
            aria-disabled={description === null || editor.mistake !== null}
            title={description === null ? text.incomplete : undefined}
            onClick={() => {
              if (editor.mistake === null) void save();
            }}
          >
            {text.save}
          </Button>
        </span>
      </div>
      <div className={styles.columns}>
        <div className={styles.bytes}>
          <h3 className={styles.packet}>
            {bytes === null ? (
              text.noPacket
            ) : (
              <>
                {text.packet(shown?.number ?? newest?.number ?? 0)}{" "}
                <span className={styles.state}>{text.bytes(shown?.size ?? newest?.size ?? 0)}</span>
              </>
            )}
            <span className={styles.legend}>
              {places.map(({ field }) => (
                <span key={field} className={styles.key} data-field={field}>
                  {words().field[field].name}
                </span>
              ))}
            </span>
          </h3>
          {bytes !== null && (
            <HeadBytes
              bytes={bytes.subarray(0, shownBytes)}
              places={places}
              marked={range}
              onPlace={(field, first, last) => edit(placeField(draft, field, first, last))}
              onShift={(field, by) => edit(shiftField(draft, field, by))}
              onAdd={(first, last) => edit(addField(draft, first, last))}
            />
          )}
          {bytes !== null && bytes.length > shownBytes && (
            <p className={styles.more}>{text.first(shownBytes)}</p>
          )}
          <HeadsBefore
            heads={heads}
            places={places}
            steps={judgement?.steps ?? none}
            numbers={judgement?.numbers ?? none}
          />
        </div>
        <div className={styles.form}>
          <FieldsForm draft={draft} onEdit={edit} />
          <LiveCheck judgement={judgement} packets={heads.length} />
          <div className={styles.use}>
            <label className={styles.name} htmlFor={nameId}>
              <span className={styles.label}>{text.name}</span>
              <input
                id={nameId}
                className={styles.input}
                value={draft.name}
                maxLength={limits.describedNameCharacters}
                onChange={(event) => edit({ ...draft, name: event.target.value })}
              />
            </label>
            <div>
              <span className={styles.label}>{text.useFor}</span>
              <Segmented
                label={text.useFor}
                value={onlySource ? "source" : "group"}
                onChange={(to) => setOnlySource(to === "source" && source !== null)}
                segments={[
                  { value: "group", label: text.group, content: text.group },
                  ...(source === null
                    ? []
                    : [
                        {
                          value: "source" as const,
                          label: text.sourceLabel(formatEndpoint(source.address, source.port)),
                          content: text.source,
                        },
                      ]),
                ]}
              />
            </div>
            <label className={styles.starts}>
              <input
                type="checkbox"
                checked={draft.starts.length > 0}
                disabled={draft.starts.length === 0 && starts.length === 0}
                onChange={(event) => edit({ ...draft, starts: event.target.checked ? starts : [] })}
              />
              {text.starts}{" "}
              <span className="mono">
                {formatHex(Uint8Array.from(draft.starts.length > 0 ? draft.starts : starts), " ")}
              </span>
            </label>
          </div>
        </div>
        {bytes !== null && description !== null && (
          <DecodedPacket description={description} bytes={bytes} onChoose={setRange} />
        )}
        <JsonPane
          json={editor.json}
          mistake={editor.mistake}
          editJson={editor.editJson}
          onCopy={() =>
            void navigator.clipboard.writeText(editor.json).then(() => notices.notify(text.copied))
          }
        />
      </div>
    </section>
  );
}
