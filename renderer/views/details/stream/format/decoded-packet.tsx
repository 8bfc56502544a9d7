import { useMemo, useRef } from "react";
import { decodeAs } from "../../../../../shared/decode/decode.ts";
import type { Sent } from "../../../../../shared/decode/decoder.ts";
import type { DecodedField } from "../../../../../shared/decode/field.ts";
import { undecodedText } from "../../../../../shared/decode/undecoded.ts";
import { describedDecoder } from "../../../../../shared/described/described-decoder.ts";
import type { Description } from "../../../../../shared/model/description.ts";
import type { ByteRange } from "../../bytes/byte-selection.ts";
import { DecodeTree } from "../../decode/decode-tree.tsx";
import { bytesOf, type FieldPath, fieldAt } from "../../decode/field-tree.ts";
import { useChosenField } from "../../decode/use-chosen-field.ts";
import styles from "./decoded-packet.module.css";
import { words } from "./words/words.ts";

interface DecodedPacketProps {
  readonly description: Description;
  readonly bytes: Uint8Array;
  /** The bytes of the field that is chosen in the tree. */
  readonly onChoose: (range: ByteRange | null) => void;
}

/** The format's fields do not depend on where the packet was sent. */
const anywhere: Sent = { address: "", port: 0, sourcePort: 0 };

/** What a packet says as it is described, while one describes it. */
export function DecodedPacket({ description, bytes, onChoose }: DecodedPacketProps) {
  const tree = useRef<HTMLDivElement>(null);
  const decoded = useMemo(
    () => decodeAs(describedDecoder(description), bytes, anywhere),
    [description, bytes],
  );
  const { type, title, info, fields } = decoded;
  const roots: readonly DecodedField[] = [
    {
      ...{ name: type, title, value: null, text: info },
      ...{ at: 0, length: bytes.length, bits: null, fields },
    },
  ];
  const { expansion, toggle, path, chooseField } = useChosenField(roots, bytes.length);
  const why = undecodedText(decoded);
  const choose = (at: FieldPath): void => {
    const field = fieldAt(roots, at);
    chooseField(at);
    onChoose(field && bytesOf(field));
  };
  return (
    <section className={styles.decoded} data-part="decoded">
      <h3 className={styles.title}>
        {words().decoded.heading} <span className={styles.about}>{why ?? words().decoded.about}</span>
      </h3>
      <div className={styles.tree}>
        <DecodeTree
          roots={roots}
          expansion={expansion}
          onToggle={toggle}
          path={path}
          onChoose={choose}
          treeRef={tree}
          onLeave={() => tree.current?.closest<HTMLElement>("[data-entrance]")?.focus()}
        />
      </div>
    </section>
  );
}
