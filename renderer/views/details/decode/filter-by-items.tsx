import { Menu } from "@base-ui/react/menu";
import { classes } from "../../../components/classes.ts";
import menu from "../../../components/menu.module.css";
import { useCastscope } from "../../../context.tsx";
import styles from "./filter-by-items.module.css";
import { words } from "./words/words.ts";

/** Items of a menu: only the packets that have a value, or only the others. */
export function FilterByItems({ term }: { readonly term: string }) {
  const { parts } = useCastscope();
  const item = (doing: string, condition: string) => (
    <Menu.Item
      className={classes(menu.item, styles.item)}
      onClick={() => parts.get("packets")?.filterBy(condition)}
      title={condition}
    >
      {doing} <span className={styles.term}>{term}</span>
    </Menu.Item>
  );
  return (
    <>
      {item(words().filterBy, term)}
      {/* no words: of the filter language */}
      {item(words().filterOut, `not ${term}`)}
    </>
  );
}
