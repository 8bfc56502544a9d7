import type { steps } from "../../statements/steps.ts";
import type { Sentences } from "../say.ts";

/** Where a command follows, the sentence ends with a colon. */
export const german = {
  "plug-in-again": () => "Wieder einstecken: Der Beitritt zur Gruppe folgt von selbst.",
  connect: () => "Kabel oder Gegenstelle anschließen.",
  "switch-on": () => "Einschalten:",
  "switch-on-lower": () => "Die Schnittstelle darunter einschalten; sie steht hier hinter dem @:",
  "let-in": () => "Ins Netz lassen, durch 802.1X oder das WLAN-Passwort.",
  "look-at-switch-port": () =>
    "Den Switch prüfen: Ein Port mit eben erst aufgebauter Verbindung bleibt bis zu einer halben Minute gesperrt (Spanning Tree), und vielleicht hat auch der Sender seinen Weg verloren.",
  "give-address-back": () =>
    "Die Adresse zurückgeben, per DHCP oder von Hand, oder auf einer anderen Schnittstelle beitreten: Der Beitritt folgt von selbst.",
  "give-address": () =>
    "Eine Adresse vergeben, per DHCP oder von Hand, oder auf einer anderen Schnittstelle beitreten.",
  "check-cable-or-give-address": () => "Kabel und VLAN prüfen oder von Hand eine Adresse vergeben.",
  "join-on-default": ({ interface: name }) =>
    `Ist der Sender über ${name} erreichbar, dort beitreten: „on ${name}“ ergänzen.`,
  "join-there": ({ interface: name }) => `Dort beitreten: „on ${name}“ ergänzen.`,
  "look-at-sender": ({ source }) =>
    `Prüfen, ob ${source} diese Gruppe noch sendet, und mit einer TTL, die bis zu diesem Rechner reicht.`,
  "join-again": () => "Die Gruppe verlassen und wieder beitreten.",
  retry: () => "Erneut versuchen.",
  "close-or-other-port": () => "Dort schließen oder auf einem anderen Port beitreten.",
  "other-port": () => "Auf einem anderen Port beitreten.",
  "find-port-holder": () => "So ist es zu finden:",
  "larger-receive-buffers": () => "Programmen größere Empfangspuffer erlauben, dann neu beitreten:",
  "leave-when-seen": () =>
    "Diese Zeile verlassen, sobald genug zu sehen war: Dann geht Unicast wieder dorthin, wohin es vorher ging.",
  "take-load": () => "Diesen Rechner entlasten: weniger Gruppen beobachten oder andere Programme beenden.",
  "look-at-checksums": () =>
    "Den Sender prüfen, dessen Netzwerkkarte die Prüfsumme vielleicht weglässt, und Kabel und Karten auf dem Weg.",
  "mend-fragments": () =>
    "Den Sender höchstens 1.472 Byte je Datagramm senden lassen, die über Ethernet nicht zerlegt werden, oder auf dem Weg eine Firewall suchen, die nur das erste Stück durchlässt.",
  "look-at-counters": () => "Nachsehen mit:",
  "set-querier-version": ({ version }) => `Den Querier dieses Netzes auf ${version} stellen.`,
  "set-version-back": () => "Zurückstellen:",
  "switch-on-querying": ({ protocol }) =>
    `Auf Router oder Switch dieses Netzes den ${protocol}-Querier einschalten; Verlassen und neu Beitreten hilft für etwa 4 min.`,
  "check-cable-and-switch": () => "Kabel, Switch-Port und dessen VLAN prüfen.",
  "capture-traffic": ({ interface: name }) => `Auf ${name} mit Wireshark oder tcpdump nachsehen.`,
  "look-at-reverse-path": () => "Nachsehen mit:",
  "add-route-or-loosen": ({ source, interface: name }) =>
    `Eine Route zu ${source ?? theSender} über ${name} ergänzen oder lockerer prüfen:`,
  "add-route-or-switch-off": ({ source, interface: name }) =>
    `Eine Route zu ${source ?? theSender} über ${name} ergänzen oder die Prüfung abschalten:`,
  "group-outside-local-block": () => "Eine Gruppe außerhalb von x.0.0.y und x.128.0.y wählen.",
  "groups-apart": () =>
    "Wo Switches nach Ethernet-Adressen filtern, Gruppen wählen, die sich in den letzten 23 Bit unterscheiden.",
  "look-at-firewall-linux": () => "Nachsehen mit:",
  "look-at-firewall-windows": () =>
    "In der Windows-Sicherheit nachsehen: Firewall- & Netzwerkschutz, Zugriff von App durch Firewall zulassen.",
  "look-at-firewall-macos": () => "In den Systemeinstellungen nachsehen: Netzwerk, Firewall, Optionen.",
  "look-at-local-network": () =>
    "In den Systemeinstellungen nachsehen: Datenschutz & Sicherheit, Lokales Netzwerk.",
} satisfies Sentences<typeof steps>;

const theSender = "dem Sender, falls er nicht im selben Subnetz ist,";
