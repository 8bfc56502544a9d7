import type { HeardPort, ProbeState } from "../../../shared/model/probe.ts";
import { formatEndpoint, parseAddress } from "../../../shared/net/address.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { joinOne, showJoined, showRow } from "../toolbar/join/join-actions.ts";
import styles from "./find-port.module.css";
import { words } from "./words/words.ts";

interface HeardTableProps {
  readonly told: ProbeState;
  /** Where it was asked to be joined; null lets the system choose. */
  readonly on: string | null;
  /** A row is looked at now. */
  readonly onShow: () => void;
}

/** What each port heard, with what joins it. */
export function HeardTable({ told, on, onShow }: HeardTableProps) {
  const said = words();
  const { heard, end } = told;
  return (
    <>
      <p className={styles.sum} role="status">
        {heard.length > 0 ? said.heard(heard.length) : end === null ? said.nothingYet : said.nothing}
      </p>
      {heard.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={said.table}>
            <thead>
              <tr>
                <th className={styles.number}>{said.columns.port}</th>
                <th>{said.columns.looks}</th>
                <th className={styles.number}>{said.columns.packets}</th>
                <th>{said.columns.from}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {heard.map((one) => (
                <HeardRow key={one.port} one={one} told={told} on={on} onShow={onShow} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function HeardRow({ one, told, on, onShow }: HeardTableProps & { readonly one: HeardPort }) {
  const castscope = useCastscope();
  const said = words();
  const { address, source } = told;
  const { port, packets, from, senders, looksLike } = one;
  const endpoint = formatEndpoint(address, port);
  const joined = useTraffic(
    ({ memberships }) =>
      [...memberships.values()].find(
        (row) => row.address === address && row.port === port && row.source === source,
      )?.id ?? null,
  );
  const act = async (): Promise<void> => {
    if (joined !== null) {
      showRow(castscope, joined, endpoint);
      onShow();
      return;
    }
    const parsed = parseAddress(address);
    if (!parsed.ok) return;
    const intent = { kind: "group", address: parsed.value, port, on, from: source, bind: "group" } as const;
    const outcome = await joinOne(castscope, intent);
    if (outcome.ok) showJoined(castscope, outcome, endpoint);
    else castscope.notices.notify(outcome.message);
  };
  return (
    <tr>
      <td className={styles.number}>{port}</td>
      <td className={styles.looks} title={looksLike?.info}>
        {looksLike?.title ?? <span className={styles.unknown}>{said.unknown}</span>}
      </td>
      <td className={styles.number} data-live>
        {formatCount(packets)}
      </td>
      <td className={styles.from}>
        <code>{from}</code> {senders > 1 && said.more(senders - 1)}
      </td>
      <td className={styles.act}>
        <Button
          aria-label={(joined === null ? said.joinOne : said.showOne)(endpoint)}
          onClick={() => void act()}
        >
          {joined === null ? said.join : said.show}
        </Button>
      </td>
    </tr>
  );
}
