import { formatBytes } from "../../../format.ts";
import type { LinkState } from "../../../statements/network.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { FileRefusal, systemProblems } from "../../../statements/problems/system.ts";
import { formatClock } from "../../clock.ts";
import { formatCount } from "../../count.ts";
import type { Sentences } from "../../say.ts";
import { linkEnds, linkState, noRoute } from "../network.ts";

export const german = {
  "recording-reserve": ({ folder, free }) =>
    `Aufzeichnung angehalten, weil in ${folder} nur noch ${formatBytes(free)} frei sind: einen anderen Ordner oder einen kleineren Ring wählen.`,
  "recording-disk-full": ({ file }) =>
    `Aufzeichnung angehalten, weil für ${file} kein Platz mehr war: einen anderen Ordner oder einen kleineren Ring wählen.`,
  "recording-file-gone": ({ file }) =>
    `Aufzeichnung angehalten, weil ${file} währenddessen gelöscht wurde: Der Inhalt ist verloren, neu aufzeichnen.`,
  "recording-not-opened": ({ file, why, code }) => fileRefused(file, why, code),
  "recording-not-written": ({ file, code }) =>
    `Aufzeichnung angehalten, weil ${file} nicht zu schreiben war (${code}).`,
  "export-not-written": ({ file, code }) =>
    code === "ENOSPC" || code === "EDQUOT"
      ? `Für ${file} war kein Platz mehr: einen anderen Ort wählen.`
      : code === "EPIPE"
        ? `Nicht alles wurde geschrieben, weil niemand ${file} mehr liest.`
        : `${file} war nicht bis zum Ende zu schreiben (das System sagt ${code}).`,
  "recording-thread-ended": () => "Aufzeichnung angehalten, weil der Thread endete, der die Datei schreibt.",
  "port-in-use": ({ port }) =>
    `Port ${port} ist schon von einem anderen Programm belegt, das ihn nicht teilt.`,
  "port-in-use-by-user": ({ port, user }) =>
    `Port ${port} ist von einem Programm des Benutzers ${user} belegt, das ihn gar nicht oder nur mit dessen Programmen teilt.`,
  "port-not-shareable": ({ port }) =>
    `Port ${port} ist von einem anderen Programm belegt, ungeteilt oder auf eine Weise (SO_REUSEPORT), die koffi oder Node 22.12 braucht.`,
  "port-not-shared-whole": ({ port }) =>
    `Port ${port} ist von einem anderen Programm belegt, ungeteilt oder durch SO_REUSEPORT, wo das System uns seine Pakete gäbe: Einer Gruppe allein beizutreten, kann gelingen.`,
  "source-port-in-use": ({ port }) =>
    `Quellport ${port} ist von einem anderen Programm belegt: einen anderen oder „automatisch“ wählen oder ihn teilen.`,
  "source-port-not-shared": ({ port }) =>
    `Quellport ${port} ist von einem anderen Programm belegt, das ihn nicht teilt: einen anderen oder „automatisch“ wählen.`,
  "no-source-port-free": () =>
    "Das System hat keinen Quellport mehr frei: andere Sendevorgänge anhalten oder einen Quellport nennen.",
  "joined-address-gone": ({ interface: name }) =>
    `${name ?? chosen} hat die Adresse nicht mehr, mit der beigetreten wurde.`,
  "sending-address-gone": ({ interface: name }) =>
    `${name ?? "Dieser Rechner"} hat die Adresse nicht mehr, von der gesendet wird.`,
  "interface-without-multicast": ({ interface: name }) =>
    `${name ?? chosen} ist weg oder hat kein Multicast: einstecken oder eine andere wählen.`,
  "interface-gone": ({ interface: name, since }) =>
    waiting(`${name} ist weg`, since, "die Schnittstelle wieder da ist"),
  "interface-down": ({ interface: name, since }) => inState(name, "down", since),
  "interface-unplugged": ({ interface: name, since }) => inState(name, "unplugged", since),
  "interface-lower-down": ({ interface: name, since }) => inState(name, "lower-down", since),
  "interface-dormant": ({ interface: name, since }) => inState(name, "dormant", since),
  "interface-absent": ({ wanted, looksLikeAddress, names }) => {
    const what = looksLikeAddress
      ? `Noch hat keine Schnittstelle die Adresse ${wanted}`
      : `Noch heißt keine Schnittstelle ${wanted}`;
    const has = names.length === 0 ? "dieser Rechner hat keine" : `dieser Rechner hat ${names.join(", ")}`;
    return `${what} (${has}): Der Beitritt folgt von selbst, sobald es sie gibt.`;
  },
  "no-route-for-group": ({ address, why, instead }) => {
    const choice =
      instead === null ? "" : `, oder jetzt mit einer genannten Schnittstelle, etwa „on ${instead}“`;
    return `${noRoute(address, why)}: Der Beitritt folgt von selbst, sobald es eine gibt${choice}.`;
  },
  "broadcasts-not-apart": ({ interface: name }) =>
    `Das dgram von Node kann Broadcasts auf ${name} nicht von anderen trennen: „on ${name}“ weglassen oder koffi installieren.`,
  "routed-otherwise": ({ address, interface: name, by }) =>
    `Das dgram von Node überlässt den Weg zu einem Rechner dem Routing, das zu ${address} über ${by} führt: ${by} statt ${name} wählen oder koffi installieren.`,
  "dscp-not-settable": () =>
    "Das dgram von Node kann beim Senden keinen DSCP setzen: mit DSCP 0 senden oder unter Linux koffi installieren.",
  "address-on-several": ({ interface: name, address, other }) =>
    `Auch ${other} hat ${address}, und das dgram von Node benennt Schnittstellen nach ihrer Adresse: an ${name} eine eigene vergeben oder koffi installieren.`,
  "interface-unnamed": ({ interface: name }) =>
    `${name} hat keine IPv4-Adresse, und das dgram von Node benennt Schnittstellen danach: eine vergeben oder koffi installieren.`,
  "interface-without-family": ({ interface: name, family, since }) =>
    waiting(`${name} hat keine IPv${family}-Adresse`, since, "eine da ist"),
  "interface-without-address": ({ interface: name, address, since }) =>
    waiting(`${name} hat die Adresse ${address} nicht`, since, "sie da ist"),
  "no-route-to": ({ address, interface: on }) =>
    on === null
      ? `Von hier führt keine Route zu ${address}: eine Schnittstelle wählen.`
      : `${on} hat keine Route zu ${address}: eine andere Schnittstelle wählen oder eine Route ergänzen.`,
  "no-way-out": ({ interface: on }) =>
    `${on ?? "Die Schnittstelle"} ist weg oder abgeschaltet: einstecken, einschalten oder eine andere wählen.`,
  "send-queue-full": ({ interface: on }) =>
    `${on ?? "Dieser Rechner"} konnte sie nicht so schnell abnehmen: Die Warteschlange hat verworfen, was als abgelehnt gezählt ist. Langsamer senden.`,
  "answered-unreachable": ({ address, from }) =>
    `${answerer(from)} hat geantwortet, dass ${address} nicht zu erreichen ist.`,
  "answered-prohibited": ({ address, from }) =>
    `${answerer(from)} hat geantwortet, dass eine Regel dort Pakete an ${address} abweist.`,
  "answered-ttl-exceeded": ({ address, from }) =>
    `${answerer(from)} hat geantwortet, dass die TTL auf dem Weg zu ${address} aufgebraucht war: eine größere wählen.`,
  "nothing-listens": ({ address, port }) =>
    `${address} hat geantwortet, dass ${port === null ? "dort" : `auf Port ${port}`} nichts empfängt.`,
  "datagram-too-large": () => "Das Datagramm ist größer, als das System sendet: die Nutzdaten verkleinern.",
  "port-privileged": ({ port }) =>
    `Port ${port} erlaubt dieses System nur berechtigten Programmen: Ports ab 1024 sind für alle frei.`,
  "not-permitted": ({ doing }) =>
    `${actions[doing]} hat das System nicht erlaubt: Eine Firewall, eine Route oder eine Datenschutzeinstellung verbietet es.`,
  "firewall-forbids": ({ doing }) => `${actions[doing]} verbietet eine Firewall-Regel dieses Rechners.`,
  "no-groups-for-sockets": () =>
    `Das System lässt keinen Socket einer IPv4-Gruppe beitreten, weil ${groupsSetting} 0 ist: auf 1 oder mehr setzen (sysctl -w ${groupsSetting}=20).`,
  "no-memory": () => "Das System hat keinen Speicher mehr für einen weiteren Socket oder ein Datagramm.",
  "open-files-reached": ({ limit }) =>
    limit === null
      ? "Die Grenze offener Dateien dieses Systems ist erreicht: vor dem Start erhöhen (ulimit -n) oder einige Gruppen verlassen."
      : `Die Grenze von ${formatCount(limit)} offenen Dateien je Programm ist erreicht: vor dem Start erhöhen (ulimit -n ${4 * limit}) oder einige Gruppen verlassen.`,
  "open-files-of-all-reached": () =>
    "Die Grenze offener Dateien des ganzen Rechners ist erreicht: erhöhen (sysctl fs.file-max) oder Programme schließen.",
  "host-memberships-unread": () =>
    "Die Mitgliedschaften dieses Rechners sind nicht bekannt: Das System ließ sie nicht lesen.",
  "history-off": () => "Es wird kein Verlauf geführt: Castscope mit --history und einer Datei starten.",
  "history-unreadable": ({ reason }) => `Der Verlauf ist nicht zu lesen: ${reason}.`,
  "ipv6-off": () => "Auf diesem Rechner ist IPv6 abgeschaltet.",
  "system-refused": ({ doing, address, reason }) =>
    `${actions[doing]} hat das System verweigert, für ${address}: ${reason}.`,
} satisfies Sentences<ValuesByName<typeof systemProblems>>;

