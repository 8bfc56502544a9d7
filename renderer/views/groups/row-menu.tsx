import { Menu } from "@base-ui/react/menu";
import { formatEndpoint } from "../../../shared/net/address.ts";
import type { Action } from "../../actions/action.ts";
import { actionIcons } from "../../actions/action-icons.ts";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions, runOn } from "../../actions/actions.ts";
import { ariaKeys } from "../../actions/keys.ts";
import { useKeysOf } from "../../actions/own-keys.ts";
import { rowsOf } from "../../actions/rows-of.ts";
import styles from "../../components/menu.module.css";
import { MenuPortal, overAnchor } from "../../components/popups.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { interfacesWords } from "./many-words.ts";
import { MoveSubmenu } from "./move-menu.tsx";
import own from "./row-menu.module.css";
import type { AskedMenu } from "./use-row-menu.ts";
import { words } from "./words/words.ts";

interface RowMenuProps {
  /** Null while it is closed. */
  readonly at: AskedMenu | null;
  readonly onClose: () => void;
}

/** What can be done with a row, or with all that are chosen together: the same as by keys. */
export function RowMenu({ at, onClose }: RowMenuProps) {
  const castscope = useCastscope();
  const row = useTraffic(({ memberships }) => (at === null ? undefined : memberships.get(at.id)));
  const rows = row === undefined ? [] : rowsOf(castscope, row);
  const many = rows.length > 1;
  const count = rows.length;
  const texts = words().menu;
  const title = many
    ? texts.groups(count, interfacesWords(rows))
    : row
      ? formatEndpoint(row.address, row.port)
      : "";
  /** @param byKeys the action whose keys do the same */
  const item = (
    action: Action<"row">,
    text: string = action.words(castscope),
    byKeys: Action<"row"> | Action<"window"> = action,
  ) =>
    row !== undefined &&
    action.applies(castscope, row) && (
      <RowItem action={action} keysOf={byKeys} words={text} onClick={() => runOn(action, castscope, row)} />
    );
  return (
    <Menu.Root
      modal={false}
      open={at !== null && row !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <MenuPortal>
        <Menu.Positioner
          className={styles.positioner ?? ""}
          anchor={at && { getBoundingClientRect: () => at.at }}
          align="start"
          side="bottom"
          collisionAvoidance={overAnchor}
        >
          <Menu.Popup
            tabIndex={0}
            className={styles.popup ?? ""}
            aria-label={title}
            // A field that the action opened keeps the focus.
            finalFocus={() => (at?.row.contains(document.activeElement) ? false : (at?.row ?? false))}
          >
            <Menu.Group>
              <Menu.GroupLabel className={styles.label ?? ""}>{title}</Menu.GroupLabel>
              {!many && item(actions.show)}
              {!many && item(actions.why)}
              {!many && item(actions.findRowPort)}
              {!many && item(actions.sendHere)}
              {!many && item(actions.retry)}
              {!many && <Menu.Separator className={styles.separator ?? ""} />}
              {many && item(actions.compare)}
              {many && !castscope.isRecording && <Menu.Separator className={styles.separator ?? ""} />}
              {item(actions.rename, many ? texts.renameMany : texts.rename)}
              {item(actions.label, texts.label)}
              {many
                ? item(actions.recordRows, texts.recordMany(count), actions.recordMenu)
                : item(actions.recordRows, texts.record)}
              {item(actions.copy, many ? texts.copyMany : texts.copy)}
              {item(actions.copyTable)}
              {item(actions.markAll)}
              {!castscope.isRecording && <MoveSubmenu rows={rows} />}
              {row !== undefined && actions.leave.applies(castscope, row) && (
                <Menu.Separator className={styles.separator ?? ""} />
              )}
              {item(actions.leave, many ? texts.leaveMany(count) : texts.leave)}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

const drawn = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

interface RowItemProps {
  readonly action: Action<"row">;
  readonly keysOf: Action<"row"> | Action<"window">;
  readonly words: string;
  readonly onClick: () => void;
}

function RowItem({ action, keysOf, words: text, onClick }: RowItemProps) {
  const Icon = actionIcons[action.name];
  const [keys] = useKeysOf(keysOf);
  return (
    <Menu.Item className={styles.item ?? ""} aria-keyshortcuts={keys && ariaKeys(keys)} onClick={onClick}>
      <span className={own.icon}>
        <Icon {...drawn} />
      </span>
      <span className={own.words}>{text}</span>
      <span className={own.keys} aria-hidden="true">
        <ActionKeys action={keysOf} />
      </span>
    </Menu.Item>
  );
}
