import type { Membership } from "../../../shared/model/membership.ts";
import { ColourMark } from "../../components/colour-mark.tsx";
import styles from "./label-chip.module.css";

/** How people marked a group, small, beside its name; nothing where they did not. */
export function LabelChip({ label, colour }: Pick<Membership, "label" | "colour">) {
  if (label === "" && colour === null) return null;
  return (
    <span className={styles.chip}>
      {colour !== null && <ColourMark colour={colour} />}
      {label !== "" && (
        <span className={styles.text} title={label}>
          {label}
        </span>
      )}
    </span>
  );
}
