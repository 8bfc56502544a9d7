import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useRef, useState } from "react";
import { type PacketFormat, packetFormats } from "../../../../../shared/export/packet-formats.ts";
import { formatBytes } from "../../../../../shared/format.ts";
import { limits } from "../../../../../shared/limits.ts";
import { problemOf } from "../../../../../shared/problem.ts";
import { formatCount, plural } from "../../../../../shared/text/count.ts";
import { problemText } from "../../../../../shared/text/sentences.ts";
import type { ExportWhat } from "../../../../actions/parts.ts";
import { Button } from "../../../../components/button.tsx";
import { saveFile } from "../../../../components/save-file.ts";
import { Segmented } from "../../../../components/segmented.tsx";
import { useCastscope } from "../../../../context.tsx";
import type { PacketArranger } from "../packet-arranger.ts";
import styles from "./export-dialog.module.css";
import { exportName } from "./export-name.ts";
import { exportScopes } from "./export-scope.ts";
import { type ExportProgress, fetchExport } from "./packet-export.ts";

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
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""}>
          <Dialog.Title className={styles.title ?? ""}>Export packets</Dialog.Title>
          {what !== null && <Choice id={id} arranger={arranger} what={what} onClose={onClose} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const whatWords: Readonly<Record<ExportWhat, string>> = {
  selected: "Selected",
  list: "The list",
  kept: "All kept",
};

const formatWords: Readonly<Record<PacketFormat, { readonly name: string; readonly about: string }>> = {
  pcapng: { name: "pcapng", about: "For Wireshark and others, with headers of IP and UDP made anew." },
  jsonl: {
    name: "JSON lines",
    about: "A line for each packet: an object with its fields and its payload in hex.",
  },
  csv: { name: "CSV", about: "A table with a row for each packet, its payload in hex." },
  bin: { name: "Payload bytes", about: "The payloads, one behind another." },
};

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
  if (scope === undefined) return <p className={styles.about}>No packet is kept.</p>;
  if (progress !== null) return <Running progress={progress} onStop={stop} />;
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label}>Packets</span>
        <Segmented
          label="Packets"
          segments={scopes.map((one) => ({
            value: one.what,
            label: `${whatWords[one.what]}, ${plural(one.count, "packet")}`,
            content: `${whatWords[one.what]} ${formatCount(one.count)}`,
          }))}
          value={scope.what}
          onChange={want}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label}>As</span>
        <Segmented
          label="As"
          segments={packetFormats.map((one) => ({
            value: one,
            label: formatWords[one].name,
            content: formatWords[one].name,
          }))}
          value={format}
          onChange={setFormat}
        />
      </div>
      <p className={styles.about}>{formatWords[format].about}</p>
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={() => start(scope.packets, format)}>
          Export {plural(scope.count, "packet")}
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
      <progress className={styles.progress} max={toLook} value={looked} aria-label="Export" />
      <div className={styles.buttons}>
        <span className={styles.told}>
          {percent} %, {formatBytes(bytes)}
        </span>
        <Button onClick={onStop}>Stop</Button>
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
      const gone = done.gone === 0 ? "" : ` ${plural(done.gone, "packet")} no longer kept.`;
      // Where it is saved, and whether, a person may be asked yet.
      const what = `${plural(done.packets, "packet")} in ${name}, ${formatBytes(done.file.size)}`;
      notices.notify(`${what}, handed over as a download.${gone}`);
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
  const most = `A window exports at most ${formatBytes(limits.exportWindowBytes)}:`;
  return isRecording
    ? `${most} use Export above, or castscope export on the recording.`
    : `${most} save what memory holds from the menu of the record button, and use castscope export on that.`;
}
