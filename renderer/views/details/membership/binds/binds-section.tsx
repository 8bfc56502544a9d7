import { ChartNetwork, Table2 } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { formatDuration } from "../../../../../shared/format.ts";
import type { PortHolder } from "../../../../../shared/host.ts";
import { limits } from "../../../../../shared/limits.ts";
import type { Destinations } from "../../../../../shared/model/destination.ts";
import type { Membership } from "../../../../../shared/model/membership.ts";
import { furtherSentence, untoldSentence } from "../../../../../shared/text/destinations.ts";
import { Button } from "../../../../components/button.tsx";
import { usePolled } from "../../../../components/use-polled.ts";
import { useCastscope, useTraffic, useView } from "../../../../context.tsx";
import { chosenBelow } from "../../../../store/view.ts";
import panel from "../membership-panel.module.css";
import { BindDrawing } from "./bind-drawing.tsx";
import { BindTable } from "./bind-table.tsx";
import styles from "./binds-section.module.css";
import { bindPicture } from "./picture.ts";
import { words } from "./words/words.ts";

interface BindsSectionProps {
  readonly row: Membership;
  /** Those of this program on the same port. */
  readonly rows: readonly Membership[];
  /** Who holds the port; null where the system does not tell, or before the first answer. */
  readonly holders: readonly PortHolder[] | null;
}

const none: Destinations = { untold: 0, further: 0, destinations: [] };

/** What each bind on the row's port lets through, as a drawing or as a table. */
export function BindsSection({ row, rows, holders }: BindsSectionProps) {
  const [all, setAll] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const told = useDestinations(row);
  const direct = useView((view) => view.direct.includes(row.id));
  const { port } = row;
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const platform = useTraffic((traffic) => traffic.about?.platform ?? "");
  const at = useTraffic((traffic) => Math.floor(traffic.at / 1_000) * 1_000);
  const picture = useMemo(
    () =>
      bindPicture(
        { row, rows, destinations: told.destinations, holders: holders ?? [], interfaces, platform, at },
        { all, direct },
      ),
    [row, rows, told, holders, interfaces, platform, at, all, direct],
  );
  const chosen = useView((view) => {
    const below = chosenBelow(view, row.id);
    return below && `${below.address} ${below.interface ?? ""}`;
  });
  const { further } = picture;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
    <div className={styles.section} role="group" aria-labelledby="binds-heading">
      <header className={panel.bar}>
        <h3 className={panel.heading} id="binds-heading">
          {words().heading}
        </h3>
        <p className={panel.summary}>
          {picture.heard
            ? words().heard(port)
            : words().nothing(port, formatDuration(Math.max(0, at - row.joinedAt)))}
        </p>
        <Button
          look="quiet"
          icon={
            asTable ? (
              <ChartNetwork size={14} strokeWidth={1.75} aria-hidden="true" />
            ) : (
              <Table2 size={14} strokeWidth={1.75} aria-hidden="true" />
            )
          }
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? words().asDrawing : words().asTable}
        </Button>
      </header>
      {asTable ? (
        <BindTable picture={picture} told={told.destinations} port={port} />
      ) : (
        <BindDrawing picture={picture} port={port} chosen={chosen} />
      )}
      {(further > 0 || all) && (
        <p className={styles.further}>
          {further > 0 && `${words().more(further)} `}
          <Button look="link" onClick={() => setAll(!all)}>
            {all ? words().showBusiest : words().showAll}
          </Button>
        </p>
      )}
      {told.untold > 0 && <p className={panel.note}>{untoldSentence(told.untold)}</p>}
      {told.further > 0 && <p className={panel.note}>{furtherSentence(told.further)}</p>}
    </div>
  );
}

/** Where packets of the port went, told by the row itself or by another of this program that hears the whole port. */
function useDestinations(row: Membership): Destinations {
  const { client } = useCastscope();
  const { id, port, family } = row;
  const whole = useTraffic(({ memberships }) => {
    const hears = (one: Membership | undefined): boolean =>
      one?.bind === "any" && one.port === port && one.family === family && one.state !== "failed";
    if (hears(memberships.get(id))) return id;
    return [...memberships.values()].find(hears)?.id ?? null;
  });
  const ask = useCallback(
    async () => (whole === null ? none : client.destinations({ id: whole })),
    [client, whole],
  );
  const { value } = usePolled(ask, whole === null ? null : limits.sourcesMs);
  return (whole === null ? null : value) ?? none;
}
