import { Menu } from "@base-ui/react/menu";
import { Copy, List, Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import styles from "../../../components/menu.module.css";
import { MenuPortal, overAnchor } from "../../../components/popups.tsx";
import { type Castscope, useCastscope } from "../../../context.tsx";
import { showPackets } from "../../../store/view.ts";
import { words } from "./words/words.ts";

interface SourceMenuProps {
  readonly membership: Membership;
  /** Where it was asked for, in the window, and of which source; null while it is closed. */
  readonly asked: { readonly at: DOMRect; readonly source: Source } | null;
  readonly onClose: () => void;
}

const drawn = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What can be done with a source: its packets, a membership of it alone, its address. */
export function SourceMenu({ membership, asked, onClose }: SourceMenuProps) {
  const castscope = useCastscope();
  const texts = words().menu;
  const source = asked?.source;
  const item = (icon: ReactNode, text: string, run: (source: Source) => void) => (
    <Menu.Item className={styles.item ?? ""} onClick={() => source && run(source)}>
      <span className={styles.check}>{icon}</span>
      {text}
    </Menu.Item>
  );
  return (
    <Menu.Root modal={false} open={asked !== null} onOpenChange={(open) => !open && onClose()}>
      <MenuPortal>
        <Menu.Positioner
          className={styles.positioner ?? ""}
          anchor={asked && { getBoundingClientRect: () => asked.at }}
          align="start"
          side="bottom"
          collisionAvoidance={overAnchor}
        >
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            <Menu.Group>
              <Menu.GroupLabel className={styles.label ?? ""}>
                {source && formatEndpoint(source.address, source.port)}
              </Menu.GroupLabel>
              {item(<List {...drawn} />, texts.packets, (one) => showSource(castscope, membership.id, one))}
              {canJoinAlone(castscope, membership) &&
                item(
                  <Plus {...drawn} />,
                  texts.joinAlone,
                  (one) => void joinAlone(castscope, membership, one),
                )}
              {item(
                <Copy {...drawn} />,
                texts.copy,
                ({ address }) => void navigator.clipboard?.writeText(address),
              )}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

/** The packets of one source among the group's. */
export function showSource({ view }: Pick<Castscope, "view">, id: number, { address, port }: Source): void {
  // no words: the language of filters
  showPackets(view, id, `src ${address} and sport = ${port}`);
}

/** A group that is heard from every source can be heard from one as well, on a row of its own. */
function canJoinAlone({ isRecording }: Castscope, { kind, source, bind }: Membership): boolean {
  return !isRecording && kind === "group" && source === null && bind === "group";
}

async function joinAlone(castscope: Castscope, membership: Membership, { address: from }: Source) {
  const { client, notices, view } = castscope;
  const { address, port, interface: on } = membership;
  const asked = {
    address,
    port,
    interface: on?.name ?? null,
    source: from,
    bind: "group",
    name: "",
  } as const;
  try {
    const { id } = await client.join(asked);
    view.setState({ selected: id, chosen: null });
  } catch (error) {
    notices.notify(problemText(problemOf(error)));
  }
}
