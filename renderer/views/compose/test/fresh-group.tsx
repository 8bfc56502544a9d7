import { Switch } from "../../../components/switch.tsx";
import { useCastscope } from "../../../context.tsx";
import { useDraft } from "../use-draft.ts";
import { offerFreshGroup } from "./offer-fresh-group.ts";
import styles from "./test-fields.module.css";
import { words } from "./words/words.ts";

/** A group that nothing here has joined, written into To; typing another turns it off. */
export function FreshGroup() {
  const { label, unused } = words().fresh;
  const castscope = useCastscope();
  const fresh = useDraft((state) => state.freshTo !== null && state.freshTo === state.to);
  const turn = (on: boolean): void => {
    if (on) void offerFreshGroup(castscope);
    else castscope.compose.setState({ freshTo: null });
  };
  return (
    <div className={styles.fresh}>
      <p>{label}</p>
      {fresh && <span>{unused}</span>}
      <Switch label={label} checked={fresh} onChange={turn} />
    </div>
  );
}
