import { Menu } from "@base-ui/react/menu";
import { DrawnKeys } from "../../../actions/action-keys.tsx";
import styles from "../../../components/menu.module.css";
import { MenuPortal, overAnchor } from "../../../components/popups.tsx";
import { FilterByItems } from "./filter-by-items.tsx";
import { words } from "./words/words.ts";

interface FieldMenuProps {
  /** Where it was asked for, in the window; null while it is closed. */
  readonly at: DOMRect | null;
  /** The condition that the chosen field's value is; null where it is none. */
  readonly term: string | null;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** What can be done with a field of a decoded packet. */
export function FieldMenu({ at, term, onCopy, onClose }: FieldMenuProps) {
  return (
    <Menu.Root
      modal={false}
      open={at !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <MenuPortal>
        <Menu.Positioner
          className={styles.positioner ?? ""}
          anchor={at && { getBoundingClientRect: () => at }}
          align="start"
          side="bottom"
          collisionAvoidance={overAnchor}
        >
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""} aria-label={words().fieldMenu}>
            {term !== null && (
              <>
                <FilterByItems term={term} />
                <Menu.Separator className={styles.separator ?? ""} />
              </>
            )}
            <Menu.Item className={styles.item ?? ""} onClick={onCopy}>
              {words().copyField}
              <span className={styles.grow} />
              <DrawnKeys keys={{ ctrl: "c" }} />
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}
