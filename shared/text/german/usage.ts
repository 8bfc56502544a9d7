import { limits } from "../../limits.ts";
import type { FileContent, OptionValue, SequenceEntry, UsageTable } from "../../statements/usage.ts";
import { formatCount, plural } from "../count.ts";
import { rateGuard, shortBits } from "../rate-guard.ts";
import { type Sentences, say } from "../say.ts";
import { testFormatName } from "../test-format.ts";
import { german as input } from "./input.ts";
import { listed } from "./list.ts";

export const german: Sentences<UsageTable> = {
  "command-missing": ({ commands }) => `Ein Befehl fehlt: Es gibt ${listed(commands)}.`,
  "command-unknown": ({ word, commands }) => `„${word}“ ist kein Befehl: Es gibt ${listed(commands)}.`,
  "word-too-many": ({ word, command }) =>
    `„${word}“ ist ein Wort zu viel: ${command} nimmt ${takes[command]}.`,
  "recording-missing": () => "Eine Aufzeichnung nennen, etwa traffic.pcapng.",
  "export-target-missing": () => "Die Zieldatei fehlt: --to ergänzen, etwa --to packets.csv.",
  "export-ending": ({ file, endings }) =>
    `${file} sagt nicht, in welcher Form: Der Name muss auf eines davon enden: ${listed(endings.map((one) => `.${one}`))}.`,
  "export-of-unknown": ({ word, kinds }) =>
    `„${word}“ lässt sich nicht exportieren: Es gibt ${listed(kinds)}.`,
  "filter-of-rows": () => "Ein Filter gilt für Pakete: Pakete damit exportieren und diese öffnen.",
  "export-refused": ({ file, code }) =>
    code === "EEXIST"
      ? `${file} gibt es schon (${code}): einen anderen Namen wählen.`
      : `${file} lässt sich nicht schreiben (das System sagt ${code}).`,
  "groups-missing": () => "Mindestens eine Gruppe und ihren Port nennen, etwa 239.1.2.3:5004.",
  "groups-too-many": ({ count, most }) =>
    `${formatCount(count)} Gruppen sind zu viel: Castscope tritt bis zu ${formatCount(most)} zugleich bei.`,
  "probe-group-missing": () => "Die Gruppe nennen, deren Port gesucht wird, etwa 239.1.2.3.",
  "ports-too-many": ({ count, most }) =>
    `${formatCount(count)} Ports sind zu viel: Neben den bekannten lassen sich bis zu ${formatCount(most)} nennen.`,
  "probe-too-long": ({ most }) => `Ein Port wird höchstens ${formatCount(most)} Sekunden lang gesucht.`,
  "list-wrong": ({ file, line, mistake, further }) =>
    `In ${file}, Zeile ${formatCount(line)}: ${say(input, mistake)}${further === 0 ? "" : ` ${plural(further, "weitere Zeile ist", "weitere Zeilen sind")} falsch.`}`,
  "list-too-long": ({ file, most }) =>
    `${file} ist zu lang: Eine Liste hat höchstens ${formatCount(most)} Zeilen.`,
  "list-empty": ({ file }) => `${file} nennt keine Gruppe: je Zeile eine schreiben, etwa 239.1.2.3:5004.`,
  "list-with-source": () => "Eine Liste nennt ihre Quellen selbst: --from weglassen.",
  "filter-groups-too-many": ({ count, most }) =>
    `${formatCount(count)} Gruppen sind zu viel für --filter: Damit gehen bis zu ${formatCount(most)}.`,
  "target-missing": () => "Eine Gruppe oder einen Rechner und den Port nennen, etwa 239.1.2.3:5004.",
  "target-with-bind": () => "„bind“ gehört zu watch: Es sagt, was ein empfangender Socket einlässt.",
  "target-unspecified": ({ address }) => `${address} ist kein Ziel: eine Gruppe oder einen Rechner nennen.`,
  "target-with-source": () => "„from“ gehört zu watch: Gesendet wird von diesem Rechner.",
  "recording-target-missing": () => "Die Datei zum Aufzeichnen fehlt: --to ergänzen, etwa --to now.pcapng.",
  "expectation-without-end": () =>
    "Was erwartet wird, wird am Ende beurteilt: sagen, wann das ist, etwa --for 10.",
  "text-unreadable": ({ mistake }) => say(input, mistake),

  "option-unknown": ({ option, options }) => {
    const known = options.length === 0 ? "Dieser Befehl hat keine" : `Es gibt ${options.join(", ")}`;
    return `${option} ist hier keine Option: ${known}.`;
  },
  "option-twice": ({ option }) => `${option} steht zweimal da: einmal angeben.`,
  "option-without-value": ({ option, wanted }) => `Hinter ${option} kommt ${values[wanted]}.`,
  "switch-with-value": ({ option, value }) => `${option} nimmt keinen Wert: „=${value}“ weglassen.`,

  "payload-twice": ({ first, second }) =>
    `${first} und ${second} geben beide die Nutzdaten an: eines wählen.`,
  "pieces-without-file": () => "Nur eine Datei wird in Stücke zerlegt: eine mit --file nennen.",
  "file-changed": ({ file }) => `${file} wurde beim Lesen kürzer: erneut senden.`,
  "file-beyond-pieces": ({ file, most }) =>
    `${file} ist zu groß: eine Datei, die in Stücken gesendet wird, hat höchstens ${formatCount(most)} Byte.`,
  "sequence-not-json": ({ file, why }) => `${file} ist kein JSON: ${why}.`,
  "sequence-entry": ({ file, at, should }) =>
    `${at === "" ? file : `${file}: ${at}`} muss ${sequenceEntries[should]}.`,
  "sequence-content": ({ file, at, mistake }) => `In ${file}, ${at}: ${say(input, mistake)}`,
  "file-too-large": ({ file, family, most }) =>
    `${file} ist zu groß: Ein IPv${family}-Datagramm trägt höchstens ${formatCount(most)} Byte.`,
  "file-missing": ({ file, holds }) =>
    `Eine Datei ${file} gibt es nicht: eine nennen, die ${contents[holds]} enthält.`,
  "file-is-folder": ({ file, holds }) =>
    `${file} ist ein Ordner: eine Datei nennen, die ${contents[holds]} enthält.`,
  "file-not-permitted": ({ file }) =>
    `${file} ist für diesen Benutzer nicht lesbar: eine lesbare Datei nennen.`,
  "file-unreadable": ({ file, code, holds }) =>
    `${file} ist nicht zu lesen (${code ?? "ohne Grund"}): eine Datei nennen, die ${contents[holds]} enthält.`,
  "description-wrong": ({ file, line, mistake }) =>
    `In ${file}, Zeile ${formatCount(line)}: ${say(input, mistake)}`,
  "description-without-sequence": ({ file }) =>
    `${file} sagt nicht, wo die Pakete ihre Nummer haben: dieses Feld „sequence“ nennen.`,

  "packet-missing": () =>
    "Ein Paket angeben: --hex und seine Bytes oder --file und eine Datei, die sie enthält.",
  "packet-type-unknown": ({ text, types }) =>
    `Als „${text}“ werden Pakete nicht decodiert: Es gibt ${listed(types)}.`,

  "collector-missing": () =>
    "Mit --otlp nennen, wohin Metriken gesendet werden: --otlp-every sagt nur, wie oft.",
  "collector-plain": ({ host }) =>
    `Was an ${host} über einfaches http gesendet wird, ist unterwegs lesbar: https oder einen Collector auf diesem Rechner verwenden.`,
  "collector-unreadable": ({ text }) =>
    `„${text}“ ist keine Adresse eines Collectors: http://localhost:4318/v1/metrics schreiben.`,
  "collector-too-often": ({ least }) => `Metriken werden höchstens alle ${least} s gesendet.`,

  "profile-without-restore": () => "Es gibt --profile und --no-restore: eines wählen.",
  "history-without-file": ({ file }) =>
    `Einen Verlauf ${file} gibt es nicht: serve führt einen, und watch mit --history.`,
  "history-ends-before": () => "Die Spanne endet, bevor sie beginnt: --from ist die frühere Zeit.",
  "history-of-several": ({ text, series }) =>
    `Zu ${text} gab es mehrere Arten von Beitritt: eine nennen von ${listed(series)}.`,
  "moment-unreadable": ({ text }) =>
    `„${text}“ ist keine Zeit: 03:12, 2026-11-26, "2026-11-26 03:12" schreiben oder wie lange her, etwa 15m oder 2h.`,

  "options-exclude": ({ first, second }) => `${first} und ${second} sagen dasselbe zweimal: eines wählen.`,
  "option-needs-test": ({ option }) => `${option} gehört zu einem Teststrom: --test ergänzen.`,
  "test-with-payload": ({ option }) =>
    `${option} gibt Nutzdaten an, und ein Teststrom hat eigene: eines davon weglassen.`,
  "format-unknown": ({ text, formats }) =>
    `„${text}“ ist kein Format von Testströmen: Es gibt ${listed(formats)}.`,
  "preset-unknown": ({ text, presets }) => `„${text}“ ist keine Voreinstellung: Es gibt ${listed(presets)}.`,
  "ramp-with-count": () => "Eine Rampe hat eine Dauer, die sich ihre Stufen teilen, und keine Anzahl.",
  "fresh-of-host": ({ address }) =>
    `${address} ist ein einzelner Rechner: Nur eine Gruppe kann eine neue sein.`,
  "fresh-not-found": () => "Keine Gruppe dieses Bereichs ist hier frei: eine nennen.",
  "format-without-run": ({ format }) => `${testFormatName[format]} hat keine Lauf-ID: --run weglassen.`,
  "replay-guarded": (guarded) =>
    `${rateGuard(guarded)} (bis ${shortBits(guarded.most)} geht ohne Nachfrage): --yes ergänzen, um es zu senden, oder mit --speed oder --rate verlangsamen.`,
  "rate-guarded": (guarded) =>
    `${rateGuard(guarded)}: --yes ergänzen, um es zu senden, oder auf --bitrate ${shortBits(guarded.most)} senken.`,
};

