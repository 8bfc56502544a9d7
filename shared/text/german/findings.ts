import { formatDuration, formatSpeed } from "../../format.ts";
import type { findings, PortKeeper } from "../../statements/findings.ts";
import type { ValuesOf } from "../../statements/statement.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { listed } from "./list.ts";

export const german: Sentences<typeof findings> = {
  "interface-gone": ({ interface: name, agoMs }) => `${name} ist weg${since(agoMs)}.`,
  "interface-down": ({ interface: name, agoMs }) => `${name} ist abgeschaltet${since(agoMs)}.`,
  "interface-unplugged": ({ interface: name, agoMs }) =>
    `${name} ist eingeschaltet, ohne Verbindung${since(agoMs)}.`,
  "interface-lower-down": ({ interface: name, agoMs }) =>
    `${name} ist eingeschaltet, aber die Schnittstelle darunter ist abgeschaltet${since(agoMs)}.`,
  "interface-dormant": ({ interface: name, agoMs }) =>
    `${name} ist noch nicht in sein Netz gelassen${since(agoMs)}.`,
  "interface-is-port": ({ interface: name, master }) =>
    `${name} ist ein Port von ${master}; alles, was dort ankommt, geht dorthin: Auf ${name} ist kein Empfang möglich.`,
  "interface-came-back": ({ interface: name, awayMs, agoMs }) =>
    `${name} war ${formatDuration(awayMs)} weg und ist seit ${formatDuration(agoMs)} wieder da: Castscope ist der Gruppe wieder beigetreten, seitdem kam nichts.`,
  "interface-up": ({ interface: name, speed }) =>
    speed === null ? `${name} ist aktiv.` : `${name} ist aktiv, ${formatSpeed(speed)}.`,
  "address-missing": ({ interface: name, family }) =>
    `${name} hat keine IPv${family}-Adresse, also ist dort kein Beitritt möglich.`,
  "address-went": ({ interface: name, address, agoMs }) =>
    `${name} hat ${address}, die Adresse des Beitritts, vor ${formatDuration(agoMs)} verloren.`,
  "address-self-assigned": ({ interface: name, address }) =>
    `${name} hat nur ${address}, selbst vergeben, weil kein DHCP-Server geantwortet hat.`,
  "address-there": ({ interface: name, address }) => `${name} hat ${address}.`,
  "default-none": ({ interface: name, address }) =>
    `Dieser Rechner hat keine Route zu ${address}; auf ${name} beigetreten, wie angegeben.`,
  "default-here": ({ interface: name, address }) => `Für ${address} nimmt das System ${name}.`,
  "default-changed": ({ interface: name, usual }) =>
    `Beim Beitritt hat das System ${name} gewählt, jetzt würde es ${usual} wählen.`,
  "default-elsewhere": ({ interface: name, usual, address }) =>
    `Beigetreten auf ${name}, während das System für ${address} ${usual} nimmt.`,

  "port-own": ({ port }) => `Kein anderes Programm nutzt Port ${port} für diese Gruppe.`,
  "port-shared": ({ port, holders }) =>
    `Auf Port ${port} ${listens(holders)} auch ${keepers(holders)}: Jedes Programm bekommt seine eigene Kopie.`,
  "port-whole-own": ({ port }) => `Kein anderes Programm nutzt Port ${port}.`,
  "port-whole-shared": ({ port, holders }) =>
    `Auf Port ${port} ${listens(holders)} auch ${keepers(holders)}: Gruppen und Broadcast kommen an jeden passenden Socket, Unicast nur an den genauesten.`,
  "port-unicast-elsewhere": ({ addresses, holders }) =>
    `Unicast an ${listed(addresses)} ist hier nicht zu hören, sondern geht nur an den genauesten Bind: ${keepers(holders)}; Gruppen und Broadcast kommen an jeden passenden Socket.`,
  "port-unicast-taken": ({ port, holders }) =>
    `An jede Adresse auf Port ${port} gebunden ${holders.length === 1 ? "ist" : "sind"} auch ${keepers(holders)}: Unter gleichen Sockets bekommt der neueste den Unicast, den anderen fehlt er.`,
  "port-held-by-program": ({ port, holders }) =>
    `Port ${port} ist belegt und nicht geteilt: ${keepers(holders)}.`,
  "port-held": ({ port, holders }) => `Port ${port} ist belegt: ${keepers(holders)}.`,
  "port-held-untold": ({ port }) => `Ein anderes Programm belegt Port ${port} und teilt ihn nicht.`,
  "port-free-again": ({ port }) => `Port ${port} war belegt und ist wieder frei.`,

  "memberships-untold": () => "Dieses System sagt nicht, wo es beigetreten ist.",
  "group-not-listed": ({ group, interface: name }) =>
    `Das System führt ${group} nicht auf ${name ?? someInterface}.`,
  "group-listed-without-source": ({ group, interface: name, source }) =>
    `Das System führt ${group} auf ${name ?? someInterface}, aber nicht für die Quelle ${source}.`,
  "group-listed": ({ group, interface: name, sockets, source }) => {
    const how = sockets === null ? "" : ` mit ${plural(sockets, "Socket", "Sockets")}`;
    const from = source === null ? "" : ` und der Quelle ${source}`;
    return `Das System führt ${group} auf ${name ?? someInterface}${how}${from}.`;
  },
  "comes-elsewhere": ({ group, interface: name, other }) =>
    `${group} kommt auf ${other} an und nicht auf ${name}.`,
  "sender-sends-others": ({ source, groups }) =>
    `Von ${source} ${groups.length === 1 ? "kommt" : "kommen"} ${listed(groups)} an: Der Sender lebt und erreicht diesen Rechner.`,
  "damaged-here": ({ packets }) =>
    `Mit falscher Prüfsumme angekommen und weggeworfen: ${plural(packets, "Paket", "Pakete")} davon.`,
  "damaged-somewhere": ({ packets }) =>
    `Seit dem Beitritt mit falscher Prüfsumme angekommen, für welchen Port auch immer: ${plural(packets, "Datagramm", "Datagramme")} (InCsumErrors).`,
  "fragments-unfinished": ({ fragments, datagrams }) =>
    `Von größeren Datagrammen ${fragments === 1 ? "kam" : "kamen"} seit dem Beitritt ${plural(fragments, "Stück", "Stücke")} an, und jedes Mal fehlt eines: bisher ${plural(datagrams, "Datagramm", "Datagramme")} aufgegeben (ReasmFails).`,
  "fragments-given-up": ({ datagrams }) =>
    `Seit dem Beitritt aufgegeben, weil Stücke fehlen: ${plural(datagrams, "Datagramm", "Datagramme")} (ReasmFails).`,
  discarded: ({ counts }) =>
    `Dieser Rechner hat Angekommenes weggeworfen, für welchen Port auch immer: ${listed(counts.map(({ counter, packets }) => `${formatCount(packets)} (${counter})`))}.`,
  "dropped-here": ({ packets, agoMs }) =>
    `Dieser Rechner hat ${plural(packets, "Paket", "Pakete")} davon verworfen, zuletzt vor ${formatDuration(agoMs)}: angekommen und nicht im Netz verloren.`,
  "version-untold": ({ interface: name, protocol }) =>
    `Dieses System sagt nicht, welche Version von ${protocol} ${name} spricht.`,
  "version-newest": ({ interface: name, version }) => `${name} spricht ${version}.`,
  "version-older-any-source": (values) => `${older(values)}: Das genügt, um jede Quelle zu hören.`,
  "version-older-no-forwarding": (values) =>
    `${older(values)}: Router leiten quellenspezifische Gruppen damit nicht weiter.`,
  "version-older-all-sources": ({ source, ...values }) =>
    `${older(values)}: Das Netz schickt jede Quelle der Gruppe, und erst dieser Rechner wählt ${source} aus.`,

  "traffic-of-group": ({ interface: name }) => `Pakete dieser Gruppe kommen auf ${name} an.`,
  "traffic-of-group-dropped": ({ interface: name }) =>
    `Pakete dieser Gruppe kommen auf ${name} an, und dieser Rechner verwirft sie.`,
  "traffic-of-group-at-firewall": ({ interface: name }) =>
    `Pakete dieser Gruppe kommen auf ${name} an, und die Firewall dieses Rechners verwirft sie.`,
  "traffic-untold": ({ interface: name }) => `Was auf ${name} ankommt, wird hier nicht gezählt.`,
  "traffic-of-others": ({ interface: name, packets, multicast, seconds }) =>
    `Auf ${name} ${came(packets)} innerhalb von ${formatCount(seconds)} s ${plural(packets, "Paket", "Pakete")} anderen Verkehrs an${ofThem(multicast)}.`,
  "traffic-of-whom": ({ interface: name, packets, multicast, seconds }) =>
    `Auf ${name} ${came(packets)} innerhalb von ${formatCount(seconds)} s ${plural(packets, "Paket", "Pakete")} an${ofThem(multicast)}; was dieser Rechner dahinter verworfen hat, ist dabei.`,
  "traffic-never": ({ interface: name }) => `Auf ${name} ist noch nie etwas angekommen.`,
  "traffic-none": ({ interface: name, seconds }) =>
    `Auf ${name} kam innerhalb von ${formatCount(seconds)} s überhaupt nichts an.`,

  "querier-not-needed": ({ interface: name }) =>
    `Pakete dieser Gruppe kommen weiter auf ${name} an: Sie werden nicht gefiltert.`,
  "querier-heard-mld": ({ interface: name }) => `${name} hat eine MLD-Anfrage gehört.`,
  "querier-heard-igmp": ({ interface: name, version }) => `${name} hat eine ${version}-Anfrage gehört.`,
  "querier-seems-missing": ({ interface: name, protocol, afterMs }) =>
    `Pakete kamen und endeten ${formatDuration(afterMs)} nach dem Beitritt, wie wenn ein Switch an ${name} filtert und kein ${protocol}-Querier fragt.`,
  "querier-outlasted": ({ ms }) =>
    `Pakete kamen noch ${formatDuration(ms)} nach dem Beitritt, länger als ein Switch ohne Querier wartet.`,
  "querier-never-heard-mld": ({ interface: name }) => `${name} hat noch nie eine MLD-Anfrage gehört.`,
  "querier-too-early": ({ protocol, ms }) =>
    `Pakete kamen noch ${formatDuration(ms)} nach dem Beitritt: zu kurz für ein Urteil, denn ein Switch ohne ${protocol}-Querier beendet sie nach etwa 4 min 20 s.`,
  "querier-untold": ({ interface: name, protocol }) =>
    `Ob an ${name} ein ${protocol}-Querier fragt, ist von hier nicht zu erkennen.`,

  "reverse-path-untold": ({ interface: name }) =>
    `Ob ${name} Quellen ohne Rückweg über diese Schnittstelle verwirft, ist nicht bekannt.`,
  "reverse-path-off": ({ interface: name }) => `${name} nimmt Pakete jeder Quelle an (rp_filter ist 0).`,
  "reverse-path-drops": ({ interface: name, sources, by, mode, packets }) => {
    const why = by === null ? "keine Route zurückführt" : `der Rückweg über ${by} führt`;
    return `${name} verwirft, was von ${listed(sources)} kommt, weil ${why} (rp_filter ist ${mode}${soFar(packets)}).`;
  },
  "reverse-path-right": ({ interface: name, sources }) =>
    `Der Rückweg zu ${listed(sources)} führt über ${name}.`,
  "reverse-path-off-others": ({ interface: name, packets }) =>
    `${name} nimmt Pakete jeder Quelle an; eine andere Schnittstelle hat gerade welche wegen ihrer Quelle verworfen: ${formatCount(packets)} seit dem Beitritt (IPReversePathFilter).`,
  "reverse-path-loose": ({ interface: name, mode, dropped }) =>
    `${name} nimmt Pakete jeder Quelle an, zu der eine Route führt (rp_filter ist ${mode}${soFar(dropped)}).`,
  "reverse-path-loose-no-default": ({ interface: name, mode, dropped }) =>
    `${name} verwirft Quellen, zu denen keine Route führt, und es gibt keine Standardroute (rp_filter ist ${mode}${soFar(dropped)}).`,
  "reverse-path-just-dropped": ({ packets, mode }) => {
    const way =
      mode === 1
        ? "deren Rückweg nicht über die Schnittstelle führt, auf der sie ankamen"
        : "zu deren Quelle keine Route führt";
    return `Dieser Rechner hat gerade Pakete verworfen, ${way}, ${formatCount(packets)} seit dem Beitritt (rp_filter ist ${mode}).`;
  },
  "reverse-path-default": ({ interface: name, mode }) =>
    `${name} verwirft nur Quellen, zu denen ${mode === 1 ? "eine andere" : "keine"} Route führt (rp_filter ist ${mode}).`,
  "reverse-path-strict": ({ interface: name, dropped }) =>
    `${name} verwirft Quellen, zu denen der Rückweg anders führt (rp_filter ist 1${soFar(dropped)}).`,

  "ethernet-address-local": ({ group, twin, mac }) =>
    `${group} hat die Ethernet-Adresse von ${twin}, ${mac}: Switches fluten sie oder behandeln sie als lokal.`,
  "ethernet-address-shared": ({ interface: name, groups, mac }) =>
    groups.length === 1
      ? `${listed(groups)} auf ${name} hat dieselbe Ethernet-Adresse, ${mac}: Ein Switch liefert womöglich beide statt einer.`
      : `${listed(groups)} auf ${name} haben dieselbe Ethernet-Adresse, ${mac}: Ein Switch liefert womöglich alle statt einer.`,
  "ethernet-address-own": ({ interface: name, mac }) =>
    `Keine andere auf ${name} beigetretene Gruppe hat ihre Ethernet-Adresse, ${mac}.`,
  "firewall-open": () => "Pakete kommen an, also hält keine Firewall sie ab.",
  "firewall-untold-linux": ({ port }) =>
    `Ob eine Firewall dieses Rechners Port ${port} verwirft, erfährt nur root.`,
  "firewall-drops": ({ chain, port, packets, all }) =>
    `Die Firewall dieses Rechners hat gerade ${plural(packets, "Paket", "Pakete")} für Port ${port} verworfen, insgesamt ${formatCount(all)}: eine Regel von „${chain}“.`,
  "firewall-may-drop": ({ chain, port, packets, all }) =>
    `Die Firewall dieses Rechners hat gerade ${plural(packets, "Paket", "Pakete")} verworfen, insgesamt ${formatCount(all)}, vielleicht auch für Port ${port}: eine Regel von „${chain}“.`,
  "firewall-forbids": ({ chain, port, packets }) =>
    packets === null
      ? `Die Firewall dieses Rechners verwirft ungezählt, was für Port ${port} ist: eine Regel von „${chain}“.`
      : `Die Firewall dieses Rechners verwirft, was für Port ${port} ist, bisher ${formatCount(packets)}: eine Regel von „${chain}“.`,
  "firewall-closed": ({ chain, port }) =>
    `Die Firewall dieses Rechners verwirft, was keine Regel einlässt, und keine von „${chain}“ lässt Port ${port} sicher ein.`,
  "firewall-uncounted": ({ chain, port }) =>
    `Eine Regel von „${chain}“ verwirft Pakete und zählt sie nicht: Ob die für Port ${port} dabei sind, ist nicht bekannt.`,
  "firewall-lets-in": ({ port }) =>
    `Keine Regel der Firewall dieses Rechners verwirft, was für Port ${port} ist.`,
  "firewall-silent": ({ port }) =>
    `Ob eine Firewall dieses Rechners Port ${port} verwirft, ist nicht bekannt: Weder nft noch iptables-save antwortet.`,
  "firewall-untold-windows": () =>
    "Windows fragt für jedes Programm einmal, ob es empfangen darf: Wo das abgelehnt wurde, kommt nichts an.",
  "firewall-untold-macos": () => "Vielleicht hält die Firewall von macOS Pakete von Castscope ab.",
  "local-network-allowed": () => "Castscope darf das lokale Netz nutzen.",
  "local-network-untold": () =>
    "macOS lässt Castscope nur mit Erlaubnis ins lokale Netz; ohne sie kommt nichts an.",
};

