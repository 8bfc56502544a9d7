import { Menu } from "@base-ui/react/menu";
import { tableFormats, tableKinds } from "../../shared/report/session-tables.ts";
import styles from "../components/menu.module.css";
import type { SessionExport } from "./session-export.ts";
import { words } from "./words/words.ts";

/** The tables and the page of a session, as items of a menu. */
export function TableItems({ onChoose }: { readonly onChoose: (what: SessionExport) => void }) {
  const said = words().export;
  return (
    <>
      {tableKinds.map((of) => (
        <Menu.Group key={of} className={styles.row ?? ""}>
          <Menu.GroupLabel className={styles.label ?? ""}>{said.tables[of]}</Menu.GroupLabel>
          {tableFormats.map((format) => (
            <Menu.Item
              key={format}
              className={styles.item ?? ""}
              aria-label={said.tableAs(said.tables[of], format.toUpperCase())}
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
        title={said.reportHint}
        onClick={() => onChoose({ kind: "report" })}
      >
        {said.report}
      </Menu.Item>
    </>
  );
}
