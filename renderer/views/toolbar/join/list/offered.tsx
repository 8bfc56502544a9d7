import { Check } from "lucide-react";
import { type ReactNode, useCallback, useMemo } from "react";
import { formatAge } from "../../../../../shared/format.ts";
import { limits } from "../../../../../shared/limits.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { announcerTitles } from "../../../../../shared/text/announcers.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { Button } from "../../../../components/button.tsx";
import { Switch } from "../../../../components/switch.tsx";
import { useAnswers } from "../../../../components/use-answers.ts";
import { useHostMemberships } from "../../../../components/use-host-memberships.ts";
import { useCastscope, useTraffic } from "../../../../context.tsx";
import { useKept } from "../../../../store/use-kept.ts";
import styles from "./offered.module.css";
import { announcedOffers, hostOffers, lineOf, type Offer } from "./offers.ts";
import type { JoinListState } from "./use-join-list.ts";
import { words } from "./words/words.ts";

interface OfferedProps {
  readonly state: Pick<JoinListState, "list" | "add" | "progress">;
}

/** Below the list: groups that others announce, and those that other programs joined, to be put into it. */
export function Offered({ state }: OfferedProps) {
  return (
    <div className={styles.offered}>
      <Announced state={state} />
      <JoinedHere state={state} />
    </div>
  );
}

function Announced({ state }: OfferedProps) {
  const { client } = useCastscope();
  const [listen, setListen] = useKept("listen");
  const at = useTraffic((traffic) => traffic.at);
  const ask = useCallback(() => client.announced(), [client]);
  const { value } = useAnswers(ask, limits.announcedAskMs);
  const offers = listen.on ? announcedOffers(value?.announcements ?? []) : [];
  const texts = words().offered;
  return (
    <Column
      {...{ state, offers }}
      title={texts.announced}
      none={listen.on ? texts.nothingHeard : texts.notListening}
      about={({ by, from, lastAt }) =>
        texts.announcedBy(announcerTitles[by], from, formatAge(Math.max(0, at - lastAt)))
      }
    >
      <span className={styles.listen} aria-hidden="true">
        {texts.listen}
      </span>
      <Switch label={texts.listenFor} checked={listen.on} onChange={(on) => setListen({ ...listen, on })} />
    </Column>
  );
}

function JoinedHere({ state }: OfferedProps) {
  const { value } = useHostMemberships();
  const ids = useTraffic((traffic) => traffic.ids);
  const { traffic } = useCastscope();
  const offers = useMemo(() => {
    const rows = traffic.getState().memberships;
    return hostOffers(
      value?.memberships ?? [],
      ids.flatMap((id) => rows.get(id) ?? []),
    );
  }, [value, ids, traffic]);
  const texts = words().offered;
  return (
    <Column
      {...{ state, offers }}
      title={texts.joinedHere}
      none={value === null ? "" : texts.nothingJoined}
      about={({ programs, interface: on }) =>
        texts.joinedBy(
          (programs ?? []).map(({ name, pid }) => `${name} (${pid})`).join(", ") || texts.otherProgram,
          on,
        )
      }
    />
  );
}

interface ColumnProps<From> extends OfferedProps {
  readonly title: string;
  readonly offers: readonly Offer<From>[];
  /** Said where nothing is offered. */
  readonly none: string;
  readonly about: (from: From) => string;
  readonly children?: ReactNode;
}

function Column<From>({ state, title, offers, none, about, children }: ColumnProps<From>) {
  const { list, add, progress } = state;
  const texts = words().offered;
  return (
    <section className={styles.column} aria-label={title}>
      <header className={styles.header}>
        <h3 className={styles.title}>{title}</h3>
        {offers.length > 0 && <span className={styles.count}>{formatCount(offers.length)}</span>}
        <span className={styles.space} />
        {children}
      </header>
      {offers.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.list}>
          {offers.map((offer) => {
            const line = lineOf(list, offer);
            const endpoint = formatEndpoint(offer.address, offer.port);
            const said = about(offer.from);
            return (
              <li key={offer.key} className={styles.offer}>
                <span className={styles.name} data-none={offer.name === "" || undefined} title={offer.name}>
                  {offer.name || texts.noName}
                </span>
                <code className={styles.endpoint}>{endpoint}</code>
                <span className={styles.about} title={said} data-live>
                  {said}
                </span>
                {line === null ? (
                  <Button
                    look="link"
                    aria-label={texts.addOne(offer.name, endpoint)}
                    disabled={progress !== null}
                    onClick={() => add(offer.text)}
                  >
                    {texts.add}
                  </Button>
                ) : (
                  <span className={styles.there}>
                    <Check size={12} strokeWidth={2} aria-hidden="true" />
                    {texts.line(line)}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
