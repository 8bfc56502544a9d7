import { Copy } from "lucide-react";
import { useId } from "react";
import { inputProblemText } from "../../../../../shared/text/sentences.ts";
import { Button } from "../../../../components/button.tsx";
import styles from "./json-pane.module.css";
import type { Editor } from "./use-editor.ts";
import { words } from "./words/words.ts";

interface JsonPaneProps extends Pick<Editor, "json" | "mistake" | "editJson"> {
  readonly onCopy: () => void;
}

/** The same description as JSON; a file of it can be dropped here. */
export function JsonPane({ json, mistake, editJson, onCopy }: JsonPaneProps) {
  const id = useId();
  const { json: text } = words();
  return (
    <section className={styles.pane} data-part="json">
      <div className={styles.heading}>
        <h3 className={styles.title}>
          {/* no words: the name of the form */}
          JSON <span className={styles.about}>{text.about}</span>
        </h3>
        <Button look="quiet" icon={<Copy size={14} strokeWidth={1.75} aria-hidden="true" />} onClick={onCopy}>
          {text.copy}
        </Button>
      </div>
      <textarea
        className={styles.text}
        aria-label={text.label}
        aria-invalid={mistake !== null}
        aria-describedby={mistake === null ? undefined : id}
        spellCheck={false}
        value={json}
        onChange={(event) => editJson(event.target.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (file === undefined) return;
          event.preventDefault();
          void file.text().then(editJson);
        }}
      />
      {mistake !== null && (
        <p id={id} className={styles.mistake} role="alert">
          {text.mistake(json.slice(0, mistake.start).split("\n").length, inputProblemText(mistake))}
        </p>
      )}
    </section>
  );
}
