import { Menu } from "@base-ui/react/menu";
import { Copy } from "lucide-react";
import { MenuPortal } from "../../../components/popups.tsx";
import type { ByteRange } from "./byte-selection.ts";
import { rangeLabel } from "./byte-values.ts";
import { type CopyFormat, copyFormats } from "./copy-formats.ts";
import styles from "./copy-menu.module.css";
import { words } from "./words/words.ts";

interface CopyMenuProps {
  readonly bytes: Uint8Array;
  /** The selected bytes; null copies all. */
  readonly range: ByteRange | null;
  readonly onCopy: (bytes: Uint8Array, format: CopyFormat) => void;
}

/** Copies the selected bytes, or the whole payload, in one of a few formats. */
export function CopyMenu({ bytes, range, onCopy }: CopyMenuProps) {
  const chosen = range ? bytes.subarray(range.first, range.last + 1) : bytes;
  const what = range ? rangeLabel(range) : words().payloadOf(bytes.length);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.trigger ?? ""} aria-label={words().copy} title={words().copyBytes}>
        <Copy size={16} strokeWidth={1.75} aria-hidden="true" />
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} align="end" sideOffset={4}>
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            <Menu.Group>
              <Menu.GroupLabel className={styles.label ?? ""}>{what}</Menu.GroupLabel>
              {copyFormats.map((format) => (
                <Menu.Item key={format} className={styles.item ?? ""} onClick={() => onCopy(chosen, format)}>
                  {words().copyAs(words().formats[format])}
                </Menu.Item>
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}
