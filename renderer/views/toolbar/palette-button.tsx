import { Search } from "lucide-react";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import styles from "./toolbar.module.css";

/** Opens the command palette, and says by which keys it opens too. */
export function PaletteButton() {
  const palette = useAction(actions.palette);
  return (
    <Button
      className={styles.palette}
      icon={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
      aria-label={palette.words}
      title={palette.hint}
      aria-keyshortcuts={palette["aria-keyshortcuts"]}
      onClick={() => palette.run(null)}
    >
      <ActionKeys action={actions.palette} />
    </Button>
  );
}
