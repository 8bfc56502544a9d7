import { Menu } from "@base-ui/react/menu";
import { Columns3 } from "lucide-react";
import buttons from "../../components/button.module.css";
import { CheckItem } from "../../components/check-item.tsx";
import { classes } from "../../components/classes.ts";
import styles from "../../components/menu.module.css";
import { MenuPortal } from "../../components/popups.tsx";
import { useCastscope, useView } from "../../context.tsx";
import { groupColumns } from "./columns.tsx";
import { words } from "./words/words.ts";

/** What the table shows: its columns, and one scale for all sparklines. */
export function ViewMenu({ narrow }: { readonly narrow: boolean }) {
  const { view } = useCastscope();
  const hiddenColumns = useView((state) => state.hiddenColumns);
  const sharedScale = useView((state) => state.sharedScale);
  const toggle = (id: string, show: boolean): void => {
    const others = hiddenColumns.filter((other) => other !== id);
    view.setState({ hiddenColumns: show ? others : [...others, id] });
  };
  const texts = words().view;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={classes(buttons.button, buttons.quiet)}
        aria-label={texts.label}
        title={texts.label}
      >
        <Columns3 size={14} strokeWidth={1.75} aria-hidden="true" />
        {narrow ? null : texts.label}
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            {groupColumns.map(
              ({ id, title, hideable }) =>
                hideable && (
                  <CheckItem
                    key={id}
                    checked={!hiddenColumns.includes(id)}
                    onChange={(show) => toggle(id, show)}
                  >
                    {title}
                  </CheckItem>
                ),
            )}
            <Menu.Separator className={styles.separator ?? ""} />
            <CheckItem checked={sharedScale} onChange={(shared) => view.setState({ sharedScale: shared })}>
              {texts.sharedScale}
            </CheckItem>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}
