import { Menu } from "@base-ui/react/menu";
import { tableFormats, tableKinds } from "../../shared/report/session-tables.ts";
import styles from "../components/menu.module.css";
import type { SessionExport } from "./session-export.ts";

/** The tables and the page of a session, as items of a menu. */
export function TableItems({ onChoose }: { readonly onChoose: (what: SessionExport) => void }) {
  return (
    <>
      {tableKinds.map((of) => (
        <Menu.Group key={of} className={styles.row ?? ""}>
          <Menu.GroupLabel className={styles.label ?? ""}>{headings[of]}</Menu.GroupLabel>
          {tableFormats.map((format) => (
            <Menu.Item
              key={format}
              className={styles.item ?? ""}
              aria-label={`${headings[of]} as ${format.toUpperCase()}`}
              onClick={() => onChoose({ kind: "table", of, format })}
            >
              {format.toUpperCase()}
            </Menu.Item>
          ))}
        </Menu.Group>
      ))}
      <Menu.Separator className={styles.separator ?? ""} />
      <Menu.Item
        className={styles.item ?? ""}
        title="One page with figures and charts that opens and prints without Castscope"
        onClick={() => onChoose({ kind: "report" })}
      >
        Report, HTML
      </Menu.Item>
    </>
  );
}

const headings = { groups: "Groups", sources: "Sources", streams: "Streams" } as const;