const takes = {
  interfaces: "nur --json",
  announced: "keine Gruppe, nur --on, --for und --json",
  probe: "eine Gruppe",
  why: "eine Gruppe und ihren Port",
  send: "eine Gruppe oder einen Rechner",
  decode: "nur Optionen, etwa --hex",
  events: "nur Optionen, etwa --history",
  history: "eine Gruppe und ihren Port",
  open: "eine Datei",
  export: "eine Datei",
  replay: "eine Datei",
  profiles: "nur die Option --json",
  serve: "nur Optionen, etwa --port",
} as const;

const contents: Readonly<Record<FileContent, string>> = {
  payload: "die Nutzdaten",
  description: "die Beschreibung eines Formats",
  packet: "das Paket",
  list: "die Gruppen",
  profile: "ein Profil",
  sequence: "eine Folge von Paketen",
};

const sequenceEntries: Readonly<Record<SequenceEntry, string>> = {
  object: "„packets“ in geschweiften Klammern sein, und „times“, wenn alles mehr als einmal gesendet wird",
  packets: `eine Liste von 1 bis ${limits.sequencePackets} Paketen sein`,
  times: "sagen, wie oft alles gesendet wird, 1 oder mehr, oder „endless“",
  packet: "eines von text, hex, file oder template in geschweiften Klammern sein, und eine Pause",
  pause: "Millisekunden von 0 bis 100000 sein",
  text: "ein Text in Anführungszeichen sein",
};

