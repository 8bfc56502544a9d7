import { formatBytes } from "../../../format.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { requestProblems } from "../../../statements/problems/requests.ts";
import { formatCount, plural } from "../../count.ts";
import { type Sentences, say } from "../../say.ts";
import { german as input } from "../input.ts";
import { linkState, noRoute } from "../network.ts";

/** Annotated: its type as the compiler would infer it, with every mistake of input in it, is too long. */
export const german: Sentences<ValuesByName<typeof requestProblems>> = {
  "group-unreadable": ({ mistake }) => say(input, mistake),
  "group-not-joinable": ({ address }) =>
    `${address} ist keine Gruppe: Gruppen sind 224.0.0.0/4 und ff00::/8.`,
  "bind-of-host": ({ address }) =>
    `${address} ist ein einzelner Rechner und wird allein gehört: Nur eine Gruppe lässt sich an jede Adresse binden.`,
  "port-watched-whole": ({ address }) =>
    `${address} hört den Port auf jeder Schnittstelle und von jedem: Schnittstelle und Quelle weglassen.`,
  "source-unreadable": ({ mistake }) => say(input, mistake),
  "memberships-full": ({ most }) =>
    `Mehr als ${plural(most, "Mitgliedschaft", "Mitgliedschaften")} gehen nicht: eine verlassen, um einer anderen Gruppe beizutreten.`,
  "membership-left": () => "Diese Gruppe ist schon verlassen.",
  "membership-left-too-long": () =>
    "Das Verlassen ist zu lange her, um es rückgängig zu machen: neu beitreten.",
  "name-changed-since": ({ group, name }) =>
    name === ""
      ? `Der Name von ${group} wurde inzwischen gelöscht und bleibt es.`
      : `${group} heißt inzwischen „${name}“ und behält diesen Namen.`,
  "look-changed-since": ({ group }) =>
    `Etikett und Farbe von ${group} wurden inzwischen geändert und bleiben.`,
  "membership-not-failed": () => "Nur ein gescheiterter Beitritt lässt sich erneut versuchen.",

  "interface-unknown": ({ mistake }) => say(input, mistake),
  "interface-lacks-family": ({ interface: name, family }) =>
    `${name} hat keine IPv${family}-Adresse, also ist dort weder Beitritt noch Senden möglich: eine vergeben oder eine andere wählen.`,
  "host-not-ours": ({ address, own }) => {
    const ours = own.map((one) => `${one.address} (${one.interface})`).join(", ");
    return `${address} ist keine Adresse dieses Rechners: Er hat ${ours === "" ? "keine" : ours}.`;
  },
  "host-elsewhere": ({ address, holder, named }) =>
    `${address} ist eine Adresse von ${holder}, nicht von ${named}: „on ${named}“ weglassen.`,
  "no-route-without-interface": ({ address, why, instead }) => {
    const choice = instead === null ? "ein Netz anschließen" : `eine Schnittstelle wählen, etwa ${instead}`;
    return `${noRoute(address, why)}: ${choice}.`;
  },
  "interface-cannot-send": ({ interface: name, state }) =>
    `${linkState(name, state)}, also ist dort kein Senden möglich: eine andere Schnittstelle wählen.`,

  "probe-of-no-group": ({ address }) =>
    `${address} ist keine Gruppe: Gesucht wird der Port einer Gruppe, etwa von 239.1.2.3.`,
  "probes-full": ({ most }) =>
    `Mehr als ${plural(most, "Portsuche", "Portsuchen")} zugleich gehen nicht: erst eine anhalten.`,
  "probe-forgotten": () => "Diese Portsuche ist nicht mehr bekannt.",
  "interface-cannot-join": ({ interface: name, state }) =>
    `${linkState(name, state)}, also ist dort nichts zu hören: eine andere Schnittstelle wählen.`,

  "destination-unreadable": ({ mistake }) => say(input, mistake),
  "destination-is-broadcast": ({ address }) =>
    `${address} ist Broadcast und erreicht jeden Rechner: an eine Gruppe oder einen Rechner senden.`,
  "destination-is-subnet-broadcast": ({ address, interface: name }) =>
    `${address} ist die Broadcast-Adresse im Subnetz von ${name} und erreicht dort jeden Rechner: an eine Gruppe oder einen Rechner senden.`,
  "destination-unspecified": ({ address }) =>
    `${address} ist kein Ziel: eine Gruppe oder einen Rechner eingeben.`,
  "unicast-ttl-zero": () => "0 ist zu klein: Die TTL eines Pakets an einen Rechner ist 1 bis 255.",
  "payload-unsendable": ({ mistake }) => say(input, mistake),
  "test-too-small": ({ bytes, least }) =>
    `${formatCount(bytes)} Byte sind zu wenig: Der Kopf dieses Formats braucht ${formatCount(least)}.`,
  "sends-full": ({ most }) =>
    `Mehr als ${plural(most, "Sendevorgang", "Sendevorgänge")} zugleich gehen nicht: erst einen anhalten.`,
  "send-forgotten": () => "Dieser Sendevorgang ist nicht mehr aufgeführt.",
  "send-files-full": ({ most }) =>
    `Mehr als ${plural(most, "Datei", "Dateien")} zugleich in Stücken zu senden geht nicht: erst einen Sendevorgang anhalten.`,
  "send-file-forgotten": () => "Diese Datei wird nicht mehr gehalten: erneut senden.",
  "send-file-incomplete": ({ have, bytes }) =>
    `Nur ${formatCount(have)} der ${formatCount(bytes)} Byte der Datei sind angekommen: erneut senden.`,
  "send-file-beyond": ({ bytes }) =>
    `Die Datei ist länger als die ${formatCount(bytes)} Byte, die sie hatte: erneut wählen.`,
  "send-file-no-room": ({ folder, bytes }) =>
    `Für die ${formatCount(bytes)} Byte der Datei ist in ${folder} kein Platz: Platz schaffen oder eine kleinere Datei senden.`,
  "send-file-lost": ({ code }) =>
    `Die Datei ließ sich beim Senden nicht bis zum Ende lesen (${code === null ? "sie ist kürzer als zuvor" : `das System sagt ${code}`}).`,

  "pair-split": () => "Dieses Paar ist schon getrennt.",
  "pair-of-one": () => "Ein Paar hat zwei Zweige: zwei verschiedene Zeilen nennen.",
  "pair-has-leg": () => "Eine dieser Zeilen ist schon ein Zweig: erst jenes Paar trennen.",
  "pair-unnumbered": () =>
    "Keine der beiden Zeilen hat Pakete mit bekannter Nummerierung, also lässt sich nichts zusammenführen: die ersten Pakete abwarten oder im Reiter „Stream“ sagen, was sie sind.",
  "pair-unlike": () =>
    "Die beiden Zeilen haben Streams verschiedener Art, also können ihre Pakete nicht dieselben sein.",
  "pairs-full": ({ most }) => `Mehr als ${plural(most, "Paar", "Paare")} gehen nicht: erst eines trennen.`,

  "decoder-unknown": ({ word }) => `Es gibt keinen Decoder „${word}“: einen anderen wählen.`,
  "decoder-choices-full": ({ most }) =>
    `Für ${formatCount(most)} Gruppen und Quellen ist ein Decoder gewählt, mehr gehen nicht: eine davon von selbst lesen lassen.`,
  "format-unreadable": ({ mistake }) => say(input, mistake),

  "recording-missing": ({ file }) => `Eine Datei ${file} gibt es nicht.`,
  "recording-no-file": ({ file }) => `${file} ist keine Datei: eine Aufzeichnung nennen, etwa in pcapng.`,
  "recording-not-permitted": ({ file }) => `${file} ist für dieses Konto nicht lesbar.`,
  "recording-unreadable": ({ file, reason }) => `${file} ist nicht zu lesen: ${reason}.`,
  "recording-empty": ({ file }) => `${file} ist leer: Darin wurde nichts aufgezeichnet.`,
  "recording-foreign": ({ file, begins }) =>
    `${file} ist keine Aufzeichnung von Paketen: Sie beginnt mit ${begins}, wo pcap und pcapng eine eigene Nummer haben.`,
  "recording-cut": ({ file, kind, bytes, header }) =>
    `${file} endet nach ${formatCount(bytes)} Byte, mitten im Kopf von ${kind}, der ${header} hat: Darin ist kein Paket.`,
  "recording-packed-damaged": ({ file, by, reason }) =>
    `${file} ist mit ${by} gepackt, und nichts davon lässt sich entpacken: ${reason}.`,
  "recording-kind-unread": ({ file, kind }) =>
    `${file} ist von einer Art, die nicht gelesen wird (${kind}): in pcapng umwandeln, etwa mit editcap von Wireshark.`,
  "recording-zstd-unread": ({ file }) =>
    `${file} ist mit zstd gepackt, was dieses Node nicht entpacken kann: erst entpacken oder Node ab 22.15 verwenden.`,
  "recording-not-offered": ({ file }) =>
    `${file} lässt sich von hier nicht öffnen: eine Datei wählen, oder eine aus dem mit --recordings genannten Ordner.`,
  "upload-busy": () =>
    "Eine Aufzeichnung wird schon gebracht, oder so viele, wie offen sein können, warten: erst eine schließen.",
  "upload-too-large": ({ most }) =>
    `Mehr als ${formatCount(most)} Byte nimmt Castscope nicht aus einem Browser: die Datei in einen Ordner legen und mit --recordings starten.`,
  "recording-closed": () => "Diese Aufzeichnung ist nicht mehr offen.",
  "opened-recordings-full": ({ most }) =>
    `Mehr als ${plural(most, "offene Aufzeichnung", "offene Aufzeichnungen")} zugleich gehen nicht: erst eine schließen.`,
  "not-of-recordings": ({ method }) =>
    `„${method}“ gibt es nur für laufenden Verkehr, und das ist eine Aufzeichnung.`,
  "only-of-recordings": ({ method }) => `„${method}“ gibt es nur für eine Aufzeichnung.`,
  "recordings-full": ({ most }) =>
    `Mehr als ${plural(most, "Aufzeichnung", "Aufzeichnungen")} zugleich gehen nicht: erst eine anhalten.`,
  "recording-in-use": ({ file }) =>
    `${file} wird aufgezeichnet oder ist offen: erst anhalten oder schließen.`,
  "recording-removed": () => "Sie liegt schon im Papierkorb: von dort zurückholen.",
  "recording-not-shown": () => "Von hier aus lässt sich keine Datei an ihrem Ort zeigen.",
  "recording-not-changed": ({ file, code }) => `${file} lässt sich nicht ändern (${code}).`,
  "recording-one-file": () =>
    "Diese Aufzeichnung schreibt eine einzige Datei: Nur ein Ring hat eine nächste.",
  "recording-forgotten": () => "Diese Aufzeichnung ist nicht mehr aufgeführt.",
  "recording-nowhere": () =>
    "Es gibt keinen Ordner für Aufzeichnungen: Castscope mit „serve --recordings ORDNER“ starten.",
  "recordings-without-thread": () =>
    "Aufzeichnen ist hier nicht möglich: Das Skript, das Dateien schreibt, fehlt.",
  "recording-name-unsafe": ({ name }) =>
    `„${name}“ kann kein Name einer Aufzeichnung sein: Buchstaben, Ziffern, Leerzeichen, Punkte, Binde- und Unterstriche verwenden.`,
  "recording-name-taken": ({ file }) => `${file} gibt es schon: einen anderen Namen wählen.`,
  "recording-filter": ({ mistake }) => say(input, mistake),
  "replay-destinations": ({ most }) =>
    `Die Aufzeichnung hat mehr als ${plural(most, "Ziel", "Ziele")}: an eines senden oder sie filtern.`,
  "selection-too-large": ({ most }) =>
    `Höchstens ${formatBytes(most)} ausgewählter Pakete werden wieder gesendet: weniger auswählen oder die Aufzeichnung filtern.`,
  "replays-full": ({ most }) =>
    `Mehr als ${plural(most, "Wiedergabe", "Wiedergaben")} zugleich gehen nicht: eine anhalten oder abwarten.`,
  "replay-empty": ({ hosts }) =>
    hosts === 0
      ? "Kein Paket bleibt zum Senden."
      : `Kein Paket ging an eine Gruppe, aber ${formatCount(hosts)} an einzelne Rechner: sagen, wohin sie gehen sollen.`,
  "replay-ways": ({ packets, most }) =>
    `Diese Aufzeichnung hat ${plural(packets, "Weg", "Wege")} hinaus, Sockets gibt es für ${formatCount(most)}: an ein Ziel senden.`,
  "filter-destination-not-kept": ({ row }) =>
    `Wohin jedes Paket von ${row} ging, ist nicht aufgehoben, also kann kein Filter danach fragen: dst weglassen oder ohne das Aufgehobene aufzeichnen, was kommt.`,
  "nothing-kept": () => "Zurzeit sind keine Pakete aufgehoben: Es gibt nichts zu speichern.",

  "notifier-named-twice": ({ name }) => `„${name}“ gibt es schon: jedem einen eigenen Namen geben.`,
  "commands-not-allowed": () =>
    "Hier werden keine Befehle ausgeführt: mit --allow-commands starten oder per Webhook oder Syslog benachrichtigen.",
  "webhook-address": ({ text }) =>
    `„${text}“ ist keine Adresse eines Servers: https://noc.example/hook schreiben.`,
  "webhook-plain": ({ host }) =>
    `Was an ${host} über einfaches http gesendet wird, ist unterwegs lesbar: https verwenden oder ${host} für einfaches http freigeben.`,
  "syslog-path": ({ text }) => `„${text}“ ist kein Pfad eines Sockets, etwa /dev/log.`,
  "syslog-address": ({ text }) => `„${text}“ ist keine Adresse eines Rechners, etwa 10.0.0.9.`,
  "workspace-not-kept": () =>
    "Dieses Castscope wurde so gestartet, dass es nichts speichert: ohne --no-restore starten.",
  "section-value-wrong": ({ section }) => `„${section}“ kann das nicht sein: Nichts wurde geändert.`,
  "setting-fixed": ({ section, file }) => `„${section}“ ist von der Verwaltung festgelegt, in ${file}.`,
  "settings-unwritable": ({ file, line, mistake }) =>
    `Die Einstellung bleibt nicht erhalten, weil ${file} nicht zu lesen ist: Zeile ${formatCount(line)}: ${say(input, mistake)}`,
  "profile-name-wrong": ({ mistake }) => say(input, mistake),
  "profile-unknown": ({ name, known }) =>
    `Es gibt kein Profil „${name}“: ${known.length === 0 ? "Es gibt noch keines" : `Es gibt ${known.join(", ")}`}.`,
  "profile-there": ({ name }) =>
    `Ein Profil „${name}“ gibt es schon: einen anderen Namen wählen oder jenes löschen.`,
  "profile-open": ({ name }) => `„${name}“ ist offen: zu einem anderen Profil wechseln, dann löschen.`,
  "profile-held": ({ name, process }) =>
    `Das Profil „${name}“ ist in einem anderen Castscope offen (Prozess ${process}): dort schließen.`,
  "profile-unreadable": ({ file, line, mistake }) =>
    `${file}, Zeile ${formatCount(line)}: ${say(input, mistake)}`,
  "profiles-full": ({ most }) => `Mehr als ${plural(most, "Profil", "Profile")} gehen nicht: eines löschen.`,
  "profile-offer-gone": () => "Die Datei ist nicht mehr da: erneut wählen.",
  "profile-offer-large": ({ most }) =>
    `Die Datei hat mehr als ${formatCount(most)} Zeichen: Mehr gehen nicht.`,
  "packet-gone": () => "Dieses Paket ist nicht mehr aufgehoben: Neuere haben seinen Platz.",
  "packet-list-given-up": () => "Diese sortierte oder gefilterte Liste wurde aufgegeben: neu erstellen.",
  "filter-unreadable": ({ mistake }) => say(input, mistake),
  "packet-lists-full": ({ most }) =>
    `Schon ${plural(most, "Paketliste ist", "Paketlisten sind")} sortiert oder gefiltert: erst eine in einem anderen Fenster löschen.`,
};
