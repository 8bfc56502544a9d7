import { Menu } from "@base-ui/react/menu";
import type { Action } from "../../../../actions/action.ts";
import { ActionKeys } from "../../../../actions/action-keys.tsx";
import { runOn } from "../../../../actions/actions.ts";
import { packetActions } from "../../../../actions/packet-actions.ts";
import { packetCopies } from "../../../../actions/parts.ts";
import { useAction } from "../../../../actions/use-action.ts";
import { classes } from "../../../../components/classes.ts";
import styles from "../../../../components/menu.module.css";
import { MenuPortal, overAnchor } from "../../../../components/popups.tsx";
import { useCastscope } from "../../../../context.tsx";
import { FilterByItems } from "../../decode/filter-by-items.tsx";
import own from "./packet-menu.module.css";
import { words } from "./words/words.ts";

interface PacketMenuProps {
  /** Where it was asked for, in the window; null while it is closed. */
  readonly at: DOMRect | null;
  /** The condition that the value under it is; null where there is none. */
  readonly term: string | null;
  readonly onClose: () => void;
}

/** What can be done with the chosen packets, where the pointer is or below the row. */
export function PacketMenu({ at, term, onClose }: PacketMenuProps) {
  const castscope = useCastscope();
  const chosen = castscope.parts.get("packets")?.chosen() ?? 0;
  return (
    <Menu.Root modal={false} open={at !== null} onOpenChange={(open) => !open && onClose()}>
      <MenuPortal>
        <Menu.Positioner
          className={styles.positioner ?? ""}
          anchor={at && { getBoundingClientRect: () => at }}
          align="start"
          side="bottom"
          collisionAvoidance={overAnchor}
        >
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""} aria-label={words().packets(chosen)}>
            <Menu.Group>
              <Menu.GroupLabel className={styles.label ?? ""}>{words().packets(chosen)}</Menu.GroupLabel>
              {term !== null && (
                <>
                  <FilterByItems term={term} />
                  <Menu.Separator className={styles.separator ?? ""} />
                </>
              )}
              <Item action={packetActions.previousOfStream} />
              <Item action={packetActions.nextOfStream} />
              <Item action={packetActions.timeReference} />
              <Menu.Separator className={styles.separator ?? ""} />
              <Item action={packetActions.copyPackets} />
              {packetCopies.map(
                (as) =>
                  as !== "lines" && (
                    <Menu.Item
                      key={as}
                      className={classes(styles.item, own.item)}
                      onClick={() => castscope.parts.get("packets")?.copy(as)}
                    >
                      {words().copyAs(words().copies[as])}
                    </Menu.Item>
                  ),
              )}
              <Menu.Separator className={styles.separator ?? ""} />
              <Item action={packetActions.replaySelected} />
              <Item action={packetActions.exportSelected} />
              <Menu.Separator className={styles.separator ?? ""} />
              <Item action={packetActions.selectAllPackets} />
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

function Item({ action }: { readonly action: Action<"window"> }) {
  const castscope = useCastscope();
  const { words, "aria-keyshortcuts": keys } = useAction(action);
  return (
    <Menu.Item
      className={classes(styles.item, own.item)}
      aria-keyshortcuts={keys}
      onClick={() => runOn(action, castscope, null)}
    >
      {words}
      <span className={own.keys} aria-hidden="true">
        <ActionKeys action={action} />
      </span>
    </Menu.Item>
  );
}
