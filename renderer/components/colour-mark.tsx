import type { GroupColour } from "../../shared/model/group-look.ts";
import { classes } from "./classes.ts";
import styles from "./colour-mark.module.css";
import { colourName } from "./colour-name.ts";

/** The colour that people gave a group, said by its name as well; an empty square for none. */
export function ColourMark({ colour }: { readonly colour: GroupColour | null }) {
  const name = colourName(colour);
  return (
    <span
      className={classes(styles.mark, colour === null && styles.none)}
      data-colour={colour ?? undefined}
      title={name}
      role="img"
      aria-label={name}
    />
  );
}
