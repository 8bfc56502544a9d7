import { Dialog } from "@base-ui/react/dialog";
import { FolderOpen } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { RecordingFile } from "../../shared/contract/sessions.ts";
import type { Result } from "../../shared/contract.ts";
import { formatBytes } from "../../shared/format.ts";
import buttons from "../components/button.module.css";
import { Button } from "../components/button.tsx";
import { DialogPortal } from "../components/popups.tsx";
import { useCastscope } from "../context.tsx";
import styles from "./open-recording.module.css";
import type { Sessions } from "./sessions.ts";
import { words } from "./words/words.ts";

type Files = Result<"recordingFiles">;

const noFiles: Files = {
  ...{ files: null, further: false, folder: null, canShow: false, uploadBytes: null },
};

interface LookProps {
  /** The class of its button. */
  readonly look: string;
  /** What the button says beside its picture; without them it is named by what it does. */
  readonly text?: string;
}

/** Opens a recording: a file of the door's folder, or one that is brought from here. */
export function OpenRecording({ look, text }: LookProps) {
  const { sessions, bringRecording, chooseRecording } = useCastscope();
  if (sessions === undefined) return null;
  const shown = text === undefined ? { look } : { look: `${buttons.button} ${look}`, text };
  if (chooseRecording) return <Chooser sessions={sessions} choose={chooseRecording} {...shown} />;
  return <Opener sessions={sessions} bring={bringRecording ?? null} {...shown} />;
}

interface OpenerProps {
  readonly sessions: Sessions;
  readonly bring: ((file: File) => Promise<RecordingFile>) | null;
}

interface ChooserProps extends LookProps {
  readonly sessions: Sessions;
  readonly choose: () => Promise<string | null>;
}

/** Where the window is the system's, its own dialog asks. */
function Chooser({ sessions, choose, look, text }: ChooserProps) {
  const isThere = useStore(sessions.store, ({ recordings }) => recordings !== null);
  if (!isThere) return null;
  const open = async (): Promise<void> => {
    const path = await choose();
    if (path !== null) await sessions.open({ kind: "path", path }, path);
  };
  return (
    <button
      type="button"
      className={look}
      aria-label={text === undefined ? words().open.title : undefined}
      title={words().open.title}
      onClick={() => void open()}
    >
      <Sign text={text} />
    </button>
  );
}

function Sign({ text }: { readonly text: string | undefined }) {
  return (
    <>
      <FolderOpen size={text === undefined ? 18 : 14} strokeWidth={1.75} aria-hidden="true" />
      {text}
    </>
  );
}

function Opener({ sessions, bring, look, text }: OpenerProps & LookProps) {
  const [open, setOpen] = useState(false);
  const isThere = useStore(sessions.store, ({ recordings }) => recordings !== null);
  if (!isThere) return null;
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        className={look}
        aria-label={text === undefined ? words().open.title : undefined}
        title={words().open.title}
      >
        <Sign text={text} />
      </Dialog.Trigger>
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""}>
          <Dialog.Title className={styles.title ?? ""}>{words().open.title}</Dialog.Title>
          <Choice sessions={sessions} bring={bring} done={() => setOpen(false)} />
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}

function isThere({ missing }: NonNullable<Files["files"]>[number]): boolean {
  return !missing;
}

function Choice({ sessions, bring, done }: OpenerProps & { readonly done: () => void }) {
  const { client } = useCastscope();
  const [told, tell] = useState<Files | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    client.recordingFiles().then(tell, () => tell(noFiles));
  }, [client]);
  if (told === null) return null;
  return (
    <>
      {told.files !== null && (
        <ul className={styles.files}>
          {told.files.filter(isThere).map(({ path, bytes }) => (
            <li key={path}>
              <button
                type="button"
                className={styles.file}
                onClick={() => {
                  done();
                  void sessions.open({ kind: "path", path }, path);
                }}
              >
                <span className={styles.path}>{path}</span>
                <span className={styles.size}>{formatBytes(bytes)}</span>
              </button>
            </li>
          ))}
          {told.files.length === 0 && <li className={styles.none}>{words().open.empty}</li>}
          {told.further && <li className={styles.none}>{words().open.further}</li>}
        </ul>
      )}
      {bring !== null && told.uploadBytes !== null && (
        <div className={styles.bring}>
          <input
            ref={input}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={words().open.file}
            accept=".pcap,.pcapng,.cap,.gz,.zst"
            onChange={({ target: { files } }) => {
              const file = files?.[0];
              if (file === undefined) return;
              done();
              void sessions.bring(file, bring);
            }}
          />
          <Button look="quiet" onClick={() => input.current?.click()}>
            {words().open.choose}
          </Button>
          <span className={styles.hint}>{words().open.bounds(formatBytes(told.uploadBytes))}</span>
        </div>
      )}
    </>
  );
}
