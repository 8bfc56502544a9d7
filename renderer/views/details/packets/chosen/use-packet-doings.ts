import { useMemo } from "react";
import { withTerm } from "../../../../../shared/filter/term.ts";
import { limits } from "../../../../../shared/limits.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { problemOf } from "../../../../../shared/problem.ts";
import { problemText } from "../../../../../shared/text/sentences.ts";
import type { ExportWhat, PacketDoings } from "../../../../actions/parts.ts";
import { usePart } from "../../../../actions/use-part.ts";
import { useCastscope } from "../../../../context.tsx";
import { rememberFilter } from "../../../../store/filters.ts";
import { type CopiedText, useCopiedText } from "../../use-copied-text.ts";
import { selectedCount } from "../list-selection.ts";
import type { PacketArranger } from "../packet-arranger.ts";
import type { SentTo } from "../packet-summary.tsx";
import { packetTexts } from "./packet-texts.ts";
import { readChosen } from "./read-chosen.ts";
import { words } from "./words/words.ts";

interface Given {
  readonly id: number;
  readonly arranger: PacketArranger;
  readonly to: SentTo;
  /** Asks in what form packets are exported. */
  readonly onExport: (what: ExportWhat) => void;
}

/** Does for the actions what is done with the packets chosen in the list; the answer says what was copied. */
export function usePacketDoings({ id, arranger, to, onExport }: Given): CopiedText {
  const { client, notices, view, traffic, parts, sessions } = useCastscope();
  const copied = useCopiedText();
  const { copy } = copied;
  const doings = useMemo<PacketDoings>(() => {
    const { list } = arranger;
    const fail = (error: unknown): void => void notices.notify(problemText(problemOf(error)));
    return {
      chosen: () => selectedCount(list.store.getState().selection.ranges),
      selectAll: () => list.selectAll(),
      copy: (as) => {
        const { ranges } = list.store.getState().selection;
        const whole = (number: number) => client.packet({ id, number });
        readChosen({ read: list.read, whole }, ranges).then(({ packets, leftOut, gone }) => {
          if (packets.length > 0)
            copy(packetTexts(packets, to, as), words().packetsAs(packets.length, words().copies[as]));
          const less = lessText(leftOut, gone);
          if (less !== null) notices.notify(less);
        }, fail);
      },
      exportTo: onExport,
      replay: () => {
        const { ranges } = list.store.getState().selection;
        const { arrangement } = arranger;
        const row = traffic.getState().memberships.get(id);
        if (ranges.length > limits.selectedRanges) {
          notices.notify(words().tooManyPieces(limits.selectedRanges));
          return;
        }
        client
          .selectPackets({ id, arrangement, ranges: [...ranges] })
          .then(({ selection, packets, gone }) => {
            const session = sessions?.store.getState().shown ?? null;
            parts.get("replay")?.({
              source: { kind: "packets", session, selection },
              name: words().packetsOf(packets, formatEndpoint(row?.address ?? "", row?.port ?? 0)),
              ...{ span: null, filter: "" },
            });
            if (gone > 0) notices.notify(words().gone(gone));
          }, fail);
      },
      neighbour: (back) => {
        const { selectedPlace: place } = list.store.getState();
        if (place === null) return;
        const { arrangement } = arranger;
        client.neighbour({ id, arrangement, place, back }).then((found) => {
          // Another list, or another packet, is looked at by now.
          if (arranger.arrangement !== arrangement || list.store.getState().selectedPlace !== place) return;
          if (found.place === null) notices.notify(noneText(back, found));
          else list.select(found.place);
        }, fail);
      },
      filterBy: (term) => {
        const filter = withTerm(arranger.store.getState().filterText, term, arranger.subject);
        arranger.setFilter(filter);
        rememberFilter(view, "packets", filter);
      },
      setReference: () => {
        const { selected } = list.store.getState();
        if (selected === null) return;
        client.packet({ id, number: selected }).then(({ at }) => {
          arranger.setReference(at);
          view.setState({ packetTime: "reference" });
        }, fail);
      },
    };
  }, [id, arranger, to, onExport, client, notices, view, copy, traffic, parts, sessions]);
  usePart("packets", doings);
  return copied;
}

/** Why less was copied than was chosen; null where it was not. */
function lessText(leftOut: number, gone: number): string | null {
  const said: string[] = [];
  if (leftOut > 0) {
    said.push(words().leftOut(leftOut, limits.copiedPackets, limits.copiedBytes / 1024 / 1024));
  }
  if (gone > 0) said.push(words().gone(gone));
  return said.length === 0 ? null : said.join(" ");
}

function noneText(
  back: boolean,
  { looked, atEnd }: { readonly looked: number; readonly atEnd: boolean },
): string {
  if (atEnd) return back ? words().noneBefore : words().noneAfter;
  return back ? words().noneSeenBefore(looked) : words().noneSeenAfter(looked);
}
