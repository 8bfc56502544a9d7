import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import buttons from "../../components/button.module.css";
import { classes } from "../../components/classes.ts";
import styles from "../../components/menu.module.css";
import { MenuPortal } from "../../components/popups.tsx";
import type { RecordingRow } from "./recording-rows.ts";
import { words } from "./words/words.ts";

/** What the menu's items do with the row that is chosen. */
export interface RowDoings {
  open(row: RecordingRow): void;
  close(row: RecordingRow): void;
  /** Asks how it is sent onto the network again. */
  replay(row: RecordingRow): void;
  rename(row: RecordingRow): void;
  remove(row: RecordingRow): void;
  /** Null where the door cannot. */
  readonly show: ((row: RecordingRow) => void) | null;
}

interface RowMenuProps {
  /** Null while none is chosen. */
  readonly row: RecordingRow | null;
  readonly doings: RowDoings;
  readonly menu: OpenedMenu;
  readonly onMenu: (menu: OpenedMenu) => void;
}

export interface OpenedMenu {
  readonly open: boolean;
  /** What gets the focus when it closes, where that is not its button. */
  readonly from: HTMLElement | null;
}

/** What can be done with the chosen recording. */
export function RowMenu({ row, doings, menu: { open, from }, onMenu }: RowMenuProps) {
  const said = words().menu;
  return (
    <Menu.Root
      modal={false}
      open={open && row !== null}
      onOpenChange={(next) => onMenu({ open: next, from: next ? null : from })}
    >
      <Menu.Trigger
        className={classes(buttons.button, buttons.icon)}
        aria-label={row === null ? said.label : said.doWith(row.name)}
        title={row === null ? said.chooseFirst : said.doWith(row.name)}
        disabled={row === null}
      >
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""} finalFocus={() => from ?? true}>
            {row !== null && <Items row={row} doings={doings} />}
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

function Items({ row, doings }: { readonly row: RecordingRow; readonly doings: RowDoings }) {
  const { show } = doings;
  const said = words().menu;
  const { canOpen, canRename, canRemove } = rowChances(row);
  return (
    <>
      <Item disabled={!canOpen} onClick={() => doings.open(row)}>
        {row.opened === null ? said.open : said.show}
      </Item>
      <Item disabled={!canOpen} onClick={() => doings.replay(row)}>
        {said.sendAgain}
      </Item>
      <Item disabled={row.opened === null} onClick={() => doings.close(row)}>
        {said.close}
      </Item>
      <Menu.Separator className={styles.separator ?? ""} />
      <Item
        disabled={!canRename}
        keys={<ActionKeys action={actions.renameRecording} />}
        onClick={() => doings.rename(row)}
      >
        {said.rename}
      </Item>
      {show !== null && (
        <Item disabled={row.path === null || row.state === "missing"} onClick={() => show(row)}>
          {said.showInFolder}
        </Item>
      )}
      <Item
        disabled={!canRemove}
        keys={<ActionKeys action={actions.removeRecording} />}
        onClick={() => doings.remove(row)}
      >
        {row.state === "missing" ? said.forget : said.remove}
      </Item>
    </>
  );
}

interface ItemProps {
  readonly disabled: boolean;
  readonly keys?: ReactNode;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Item({ disabled, keys, onClick, children }: ItemProps) {
  return (
    <Menu.Item className={styles.item ?? ""} disabled={disabled} onClick={onClick}>
      <span className={styles.grow}>{children}</span>
      {keys}
    </Menu.Item>
  );
}

/** What the state of a recording allows. */
export function rowChances({ path, opened, state }: RecordingRow): {
  readonly canOpen: boolean;
  readonly canRename: boolean;
  readonly canRemove: boolean;
} {
  const isThere = state !== "missing";
  const isWritten = state === "recording";
  return {
    canOpen: opened !== null || (path !== null && isThere),
    canRename: path !== null && isThere && !isWritten && opened === null,
    canRemove: path !== null && !isWritten,
  };
}