const values: Readonly<Record<OptionValue, string>> = {
  bind: "„group“ oder „any“",
  interface: "eine Schnittstelle, etwa eth0 oder 10.0.0.7",
  source: "die Adresse einer Quelle, etwa 10.0.0.7",
  duration: "eine Zeit in Sekunden, etwa 10",
  interval: "eine Zeit in Sekunden, etwa 1",
  memory: "ein Speicher in MiB, etwa 512",
  expectation: 'was erwartet wird, etwa "loss < 0.1%"',
  ttl: "eine TTL, etwa 1",
  count: "die Zahl der Pakete, etwa 10",
  rate: "die Zahl der Pakete je Sekunde, etwa 100",
  burst: "wie viele Pakete unmittelbar nacheinander gehen, etwa 10",
  size: "die Größe der Nutzdaten in Byte, etwa 200",
  text: "der Text, der gesendet wird",
  template: "die Vorlage der Nutzdaten, etwa „reading {seq}“",
  hex: "die Nutzdaten in Hexziffern, etwa 48656c6c6f",
  file: "die Datei mit den Nutzdaten",
  ports: "Ports, etwa 6000-6010,7000",
  pieces: "die Größe eines Stücks in Byte, etwa 1316",
  sequence: "die Datei mit Paketen und Pausen (docs/sequences.md)",
  "source-port": "der Port, von dem gesendet wird, etwa 5000",
  "serving-port": "der Port, auf dem gedient wird, etwa 8080",
  dscp: "ein DSCP, etwa 34, AF41 oder EF",
  bitrate: "die Bits an Nutzdaten je Sekunde, etwa 10M",
  format: "ein Format von Testströmen, etwa castscope",
  preset: "der Name einer Voreinstellung, etwa short",
  run: "eine Lauf-ID, etwa 7F3C",
  description: "die Datei, die das Format der Pakete beschreibt",
  "packet-hex": "das Paket in Hexziffern, etwa 80600001",
  "packet-file": "die Datei mit dem Paket",
  "packet-type": "als was zu decodieren ist, etwa rtp",
  "recordings-folder": "der Ordner für Aufzeichnungen, etwa /srv/captures",
  "export-file": "die Datei, in die geschrieben wird, etwa packets.csv",
  "export-rows": "packets, groups, sources oder streams",
  "replay-target": "wohin gesendet wird, etwa 239.1.2.3:5004, oder 239.1.2.3 mit den aufgezeichneten Ports",
  speed: "wie viel schneller als aufgezeichnet, etwa 2",
  "replay-dscp": "ein DSCP, etwa AF41, oder keep",
  times: "wie oft das Ganze gesendet wird, etwa 3",
  recording: "die Datei, in die aufgezeichnet wird, etwa now.pcapng",
  ring: "wie Dateien aufeinander folgen, etwa 10x100MB",
  "list-file": "eine Datei mit einer Gruppe je Zeile oder „-“ für die Standardeingabe",
  filter: 'was für Pakete gelten muss, etwa "ttl > 1"',
  "packet-port": "der Port, an den das Paket ging, etwa 5353",
  "history-file": "die Datei mit dem Verlauf",
  "token-file": "die Datei mit dem Token",
  collector: "die Adresse eines Collectors, etwa http://localhost:4318/v1/metrics",
  "thresholds-file": "die Datei mit den Schwellen",
  profile: "der Name eines Profils, wie castscope profiles ihn auflistet",
  moment: "eine Zeit, etwa 03:12 oder 2h",
  step: "eine Zeit in Sekunden, etwa 60",
};
