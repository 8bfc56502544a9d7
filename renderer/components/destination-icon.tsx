import { Megaphone, Monitor, RadioTower } from "lucide-react";
import type { DestinationKind } from "../../shared/model/destination.ts";

const icons: Readonly<Record<DestinationKind, typeof Monitor>> = {
  group: RadioTower,
  unicast: Monitor,
  broadcast: Megaphone,
};

/** What kind of address packets went to. Say the word beside it. */
export function DestinationIcon({ kind }: { readonly kind: DestinationKind }) {
  const Icon = icons[kind];
  return <Icon size={13} strokeWidth={1.75} aria-hidden="true" data-kind={kind} />;
}
