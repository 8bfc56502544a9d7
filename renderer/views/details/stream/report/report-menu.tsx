import { Menu } from "@base-ui/react/menu";
import { FileText } from "lucide-react";
import buttons from "../../../../components/button.module.css";
import { classes } from "../../../../components/classes.ts";
import styles from "../../../../components/menu.module.css";
import { MenuPortal } from "../../../../components/popups.tsx";
import { useCastscope } from "../../../../context.tsx";
import { writeClipboard } from "../../bytes/clipboard.ts";
import { words } from "./words/words.ts";

interface ReportMenuProps {
  /** The report as a text for people. */
  readonly text: () => string;
  /** The same for programs. */
  readonly json: () => string;
}

/** Takes the report of a stream along. */
export function ReportMenu({ text, json }: ReportMenuProps) {
  const { notices } = useCastscope();
  const menu = words().menu;
  const copy = async (report: string, said: string): Promise<void> => {
    const copied = await writeClipboard(report);
    notices.notify(copied ? said : menu.refused);
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={classes(buttons.button, buttons.quiet)} title={menu.title}>
        <FileText size={14} strokeWidth={1.75} aria-hidden="true" />
        <span data-word>{menu.button}</span>
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            <Menu.Item className={styles.item ?? ""} onClick={() => void copy(text(), menu.copiedText)}>
              {menu.text}
            </Menu.Item>
            <Menu.Item className={styles.item ?? ""} onClick={() => void copy(json(), menu.copiedJson)}>
              {menu.json}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}
