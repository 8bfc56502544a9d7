import { formatEndpoint } from "../../../shared/net/address.ts";
import { type KnownGroup, knownGroups } from "../../../shared/net/known-groups.ts";
import { knownGroupAbout } from "../../../shared/text/known-groups.ts";
import { Button } from "../../components/button.tsx";
import { InterfaceSelect } from "../../components/interface-select.tsx";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { joinOne, showJoined, showRow } from "../toolbar/join/join-actions.ts";
import { knownIntent } from "../toolbar/join/known-intent.ts";
import styles from "./known-groups-list.module.css";
import { words } from "./words/words.ts";

/** Groups that are worth a look on most networks, each with one button. */
export function KnownGroupsList() {
  const { view } = useCastscope();
  const joinOn = useView((state) => state.joinOn);
  const texts = words().known;
  return (
    <section aria-labelledby="known-heading">
      <header className={styles.header}>
        <h2 className={styles.heading} id="known-heading">
          {texts.heading}
        </h2>
        <span className={styles.on}>{texts.on}</span>
        <InterfaceSelect
          label={texts.onLabel}
          look="control"
          value={joinOn}
          onChange={(name) => view.setState({ joinOn: name })}
        />
      </header>
      <ul className={styles.list}>
        {knownGroups.map((group) => (
          <KnownItem key={`${group.address} ${group.port}`} group={group} />
        ))}
      </ul>
    </section>
  );
}

function KnownItem({ group }: { readonly group: KnownGroup }) {
  const castscope = useCastscope();
  const { notify } = castscope.notices;
  const { address, port, name } = group;
  const endpoint = formatEndpoint(address, port);
  const joined = useTraffic(
    ({ memberships }) =>
      [...memberships.values()].find((row) => row.address === address && row.port === port)?.id ?? null,
  );
  const act = async (): Promise<void> => {
    if (joined !== null) {
      showRow(castscope, joined, endpoint);
      return;
    }
    const outcome = await joinOne(castscope, knownIntent(group));
    if (outcome.ok) showJoined(castscope, outcome, endpoint);
    else notify(outcome.message);
  };
  const texts = words().known;
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <p className={styles.name}>{name}</p>
        <p className={styles.about}>{knownGroupAbout(name)}</p>
      </div>
      <code className={styles.address}>{endpoint}</code>
      <Button
        className={styles.button}
        aria-label={(joined === null ? texts.joinOne : texts.showOne)(name, endpoint)}
        onClick={() => void act()}
      >
        {joined === null ? texts.join : texts.show}
      </Button>
    </li>
  );
}
