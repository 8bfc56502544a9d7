import { Menu } from "@base-ui/react/menu";
import { classes } from "../../../components/classes.ts";
import menu from "../../../components/menu.module.css";
import { useCastscope } from "../../../context.tsx";
import styles from "./filter-by-items.module.css";

/** Items of a menu: only the packets that have a value, or only the others. */
export function FilterByItems({ term }: { readonly term: string }) {
  const { parts } = useCastscope();
  const item = (words: string, condition: string) => (
    <Menu.Item
      className={classes(menu.item, styles.item)}
      onClick={() => parts.get("packets")?.filterBy(condition)}
      title={condition}
    >
      {words} <span className={styles.term}>{term}</span>
    </Menu.Item>
  );
  return (
    <>
      {item("Filter by", term)}
      {item("Filter out", `not ${term}`)}
    </>
  );
}