const chosen = "Die vom System gewählte Schnittstelle";
/** What was tried, in the accusative at the beginning of a sentence. */
const actions = { join: "Den Beitritt", send: "Das Senden" } as const;
const groupsSetting = "net.ipv4.igmp_max_memberships";

function answerer(from: string): string {
  return from === "" ? "Ein Router" : from;
}

function inState(name: string, state: LinkState, since: number | null): string {
  return waiting(linkState(name, state), since, linkEnds(state));
}

/** @param until the end of a clause: “sobald … wieder da ist” */
function waiting(state: string, since: number | null, until: string): string {
  const time = since === null ? "" : `, seit ${formatClock(since)}`;
  return `${state}${time}: Der ${since === null ? "" : "erneute "}Beitritt folgt von selbst, sobald ${until}.`;
}

function fileRefused(file: string, why: FileRefusal, code: string): string {
  const system = `das System sagt ${code}`;
  switch (why) {
    case "there":
      return `${file} gibt es schon (${system}): einen anderen Namen wählen.`;
    case "no-folder":
      return `Den Ordner von ${file} gibt es nicht (${system}): anlegen oder einen anderen wählen.`;
    case "not-permitted":
      return `${file} darf nicht geschrieben werden (${system}): einen eigenen Ordner wählen.`;
    case "is-folder":
      return `${file} ist ein Ordner (${system}): eine Datei darin nennen.`;
    case "other":
      return `${file} ließ sich nicht anlegen: ${system}.`;
  }
}
