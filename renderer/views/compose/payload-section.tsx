import { Tabs } from "@base-ui/react/tabs";
import { formatBytes } from "../../../shared/format.ts";
import { useCastscope } from "../../context.tsx";
import { type PayloadKind, takenAlong } from "../../store/compose.ts";
import { fileSize } from "../../store/draft-file.ts";
import { FilePayload } from "./payload/file-payload.tsx";
import { SequenceList } from "./payload/sequence/sequence-list.tsx";
import { TemplatePreview } from "./payload/template-preview.tsx";
import { TypedPayload } from "./payload/typed-payload.tsx";
import { useGiven } from "./payload/use-given.ts";
import styles from "./payload.module.css";
import type { GivenKind } from "./payload-bytes.ts";
import { TestFields, TestSize } from "./test/test-fields.tsx";
import { useDraft, useEdit } from "./use-draft.ts";
import type { Guard } from "./use-guard.ts";
import { words } from "./words/words.ts";

const kinds = ["text", "hex", "file", "template"] as const;

/** What is sent: bytes or a template, each kind keeping what was given in it, a test stream, or several packets in order. */
export function PayloadSection({ guard }: { readonly guard: Guard | null }) {
  const payload = useDraft((state) => state.payload);
  const inPieces = useDraft((state) => state.inPieces);
  const castscope = useCastscope();
  const edit = useEdit();
  const said = words().payload;
  return (
    <section className={styles.section}>
      <Tabs.Root
        value={payload}
        onValueChange={(next: PayloadKind) => edit(takenAlong(castscope.compose.getState(), next))}
      >
        <div className={styles.bar}>
          <Tabs.List className={styles.tabs ?? ""} aria-label={said.label} activateOnFocus>
            {kinds.map((kind) => (
              <Tabs.Tab key={kind} value={kind} className={styles.tab ?? ""}>
                {said.kinds[kind]}
              </Tabs.Tab>
            ))}
            <Tabs.Tab value="test" className={styles.tab ?? ""} aria-label={said.testStream}>
              {said.testStreamParts[0]}
              <span className={styles.more}>{said.testStreamParts[1]}</span>
            </Tabs.Tab>
            <Tabs.Tab value="sequence" className={styles.tab ?? ""} aria-label={said.sequence}>
              {said.sequenceParts[0]}
              <span className={styles.more}>{said.sequenceParts[1]}</span>
            </Tabs.Tab>
          </Tabs.List>
          {payload === "test" ? (
            <TestSize />
          ) : (
            payload !== "sequence" &&
            (payload === "file" && inPieces ? <FileSize /> : <GivenSize kind={payload} />)
          )}
        </div>
        <Tabs.Panel value="text" className={styles.panel ?? ""} tabIndex={-1}>
          <TypedPayload kind="text" shown={payload === "text"} />
        </Tabs.Panel>
        <Tabs.Panel value="hex" className={styles.panel ?? ""} tabIndex={-1}>
          <TypedPayload kind="hex" shown={payload === "hex"} />
        </Tabs.Panel>
        <Tabs.Panel value="file" className={styles.panel ?? ""} tabIndex={-1}>
          <FilePayload />
        </Tabs.Panel>
        <Tabs.Panel value="template" className={styles.panel ?? ""} tabIndex={-1}>
          <TypedPayload kind="template" shown={payload === "template"} />
          <TemplatePreview />
        </Tabs.Panel>
        <Tabs.Panel value="test" className={styles.panel ?? ""} tabIndex={-1}>
          <TestFields guard={guard} />
        </Tabs.Panel>
        <Tabs.Panel value="sequence" className={styles.panel ?? ""} tabIndex={-1}>
          <SequenceList />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}

/** Of the whole file, however large its pieces are. */
function FileSize() {
  const file = useDraft((state) => state.file);
  return <span className={`${styles.size} num`}>{file !== null && formatBytes(fileSize(file))}</span>;
}

function GivenSize({ kind }: { readonly kind: GivenKind }) {
  const { size, wrong } = useGiven(kind);
  return (
    <span className={`${styles.size} num`} data-wrong={(wrong && size !== null) || undefined}>
      {size !== null && words().payload.size(size)}
    </span>
  );
}
