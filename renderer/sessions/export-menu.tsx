import { Menu } from "@base-ui/react/menu";
import { Download, Square } from "lucide-react";
import { useState } from "react";
import type { Args } from "../../shared/contract.ts";
import { formatEndpoint } from "../../shared/net/address.ts";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import buttons from "../components/button.module.css";
import { Button } from "../components/button.tsx";
import { classes } from "../components/classes.ts";
import styles from "../components/menu.module.css";
import { MenuPortal } from "../components/popups.tsx";
import { useCastscope, useTraffic, useView } from "../context.tsx";
import { TableItems } from "./table-items.tsx";
import { useSessionExport } from "./use-session-export.ts";
import { words } from "./words/words.ts";

type Format = Args<"exportRecording">["format"];

const formats: readonly Format[] = ["pcapng", "jsonl", "csv", "bin"];

/**
 * What can be taken along of the session that is shown: packets of a recording's chosen span, which are written where the door
 * runs, and tables and a page of any session, which this window saves.
 */
export function ExportMenu({ narrow = false }: { readonly narrow?: boolean }) {
  const { client, isRecording = false } = useCastscope();
  const packets = usePacketExport();
  const session = useSessionExport();
  const said = words().export;
  if (packets.isRunning) {
    return (
      <Button
        look="quiet"
        icon={<Square size={12} strokeWidth={2} aria-hidden="true" />}
        onClick={() => {
          client.stopExport().catch(() => {
            // It has ended, or the connection is lost, which has its own banner.
          });
        }}
      >
        {said.stop}
      </Button>
    );
  }
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={classes(buttons.button, buttons.quiet)}
        title={said.hint}
        disabled={session.isRunning}
      >
        <Download size={14} strokeWidth={1.75} aria-hidden="true" />
        <span className={narrow ? "visually-hidden" : undefined}>
          {session.isRunning ? said.running : said.button}
        </span>
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            {isRecording && <PacketItems onChoose={packets.run} />}
            <TableItems onChoose={(what) => void session.run(what)} />
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

interface PacketItemsProps {
  readonly onChoose: (format: Format, groups: number[] | null) => Promise<void>;
}

/** Of all groups or the selected one. */
function PacketItems({ onChoose }: PacketItemsProps) {
  const selected = useView((view) => view.selected);
  const row = useTraffic(({ memberships }) =>
    selected === null ? null : (memberships.get(selected) ?? null),
  );
  const said = words().export;
  const items = (groups: number[] | null) =>
    formats.map((format) => (
      <Menu.Item
        key={format}
        className={styles.item ?? ""}
        title={said.formats[format].about}
        onClick={() => void onChoose(format, groups)}
      >
        {said.formats[format].name}
      </Menu.Item>
    ));
  return (
    <>
      <Menu.Group className={styles.row ?? ""}>
        <Menu.GroupLabel className={styles.label ?? ""}>{said.all}</Menu.GroupLabel>
        {items(null)}
      </Menu.Group>
      {row !== null && (
        <Menu.Group className={styles.row ?? ""}>
          <Menu.GroupLabel className={styles.label ?? ""}>
            {said.ofGroup(formatEndpoint(row.address, row.port))}
          </Menu.GroupLabel>
          {items([row.id])}
        </Menu.Group>
      )}
      <Menu.Separator className={styles.separator ?? ""} />
    </>
  );
}

function usePacketExport() {
  const { client, notices } = useCastscope();
  const [isRunning, setRunning] = useState(false);
  const run = async (format: Format, groups: number[] | null): Promise<void> => {
    setRunning(true);
    try {
      const { folder, file, packets, stopped } = await client.exportRecording({
        format,
        groups,
        lengths: false,
      });
      const told = stopped ? words().export.stopped : words().export.done;
      notices.notify(told(packets, `${folder}/${file}`));
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    } finally {
      setRunning(false);
    }
  };
  return { isRunning, run };
}
