import styles from "./target-list.module.css";
import type { TargetOffer } from "./target-offers.ts";
import { words } from "./words/words.ts";

interface TargetListProps {
  readonly id: string;
  readonly offers: readonly TargetOffer[];
  readonly active: number;
  readonly onTake: (offer: TargetOffer) => void;
}

/** Targets below the To field, which keeps the focus. */
export function TargetList({ id, offers, active, onTake }: TargetListProps) {
  const said = words();
  return (
    <div className={styles.list} id={id} role="listbox" aria-label={said.offers}>
      {offers.map((offer, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant)
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose
        <div
          key={offer.to}
          id={targetId(id, place)}
          className={styles.offer}
          role="option"
          aria-selected={place === active}
          // The field would lose the focus, and the list close before the click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <code>{offer.to}</code>
          <span className={styles.name}>{offer.name}</span>
          <span className={styles.from}>
            {offer.from === "recent" && place === active ? said.forget : said.from[offer.from]}
          </span>
        </div>
      ))}
    </div>
  );
}

export function targetId(list: string, place: number): string {
  return `${list}-${place}`;
}
