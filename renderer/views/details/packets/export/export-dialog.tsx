import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useRef, useState } from "react";
import { type PacketFormat, packetFormats } from "../../../../../shared/export/packet-formats.ts";
import { formatBytes } from "../../../../../shared/format.ts";
import { limits } from "../../../../../shared/limits.ts";
import { problemOf } from "../../../../../shared/problem.ts";
import { problemText } from "../../../../../shared/text/sentences.ts";
import type { ExportWhat } from "../../../../actions/parts.ts";
import { Button } from "../../../../components/button.tsx";
import { DialogPortal } from "../../../../components/popups.tsx";
import { saveFile } from "../../../../components/save-file.ts";
import { Segmented } from "../../../../components/segmented.tsx";
import { useCastscope } from "../../../../context.tsx";
import type { PacketArranger } from "../packet-arranger.ts";
import styles from "./export-dialog.module.css";
import { exportName } from "./export-name.ts";
import { exportScopes } from "./export-scope.ts";
import { type ExportProgress, fetchExport } from "./packet-export.ts";
import { words } from "./words/words.ts";

interface ExportDialogProps {
  readonly id: number;
  readonly arranger: PacketArranger;
  /** What it begins with; null while it is closed. */
  readonly what: ExportWhat | null;
  readonly onClose: () => void;
}

/** Asks which packets to export and in what form, tells how far that is, and saves the file. */
export function ExportDialog({ id, arranger, what, onClose }: ExportDialogProps) {
  return (
    <Dialog.Root open={what !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""}>
          <Dialog.Title className={styles.title ?? ""}>{words().title}</Dialog.Title>
          {what !== null && <Choice id={id} arranger={arranger} what={what} onClose={onClose} />}
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}

function Choice({ id, arranger, what, onClose }: ExportDialogProps & { readonly what: ExportWhat }) {
  const { traffic } = useCastscope();
  // As they are when it is opened: rows that come meanwhile are not meant.
  const [scopes] = useState(() => {
    const row = traffic.getState().memberships.get(id);
    return row === undefined ? [] : exportScopes(id, arranger, row);
  });
  const [wanted, want] = useState(what);
  const [format, setFormat] = useState<PacketFormat>("pcapng");
  const scope = scopes.find((one) => one.what === wanted) ?? scopes.at(-1);
  const { progress, failure, start, stop } = useExport(id, onClose);
  if (scope === undefined) return <p className={styles.about}>{words().noneKept}</p>;
  if (progress !== null) return <Running progress={progress} onStop={stop} />;
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label}>{words().packets}</span>
        <Segmented
          label={words().packets}
          segments={scopes.map((one) => ({
            value: one.what,
            label: words().choiceSpoken(words().what[one.what], one.count),
            content: words().choice(words().what[one.what], one.count),
          }))}
          value={scope.what}
          onChange={want}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label}>{words().as}</span>
        <Segmented
          label={words().as}
          segments={packetFormats.map((one) => ({
            value: one,
            label: words().formats[one].name,
            content: words().formats[one].name,
          }))}
          value={format}
          onChange={setFormat}
        />
      </div>
      <p className={styles.about}>{words().formats[format].about}</p>
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{words().cancel}</Button>
        <Button look="primary" onClick={() => start(scope.packets, format)}>
          {words().start(scope.count)}
        </Button>
      </div>
    </>
  );
}

function Running({ progress, onStop }: { readonly progress: ExportProgress; readonly onStop: () => void }) {
  const { bytes, looked, toLook } = progress;
  const percent = toLook === 0 ? 100 : Math.floor((100 * looked) / toLook);
  return (
    <>
      <progress className={styles.progress} max={toLook} value={looked} aria-label={words().progress} />
      <div className={styles.buttons}>
        <span className={styles.told}>{words().done(percent, formatBytes(bytes))}</span>
        <Button onClick={onStop}>{words().stop}</Button>
      </div>
    </>
  );
}

/** One export at a time, which ends when nobody sees it any more. */
function useExport(id: number, onDone: () => void) {
  const { client, notices, traffic, isRecording = false } = useCastscope();
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (packets: Parameters<typeof fetchExport>[1], format: PacketFormat): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    setFailure(null);
    setProgress({ bytes: 0, looked: 0, toLook: 1 });
    try {
      const done = await fetchExport(client, packets, format, stop.signal, setProgress);
      if (done === null) return;
      if (done === "too-large") {
        setFailure(tooLargeText(isRecording));
        return;
      }
      const { address = "", port = 0 } = traffic.getState().memberships.get(id) ?? {};
      const name = exportName(address, port, format, Date.now());
      saveFile(done.file, name);
      // Where it is saved, and whether, a person may be asked yet.
      const said = [words().handedOver(done.packets, name, formatBytes(done.file.size))];
      if (done.gone > 0) said.push(words().gone(done.gone));
      notices.notify(said.join(" "));
      onDone();
    } catch (error) {
      if (!stop.signal.aborted) setFailure(problemText(problemOf(error)));
    } finally {
      if (running.current === stop) setProgress(null);
    }
  };
  const stop = (): void => {
    running.current?.abort();
    running.current = null;
    setProgress(null);
  };
  return {
    ...{ progress, failure, stop },
    start: (...given: Parameters<typeof start>) => void start(...given),
  };
}

function tooLargeText(isRecording: boolean): string {
  const most = formatBytes(limits.exportWindowBytes);
  return isRecording ? words().tooLargeRecording(most) : words().tooLarge(most);
}
