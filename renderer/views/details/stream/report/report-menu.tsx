import { Menu } from "@base-ui/react/menu";
import { FileText } from "lucide-react";
import buttons from "../../../../components/button.module.css";
import { classes } from "../../../../components/classes.ts";
import styles from "../../../../components/menu.module.css";
import { useCastscope } from "../../../../context.tsx";
import { writeClipboard } from "../../bytes/clipboard.ts";

interface ReportMenuProps {
  /** The report as a text for people. */
  readonly text: () => string;
  /** The same for programs. */
  readonly json: () => string;
}

/** Takes the report of a stream along. */
export function ReportMenu({ text, json }: ReportMenuProps) {
  const { notices } = useCastscope();
  const copy = async (report: string, as: string): Promise<void> => {
    const copied = await writeClipboard(report);
    notices.notify(
      copied ? `Copied the report ${as}.` : "The system did not let Castscope use the clipboard.",
    );
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={classes(buttons.button, buttons.quiet)}
        title="The figures of this stream as a report, to take along"
      >
        <FileText size={14} strokeWidth={1.75} aria-hidden="true" />
        <span data-word>Report</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup className={styles.popup ?? ""}>
            <Menu.Item className={styles.item ?? ""} onClick={() => void copy(text(), "as text")}>
              Copy as text
            </Menu.Item>
            <Menu.Item className={styles.item ?? ""} onClick={() => void copy(json(), "as JSON")}>
              Copy as JSON
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
