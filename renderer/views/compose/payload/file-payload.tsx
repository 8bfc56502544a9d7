import { FileUp } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import { shownBytes } from "../../../../shared/text/shown-bytes.ts";
import { Button } from "../../../components/button.tsx";
import { Mistake } from "../mistake.tsx";
import { useDraft, useEdit } from "../use-draft.ts";
import styles from "./file-payload.module.css";
import { PiecesFields } from "./pieces-fields.tsx";
import { useGiven } from "./use-given.ts";
import { words } from "./words/words.ts";

/** Bytes of the file that are shown. */
const shownFirst = 64;

/** A payload that is the content of a file, chosen or dropped here. It is read once, when it is chosen. */
export function FilePayload() {
  const file = useDraft((state) => state.file);
  const inPieces = useDraft((state) => state.inPieces);
  const edit = useEdit();
  const { judgement, fragments } = useGiven("file");
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    if (chosen.size > limits.stagedFileBytes) {
      setRefused(words().file.tooLarge(chosen.name, chosen.size, limits.stagedFileBytes));
      return;
    }
    const large = chosen.size > limits.payloadBytesIpv6 ? chosen : undefined;
    try {
      const read = large === undefined ? chosen : chosen.slice(0, shownFirst);
      const bytes = new Uint8Array(await read.arrayBuffer());
      setRefused(null);
      // What no datagram carries leaves in pieces.
      edit({ file: { name: chosen.name, bytes, large }, ...(large === undefined ? {} : { inPieces: true }) });
    } catch {
      setRefused(words().file.unreadable(chosen.name));
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    // Elsewhere in the window a file that is dropped is a recording to open.
    event.stopPropagation();
    void choose(event.dataTransfer.files[0]);
  };
  const describedBy = refused !== null ? `${id}-refused` : judgement ? `${id}-problem` : undefined;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same by keyboard and click. */}
      <div
        className={styles.file}
        onDragOver={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onDrop={onDrop}
      >
        <Button
          data-field="payload"
          icon={<FileUp size={14} strokeWidth={1.75} aria-hidden="true" />}
          aria-describedby={describedBy}
          onClick={() => input.current?.click()}
        >
          {file === null ? words().file.choose : words().file.another}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            // The same file can be chosen again after it changed.
            event.target.value = "";
          }}
        />
        {file === null ? (
          <p className={styles.hint}>{words().file.drop}</p>
        ) : (
          <div className={styles.chosen}>
            <p title={file.name}>{file.name}</p>
            <code>{shownBytes(file.bytes, shownFirst)}</code>
          </div>
        )}
      </div>
      {refused !== null && <Mistake id={`${id}-refused`} message={refused} />}
      {file !== null && <PiecesFields />}
      {refused === null && judgement && !inPieces && <Mistake id={`${id}-problem`} {...judgement} />}
      {fragments && !inPieces && <Mistake message={fragments} hint />}
    </>
  );
}
