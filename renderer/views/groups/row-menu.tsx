import { Menu } from "@base-ui/react/menu";
import {
  ArrowLeftRight,
  ChartLine,
  ChevronRight,
  CircleDot,
  ClipboardList,
  CopyCheck,
  LogOut,
  PanelBottom,
  Pencil,
  RotateCcw,
  Send,
  Table2,
  Tag,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import type { Action } from "../../actions/action.ts";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions, runOn } from "../../actions/actions.ts";
import { ariaKeys } from "../../actions/keys.ts";
import { useKeysOf } from "../../actions/own-keys.ts";
import { rowsOf } from "../../actions/rows-of.ts";
import styles from "../../components/menu.module.css";
import { useCastscope, useTraffic } from "../../context.tsx";
import { interfacesWords } from "./many-words.ts";
import { movable, moveRows } from "./move-rows.ts";
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
  const item = (action: Action<"row">, icon: ReactNode, text: string = action.words(castscope)) =>
    row !== undefined &&
    action.applies(castscope, row) && (
      <RowItem action={action} icon={icon} words={text} onClick={() => runOn(action, castscope, row)} />
    );
  return (
    <Menu.Root
      modal={false}
      open={at !== null && row !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          className={styles.positioner ?? ""}
          anchor={at && { getBoundingClientRect: () => at.at }}
          align="start"
          side="bottom"
        >
          <Menu.Popup
            className={styles.popup ?? ""}
            aria-label={title}
            // A field that the action opened keeps the focus.
            finalFocus={() => (at?.row.contains(document.activeElement) ? false : (at?.row ?? false))}
          >
            <Menu.Group>
              <Menu.GroupLabel className={styles.label ?? ""}>{title}</Menu.GroupLabel>
              {!many && item(actions.show, <PanelBottom {...drawn} />)}
              {!many && item(actions.why, <ChartLine {...drawn} />)}
              {!many && item(actions.sendHere, <Send {...drawn} />)}
              {!many && item(actions.retry, <RotateCcw {...drawn} />)}
              {!many && <Menu.Separator className={styles.separator ?? ""} />}
              {item(actions.rename, <Pencil {...drawn} />, many ? texts.renameMany : texts.rename)}
              {item(actions.label, <Tag {...drawn} />, texts.label)}
              {item(
                actions.recordRows,
                <CircleDot {...drawn} />,
                many ? texts.recordMany(count) : texts.record,
              )}
              {item(actions.copy, <ClipboardList {...drawn} />, many ? texts.copyMany : texts.copy)}
              {item(actions.copyTable, <Table2 {...drawn} />)}
              {item(actions.markAll, <CopyCheck {...drawn} />)}
              {!castscope.isRecording && <MoveMenu rows={rows} />}
              {row !== undefined && actions.leave.applies(castscope, row) && (
                <Menu.Separator className={styles.separator ?? ""} />
              )}
              {item(actions.leave, <LogOut {...drawn} />, many ? texts.leaveMany(count) : texts.leave)}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** The interfaces to which at least one of the rows can be moved; nothing where there is none. */
function MoveMenu({ rows }: { readonly rows: readonly Membership[] }) {
  const castscope = useCastscope();
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const places = interfaces.filter(({ name }) => movable(rows, name).length > 0);
  if (places.length === 0) return null;
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={styles.item ?? ""}>
        <span className={own.icon}>
          <ArrowLeftRight {...drawn} />
        </span>
        <span className={own.words}>{words().move.to}</span>
        <ChevronRight {...drawn} />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner ?? ""}>
          <Menu.Popup className={styles.popup ?? ""}>
            {places.map(({ name, addresses }) => (
              <Menu.Item
                key={name}
                className={styles.item ?? ""}
                onClick={() => void moveRows(castscope, rows, name)}
              >
                <span className={own.words}>{name}</span>
                <span className="mono">{addresses[0]?.address}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

const drawn = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

interface RowItemProps {
  readonly action: Action<"row">;
  readonly icon: ReactNode;
  readonly words: string;
  readonly onClick: () => void;
}

function RowItem({ action, icon, words: text, onClick }: RowItemProps) {
  const [keys] = useKeysOf(action);
  return (
    <Menu.Item className={styles.item ?? ""} aria-keyshortcuts={keys && ariaKeys(keys)} onClick={onClick}>
      <span className={own.icon}>{icon}</span>
      <span className={own.words}>{text}</span>
      <span className={own.keys} aria-hidden="true">
        <ActionKeys action={action} />
      </span>
    </Menu.Item>
  );
}
