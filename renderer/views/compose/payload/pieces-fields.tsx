import { useId } from "react";
import { packetsOfRound } from "../../../../shared/contract/listed-packets.ts";
import { contentSize } from "../../../../shared/contract/sends.ts";
import type { Family } from "../../../../shared/net/address.ts";
import { Segmented } from "../../../components/segmented.tsx";
import { addressIn } from "../destination.ts";
import { fragmentSentence } from "../fragments.ts";
import { Mistake } from "../mistake.tsx";
import { parsePieces } from "../payload-bytes.ts";
import { ShortField } from "../short-field.tsx";
import { useDraft, useEdit } from "../use-draft.ts";
import { useJudgement } from "../use-judgement.ts";
import styles from "./file-payload.module.css";
import { words } from "./words/words.ts";

const ways = ["whole", "pieces"] as const;

/** Whether a file leaves as one packet or in pieces, and how large those are. */
export function PiecesFields() {
  const file = useDraft((state) => state.file);
  const inPieces = useDraft((state) => state.inPieces);
  const pieceSize = useDraft((state) => state.pieceSize);
  const family = useDraft((state): Family => addressIn(state.to)?.family ?? 4);
  const edit = useEdit();
  const id = useId();
  const said = words().file;
  const { size, content } = parsePieces({ file, pieceSize }, family);
  const judged = useJudgement("pieces", pieceSize, size);
  const bytes = content === null ? null : contentSize(content);
  const fragments = bytes === null ? null : fragmentSentence(bytes, family);
  return (
    <div className={styles.pieces}>
      <Segmented
        label={said.how}
        segments={ways.map((value) => ({ value, label: said.ways[value], content: said.ways[value] }))}
        value={inPieces ? "pieces" : "whole"}
        onChange={(way) => edit({ inPieces: way === "pieces" })}
      />
      {inPieces && (
        <>
          <div className={styles.size}>
            <ShortField
              field="pieces"
              label={said.pieceSize}
              number
              value={pieceSize}
              onChange={(next) => edit({ pieceSize: next })}
              judgement={judged}
              describedBy={judged ? `${id}-size` : undefined}
            />
            <p className={`${styles.count} num`}>{content !== null && said.count(packetsOfRound(content))}</p>
          </div>
          {judged && <Mistake id={`${id}-size`} {...judged} />}
          {fragments && <Mistake message={fragments} hint />}
        </>
      )}
    </div>
  );
}