const someInterface = "der Schnittstelle";

/** “, seit 12 s”, where it is known. */
function since(agoMs: number | null): string {
  return agoMs === null ? "" : `, seit ${formatDuration(agoMs)}`;
}

function soFar(dropped: number): string {
  return dropped === 0 ? "" : `, ${formatCount(dropped)} seit dem Beitritt verworfen`;
}

const came = (packets: number): string => (packets === 1 ? "kam" : "kamen");

function ofThem(multicast: number): string {
  return multicast > 0 ? `, davon ${formatCount(multicast)} Multicast` : "";
}

function older({
  interface: name,
  version,
  forced,
}: ValuesOf<typeof findings, "version-older-any-source">): string {
  const why = forced
    ? "weil es auf diesem Rechner so eingestellt ist"
    : "weil ein älterer Querier zu hören war";
  return `${name} spricht ${version}, ${why}`;
}

const listens = (holders: readonly PortKeeper[]): string => (holders.length === 1 ? "hört" : "hören");

function keepers(holders: readonly PortKeeper[]): string {
  return listed(holders.map(keeper));
}

/** “vlc (Prozess 4182)”; always the subject or by itself behind a colon. */
function keeper(holder: PortKeeper): string {
  switch (holder.is) {
    case "program":
      return `${holder.name} (Prozess ${holder.pid})`;
    case "this-program":
      return "Castscope selbst";
    case "user":
      return `ein Programm des Benutzers ${holder.user}`;
    case "untold":
      return "ein unbekanntes Programm";
  }
}
