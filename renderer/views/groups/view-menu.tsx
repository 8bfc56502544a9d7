import { Menu } from "@base-ui/react/menu";
import { Check, Columns3 } from "lucide-react";
import type { ReactNode } from "react";
import buttons from "../../components/button.module.css";
import { classes } from "../../components/classes.ts";
import styles from "../../components/menu.module.css";
import { useCastscope, useView } from "../../context.tsx";
import { groupColumns } from "./columns.tsx";

/** What the table shows: its columns, and one scale for all sparklines. */
export function ViewMenu({ narrow }: { readonly narrow: boolean }) {
  const { view } = useCastscope();
  const hiddenColumns = useView((state) => state.hiddenColumns);
  const sharedScale = useView((state) => state.sharedScale);
  const toggle = (id: string, show: boolean): void => {
    const others = hiddenColumns.filter((other) => other !== id);
    view.setState({ hiddenColumns: show ? others : [...others, id] });
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={classes(buttons.button, buttons.quiet)} aria-label="Columns" title="Columns">
        <Columns3 size={14} strokeWidth={1.75} aria-hidden="true" />
        {narrow ? null : "Columns"}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup className={styles.popup ?? ""}>
            {groupColumns.map(
              ({ id, title, hideable }) =>
                hideable && (
                  <Item key={id} checked={!hiddenColumns.includes(id)} onChange={(show) => toggle(id, show)}>
                    {title}
                  </Item>
                ),
            )}
            <Menu.Separator className={styles.separator ?? ""} />
            <Item checked={sharedScale} onChange={(shared) => view.setState({ sharedScale: shared })}>
              One scale for all sparklines
            </Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ItemProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

function Item({ checked, onChange, children }: ItemProps) {
  return (
    <Menu.CheckboxItem
      className={styles.item ?? ""}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      closeOnClick={false}
    >
      <span className={styles.check}>
        <Menu.CheckboxItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </Menu.CheckboxItemIndicator>
      </span>
      {children}
    </Menu.CheckboxItem>
  );
}
