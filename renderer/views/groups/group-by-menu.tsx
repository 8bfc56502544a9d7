import { Menu } from "@base-ui/react/menu";
import { Check, Layers } from "lucide-react";
import { type GroupBy, groupBys } from "../../../shared/kept/sections.ts";
import buttons from "../../components/button.module.css";
import { classes } from "../../components/classes.ts";
import styles from "../../components/menu.module.css";
import { MenuPortal } from "../../components/popups.tsx";
import { useCastscope, useView } from "../../context.tsx";
import own from "./group-by-menu.module.css";
import { words } from "./words/words.ts";

/** By what the rows stand below headings; the button says by what they do. */
export function GroupByMenu({ narrow }: { readonly narrow: boolean }) {
  const { view } = useCastscope();
  const groupBy = useView((state) => state.groupBy);
  const texts = words().view;
  const name = texts.grouped[groupBy];
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={classes(buttons.button, buttons.quiet, groupBy !== "none" && own.grouped)}
        aria-label={name}
        title={name}
      >
        <Layers size={14} strokeWidth={1.75} aria-hidden="true" />
        {narrow ? null : name}
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            <Menu.RadioGroup value={groupBy} onValueChange={(by: GroupBy) => view.setState({ groupBy: by })}>
              <Menu.Group>
                <Menu.GroupLabel className={styles.label ?? ""}>{texts.groupBy}</Menu.GroupLabel>
                {groupBys.map((by) => (
                  <Menu.RadioItem key={by} className={styles.item ?? ""} value={by} closeOnClick>
                    <span className={styles.check}>
                      <Menu.RadioItemIndicator>
                        <Check size={14} strokeWidth={2} aria-hidden="true" />
                      </Menu.RadioItemIndicator>
                    </span>
                    {texts.by[by]}
                  </Menu.RadioItem>
                ))}
              </Menu.Group>
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}
