import { Menu } from "@base-ui/react/menu";
import { Download, Square } from "lucide-react";
import { useState } from "react";
import type { Args } from "../../shared/contract.ts";
import { formatEndpoint } from "../../shared/net/address.ts";
import { problemOf } from "../../shared/problem.ts";
import { plural } from "../../shared/text/count.ts";
import { problemText } from "../../shared/text/sentences.ts";
import buttons from "../components/button.module.css";
import { Button } from "../components/button.tsx";
import { classes } from "../components/classes.ts";
import styles from "../components/menu.module.css";
import { useCastscope, useTraffic, useView } from "../context.tsx";
import { TableItems } from "./table-items.tsx";
import { useSessionExport } from "./use-session-export.ts";

type Format = Args<"exportRecording">["format"];

const formats: readonly { readonly format: Format; readonly words: string; readonly about: string }[] = [
  { format: "pcapng", words: "pcapng", about: "Packets with their headers, for Wireshark and others" },
  { format: "jsonl", words: "JSON lines", about: "A JSON object for each packet" },
  { format: "csv", words: "CSV", about: "A table with a line for each packet" },
  { format: "bin", words: "Payloads", about: "The bytes of the payloads, one behind another" },
];

/**
 * What can be taken along of the session that is shown: packets of a recording's chosen span, which are written where the door
 * runs, and tables and a page of any session, which this window saves.
 */
export function ExportMenu() {
  const { client, isRecording = false } = useCastscope();
  const packets = usePacketExport();
  const session = useSessionExport();
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
        Stop exporting
      </Button>
    );
  }
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={classes(buttons.button, buttons.quiet)}
        title="Write what is shown of this session to a file"
        disabled={session.isRunning}
      >
        <Download size={14} strokeWidth={1.75} aria-hidden="true" />
        {session.isRunning ? "Exporting …" : "Export"}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup className={styles.popup ?? ""}>
            {isRecording && <PacketItems onChoose={packets.run} />}
            <TableItems onChoose={(what) => void session.run(what)} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
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
  const items = (groups: number[] | null) =>
    formats.map(({ format, words, about }) => (
      <Menu.Item
        key={format}
        className={styles.item ?? ""}
        title={about}
        onClick={() => void onChoose(format, groups)}
      >
        {words}
      </Menu.Item>
    ));
  return (
    <>
      <Menu.Group className={styles.row ?? ""}>
        <Menu.GroupLabel className={styles.label ?? ""}>The chosen time, all packets</Menu.GroupLabel>
        {items(null)}
      </Menu.Group>
      {row !== null && (
        <Menu.Group className={styles.row ?? ""}>
          <Menu.GroupLabel className={styles.label ?? ""}>
            Of it, {formatEndpoint(row.address, row.port)}
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
      const end = stopped ? " Exporting was stopped." : "";
      notices.notify(`${plural(packets, "packet")} exported to ${folder}/${file}.${end}`);
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    } finally {
      setRunning(false);
    }
  };
  return { isRunning, run };
}
