import { Menu } from "@base-ui/react/menu";
import { ArrowLeftRight, ChevronRight } from "lucide-react";
import type { Membership } from "../../../shared/model/membership.ts";
import buttons from "../../components/button.module.css";
import { classes } from "../../components/classes.ts";
import styles from "../../components/menu.module.css";
import { MenuPortal } from "../../components/popups.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { movable, moveRows } from "./move-rows.ts";
import own from "./row-menu.module.css";
import { words } from "./words/words.ts";

interface MoveProps {
  readonly rows: readonly Membership[];
}

/** The interfaces to which at least one of the rows can be moved. */
function usePlaces(rows: readonly Membership[]) {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  return interfaces.filter(({ name }) => movable(rows, name).length > 0);
}

/** In the menu of rows: the interfaces that they can be moved to; nothing where there is none. */
export function MoveSubmenu({ rows }: MoveProps) {
  if (usePlaces(rows).length === 0) return null;
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={styles.item ?? ""}>
        <span className={own.icon}>
          <ArrowLeftRight {...drawn} />
        </span>
        <span className={own.words}>{words().move.to}</span>
        <ChevronRight {...drawn} />
      </Menu.SubmenuTrigger>
      <Places rows={rows} />
    </Menu.SubmenuRoot>
  );
}

/** The same as a button with a menu of its own. */
export function MoveButton({ rows, narrow }: MoveProps & { readonly narrow: boolean }) {
  if (usePlaces(rows).length === 0) return null;
  const { to, short } = words().move;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={classes(buttons.button, buttons.quiet)} aria-label={to} title={to}>
        <ArrowLeftRight {...drawn} />
        {!narrow && short}
      </Menu.Trigger>
      <Places rows={rows} />
    </Menu.Root>
  );
}

function Places({ rows }: MoveProps) {
  const castscope = useCastscope();
  return (
    <MenuPortal>
      <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="start">
        <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
          {usePlaces(rows).map(({ name, addresses }) => (
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
    </MenuPortal>
  );
}

const drawn = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;
