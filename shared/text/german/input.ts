import { formatBitRate } from "../../format.ts";
import { type ExpectFigure, expectFigures } from "../../statements/expect-figures.ts";
import type { inputProblems, Quantity, quantityNames } from "../../statements/input.ts";
import type { ValuesOf } from "../../statements/statement.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { testFormatName } from "../test-format.ts";
import { descriptions } from "./described.ts";
import { filters } from "./filters.ts";
import { listed } from "./list.ts";
import { profiles } from "./profiles.ts";
import { templates } from "./templates.ts";

export const german: Sentences<typeof inputProblems> = {
  "not-an-address": ({ text }) => `„${text}“ ist keine Adresse: eine eingeben, etwa 239.1.2.3 oder ff15::1.`,
  "zone-without-ipv6": () => "Nur eine IPv6-Adresse hat eine Zone: „on“ und die Schnittstelle schreiben.",
  "zone-empty": () => "Die Zone hinter „%“ ist leer: eine Schnittstelle nennen, etwa %eth0.",
  "ipv4-empty-part": ({ text }) =>
    `${text} hat einen leeren Teil: Eine IPv4-Adresse hat vier Zahlen, etwa 239.1.2.3.`,
  "ipv4-part-not-a-number": ({ part }) =>
    `„${part}“ ist keine Zahl: Jeder Teil einer IPv4-Adresse ist 0 bis 255.`,
  "ipv4-leading-zero": ({ part, meant }) =>
    `${part} hat eine führende Null, und manche Programme lesen das oktal: ${meant} schreiben.`,
  "ipv4-part-too-large": ({ part }) => `${part} ist zu groß: Jeder Teil einer IPv4-Adresse ist 0 bis 255.`,
  "ipv4-too-many-parts": ({ text, parts }) => `${text} hat ${parts} Teile: Eine IPv4-Adresse hat vier.`,
  "ipv4-too-few-parts": ({ text, parts }) =>
    `${text} hat ${plural(parts, "Teil", "Teile")}: Eine IPv4-Adresse hat vier, etwa 239.1.2.3.`,
  "ipv4-in-ipv6-form": ({ text, ipv4 }) => `${text} ist eine IPv4-Adresse in IPv6-Form: ${ipv4} schreiben.`,
  "ipv6-begun": ({ text }) => `${text} ist der Anfang einer IPv6-Adresse, etwa ff15::1.`,
  "ipv6-two-gaps": ({ text }) => `${text} enthält „::“ zweimal: Es darf nur einmal für Nullen stehen.`,
  "ipv6-group-missing": () =>
    "Ein Block fehlt: Eine IPv6-Adresse hat Hexblöcke zwischen ihren Doppelpunkten, etwa ff15::1.",
  "ipv6-group-not-hex": ({ group }) =>
    `„${group}“ ist nicht hexadezimal: Die Blöcke einer IPv6-Adresse bestehen aus 0 bis 9 und a bis f.`,
  "ipv6-group-too-long": ({ group }) =>
    `„${group}“ ist zu lang: Ein Block einer IPv6-Adresse hat höchstens vier Hexziffern.`,
  "ipv6-too-many-groups": ({ text, groups }) =>
    `${text} hat ${plural(groups, "Block", "Blöcke")}: Eine IPv6-Adresse hat höchstens acht.`,
  "ipv6-too-few-groups": ({ text, groups }) =>
    `${text} hat ${plural(groups, "Block", "Blöcke")}: Eine IPv6-Adresse hat acht, oder „::“ für die Nullen dazwischen.`,
  "ipv6-without-brackets": ({ meant }) =>
    `Die IPv6-Adresse in Klammern setzen, damit ihr Port zu erkennen ist: ${meant}.`,
  "bracket-not-closed": () => "Die schließende Klammer fehlt: [ff15::1]:5000.",
  "brackets-around-ipv4": ({ address }) => `Klammern sind für IPv6: ${address} ohne sie schreiben.`,
  "no-colon-after-bracket": () => "Hinter die Klammer kommen ein Doppelpunkt und der Port: [ff15::1]:5000.",
  "port-missing": () => "Der Port fehlt: einen ergänzen, etwa :5004.",
  "port-missing-after": ({ whole }) => `Der Port fehlt: ${whole}.`,
  "not-a-group": ({ address }) => `${address} ist keine Gruppe: Gesucht wird der Port einer Gruppe.`,
  "not-a-port": ({ text }) => `„${text}“ ist kein Port: Ein Port ist eine Zahl, 1 bis 65535.`,
  "port-zero": () => "Port 0 ist kein echter Port: Ein Port ist 1 bis 65535.",
  "port-too-large": ({ text }) => `${text} ist zu groß: Ein Port ist 1 bis 65535.`,

  "group-missing": () => "Gruppe und Port eingeben, etwa 239.1.2.3:5004.",
  "group-is-broadcast": () => "255.255.255.255 ist Broadcast, keine Gruppe: Gruppen beginnen bei 224.0.0.0.",
  "address-reserved": ({ address }) =>
    `${address} ist weder Gruppe noch Rechner: Ab 240.0.0.0 ist alles reserviert.`,
  "zone-missing": ({ address }) =>
    `${address} ist auf jedem Link ein anderer Rechner: die Schnittstelle nennen, etwa ${address}%eth0.`,
  "word-unknown": ({ word }) =>
    `„${word}“ ist nicht zu verstehen: Hinter dem Port kann „on“ mit Schnittstelle, „from“ mit Quelle oder „bind“ any kommen.`,
  "clause-twice": ({ clause }) => `„${clause}“ steht zweimal da: eines nennen.`,
  "clause-empty": ({ clause }) => {
    const wanted = {
      on: "eine Schnittstelle, etwa eth0",
      from: "eine Quelle, etwa 10.0.0.7",
      bind: "„group“ oder „any“",
    };
    return `Hinter „${clause}“ kommt ${wanted[clause]}.`;
  },
  "bind-unknown": ({ text }) =>
    `„${text}“ ist keine Wahl: „bind group“ hört nur diese Gruppe, „bind any“ ihren ganzen Port.`,
  "bind-of-host": ({ host }) =>
    `${host} ist ein einzelner Rechner und wird allein gehört: Nur eine Gruppe lässt sich an jede Adresse binden.`,
  "bind-of-port": ({ address }) => `${address} bedeutet jede Adresse: „bind“ weglassen.`,
  "port-watched-whole": ({ address }) =>
    `${address} hört den Port auf jeder Schnittstelle und von jedem: „on“, „from“ und die Zone weglassen.`,
  "only-a-port": ({ text, port }) =>
    `${text} ist nur ein Port: eine Gruppe davorsetzen, etwa 239.1.2.3:${port}.`,
  "stream-of-a-server": ({ scheme }) =>
    `${scheme} nennt den Stream eines Servers, dem man nicht beitritt: Eine Gruppe schreibt man udp://@239.1.2.3:5004 oder 239.1.2.3:5004.`,
  "url-without-group": ({ scheme }) =>
    `Hinter ${scheme ?? "der Adresse"} kommen eine Gruppe und ihr Port, etwa @239.1.2.3:5004.`,
  "no-group-after-at": () => "Hinter „@“ kommen die Gruppe und ihr Port, etwa @239.1.2.3:5004.",
  "group-before-at": ({ turned }) =>
    `Vor „@“ kommt die Quelle, dahinter die Gruppe: ${turned}, oder „on“ und eine Schnittstelle.`,
  "query-names-several": ({ clause }) =>
    `Mehr als eine ${clause === "on" ? "Schnittstelle" : "Quelle"} ist genannt: jeder einzeln beitreten.`,
  "zone-differs-from-on": ({ zone, on }) =>
    `Die Zone sagt ${zone} und „on“ sagt ${on}: eine Schnittstelle nennen.`,
  "source-twice": ({ first, second }) => `Die Quelle steht zweimal da, ${first} und ${second}: eine nennen.`,
  "source-zone-differs": ({ zone, on }) =>
    `Die Zone der Quelle sagt ${zone}, der Beitritt ist auf ${on}: eine Schnittstelle nennen.`,
  "source-with-port": ({ source }) => `Eine Quelle nennt man ohne Port: ${source}.`,
  "source-of-host": ({ host }) =>
    `Nur eine Gruppe kann eine Quelle haben, und ${host} ist ein einzelner Rechner.`,
  "source-is-group": ({ source }) => `${source} ist eine Gruppe: Eine Quelle ist die Adresse eines Rechners.`,
  "source-not-a-host": ({ source }) => `${source} ist kein Rechner: Das kann keine Quelle sein.`,
  "source-of-other-family": ({ source, group }) =>
    `Die Quelle ist IPv${source} und die Gruppe IPv${group}: Beide müssen zur selben Familie gehören.`,
  "group-without-sources": ({ group }) =>
    `${group} kann keine Quelle haben: Jeder Rechner gehört dazu und meldet es nie.`,
  "range-end-missing": ({ text }) =>
    `Dem Bereich ${text} fehlt das Ende: auch die letzte Zahl schreiben, etwa 239.1.1.1-20:5004.`,
  "range-backwards": ({ first, last }) => `Der Bereich endet mit ${last}, vor seinem Anfang ${first}.`,
  "range-of-two-ports": ({ first, last }) =>
    `Der Bereich hat zwei Ports, ${first} und ${last}: Mehrere Ports stehen dahinter, wie in 239.1.1.1-20:5004,5006.`,
  "range-of-two-families": ({ first, last }) =>
    `${first} und ${last} gehören zu zwei Familien: Ein Bereich ist IPv4 oder IPv6.`,
  "prefix-unreadable": ({ text, family }) =>
    `„/${text}“ ist kein Präfix: IPv${family} hat /0 bis /${family === 4 ? 32 : 128}.`,
  "range-leaves-groups": ({ last }) => `Der Bereich reicht bis ${last}, und das ist keine Gruppe.`,
  "range-too-large": ({ count, most }) =>
    `${count > 1e12 ? "Mehr Gruppen, als zu zählen sind" : plural(count, "Gruppe", "Gruppen")}: Ein Bereich hat höchstens ${formatCount(most)}.`,
  "host-in-list": ({ host, port }) =>
    port === null
      ? `${host} ist ein einzelner Rechner, keine Gruppe, und hat keinen Port.`
      : `${host} ist ein einzelner Rechner, keine Gruppe.`,
  "list-without-groups": ({ what }) =>
    what === "sdp"
      ? "Diese Sitzungsbeschreibung nennt keine Gruppe mit Port: Das tun ihre Zeilen c= und m=."
      : "Diese Zeile nennt keine Gruppe: ihre Adresse und den Port schreiben, etwa 239.1.2.3:5004.",
  "interface-unknown": (values) => `Keine Schnittstelle ${missing(values)}.`,
  "zone-unknown": (values) => `Die Zone gibt es nicht: Keine Schnittstelle ${missing(values)}.`,

  "destination-missing": () => "Gruppe oder Rechner und Port eingeben, etwa 239.255.0.1:5000.",
  "destination-has-more": ({ word }) =>
    `„${word}“ ist nicht zu verstehen: „An“ nimmt eine Gruppe oder einen Rechner und den Port.`,
  "destination-has-source": ({ source }) =>
    `Eine Quelle gehört zum Beitritt: Gesendet wird von diesem Rechner, ${source} ist nicht nötig.`,
  "destination-is-broadcast": ({ address }) =>
    `${address} ist Broadcast und erreicht jeden Rechner: an eine Gruppe oder einen Rechner senden.`,
  "destination-unspecified": ({ address }) =>
    `${address} ist kein Ziel: eine Gruppe oder einen Rechner eingeben, etwa 239.255.0.1:5000.`,
  "zone-differs-from-from": ({ zone, from }) =>
    `Die Zone sagt ${zone} und „Von“ sagt ${from}: eine Schnittstelle nennen.`,
  "interface-went": ({ interface: name }) => `${name} ist weg: eine andere Schnittstelle wählen.`,
  "interface-lacks-family": ({ interface: name, family }) =>
    `${name} hat keine IPv${family}-Adresse: eine andere Schnittstelle wählen.`,

  "number-missing": ({ quantity }) => `Eine Zahl fehlt: ${range(quantity)}.`,
  "not-a-number": ({ text, quantity }) => `„${text}“ ist keine Zahl: ${range(quantity)}.`,
  "number-two-ways": ({ text, small, large }) =>
    `„${text}“ kann als ${small} und als ${large} gelesen werden: eines davon ohne den Punkt schreiben.`,
  "number-too-small": ({ text, quantity }) => `${text} ist zu klein: ${range(quantity)}.`,
  "number-too-large": ({ text, quantity }) => `${text} ist zu groß: ${range(quantity)}.`,
  "rotation-unreadable": ({ text }) =>
    `${text} sagt nicht, wie Dateien aufeinander folgen: 10x100MB, 100MB, 10min oder 10x100MB,1h schreiben, mindestens 64 KiB oder 1 s.`,
  "rate-too-small": ({ text }) => `${text} ist zu klein: Die kleinste Rate ist 0,01 Pakete je Sekunde.`,
  "time-too-short": ({ text }) => `${text} ist zu klein: Die kürzeste Zeit ist 0,1 Sekunden.`,
  "rate-with-unit": ({ text }) =>
    `„${text}“ hat eine Einheit: Pakete je Sekunde haben keine, und Bits sind eine Bitrate.`,
  "bitrate-missing": () => "Eine Bitrate fehlt: eine eingeben, etwa 10M oder 2.5 Mbit/s.",
  "bitrate-unreadable": ({ text }) => `„${text}“ ist keine Bitrate: als 64k, 10M oder 2.5 Mbit/s schreiben.`,
  "bitrate-of-nothing": () => "Pakete ohne Nutzdaten haben keine Bits: eine Größe nennen.",
  "bitrate-too-large": ({ text, size, rate, most, bits }) =>
    `${text} zu je ${formatCount(size)} Byte sind ${formatCount(Math.round(rate))} Pakete je Sekunde, höchstens gehen ${formatCount(most)}: ${formatBitRate(bits)}.`,
  "bitrate-too-small": ({ text, size, bits }) =>
    `${text} ist zu klein: Die kleinste Rate zu je ${formatCount(size)} Byte ist ${formatBitRate(bits)}.`,
  "ramp-unreadable": ({ text }) =>
    `„${text}“ ist keine Rampe: Sie hat die kleinste und die größte Rate, etwa 100..3200.`,
  "ramp-not-rising": ({ low, high }) => `Eine Rampe steigt: ${high} muss mehr sein als ${low}.`,
  "ramp-without-end": () => "Eine Rampe braucht eine Dauer, die sich ihre Stufen teilen.",
  "run-id-missing": () => "Eine Lauf-ID fehlt: bis zu acht Hexziffern eingeben, etwa 7F3C.",
  "run-id-unreadable": ({ text }) =>
    `„${text}“ ist keine Lauf-ID: Sie hat bis zu acht Hexziffern, etwa 7F3C.`,
  "test-too-small": ({ format, bytes, least }) =>
    `${formatCount(bytes)} Byte sind zu wenig für ${testFormatName[format]}: Der Kopf braucht ${formatCount(least)}.`,
  "expectation-missing": () => "Eine Erwartung fehlt: etwa loss < 0.1% oder rate > 900.",
  "expected-figure-unknown": ({ word }) =>
    `${word === "" ? "Die Erwartung beginnt mit keinem Wert" : `„${word}“ ist kein Wert`}: Es gibt ${listed(expectFigures)}.`,
  "expected-operator-unknown": ({ figure, sign }) =>
    `${sign === "" ? `Hinter ${figure} kommt` : `„${sign}“ vergleicht nichts: Es gibt`} <, <=, >, >=, = oder !=, etwa ${figure} < ${numbers[figure].example}.`,
  "expected-number-missing": ({ figure, text }) =>
    `${text === "" ? "Eine Zahl fehlt" : `„${text}“ ist keine Zahl`}: ${figure} ist ${numbers[figure].unit}, etwa ${numbers[figure].example}.`,
  "expected-unit-missing": ({ figure, number }) =>
    `${number} hat keine Einheit: ${figure} ist ${numbers[figure].unit}, etwa ${numbers[figure].example}.`,
  "expected-unit-unknown": ({ figure, unit }) =>
    `„${unit}“ ist keine Einheit davon: ${figure} ist ${numbers[figure].unit}, etwa ${numbers[figure].example}.`,
  "expected-loss-too-large": ({ number }) => `${number}% ist zu groß: Verlust ist 0 bis 100%.`,
  "dscp-missing": () => `Ein DSCP fehlt: ${dscps}.`,
  "dscp-unknown": ({ text }) => `„${text}“ ist kein DSCP: ${dscps}.`,
  "dscp-too-large": ({ text, meant }) =>
    `${text} ist zu groß: Ein DSCP ist 0 bis 63${meant === null ? "" : `; als ganzes TOS-Byte wäre es ${meant}`}.`,

  "payload-file-empty": () => "Die Datei ist leer: Es gibt nichts zu zerteilen.",
  "payload-file-missing": () => "Keine Datei ist gewählt: die wählen, deren Bytes gesendet werden sollen.",
  "payload-too-large": ({ bytes, family, most }) =>
    `${formatCount(bytes)} Byte sind zu viel: Ein IPv${family}-Datagramm trägt höchstens ${formatCount(most)}.`,
  "not-a-hex-digit": ({ character }) => `„${character}“ ist keine Hexziffer: 0 bis 9 und a bis f verwenden.`,
  "no-hex-digits": ({ sign }) => `Hinter ${sign} kommen zwei Hexziffern: etwa ${sign}48.`,
  "half-a-byte": ({ digits }) =>
    `Der Hextext hat ${plural(digits, "Ziffer", "Ziffern")}: Jedes Byte braucht zwei.`,
  "odd-hex-digits": ({ digits, last }) =>
    `„${digits}“ hat eine ungerade Zahl von Ziffern: Jedes Byte braucht zwei, etwa 0${last}.`,
  ...templates,
  ...descriptions,
  ...profiles,
  ...filters,
};

const count = { unit: "eine Anzahl, mit k oder M bei großen", example: "10" };
/** What each figure's number is in, and one for an example. */
const numbers: Readonly<Record<ExpectFigure, { readonly unit: string; readonly example: string }>> = {
  loss: { unit: "in %", example: "0.1%" },
  lost: count,
  rate: { unit: "in Paketen je Sekunde, mit k oder M bei großen", example: "900/s" },
  bitrate: { unit: "in bit/s, mit k, M oder G davor", example: "8Mbit/s" },
  jitter: { unit: "in us, ms oder s", example: "5ms" },
  reordered: count,
  duplicates: count,
  sources: count,
  drops: count,
};

const dscps = "ein Name wie EF, AF41 oder CS5 oder 0 bis 63";

const quantities: Record<(typeof quantityNames)[number], string> = {
  "multicast-ttl": "Eine TTL",
  "unicast-ttl": "Die TTL eines Pakets an einen Rechner",
  "send-count": "Eine Anzahl",
  "send-rate": "Eine Rate",
  "send-burst": "Ein Schub",
  seconds: "Eine Zeit in Sekunden",
  memory: "Ein Speicher in MiB",
  payload: "Die Größe der Nutzdaten in Byte",
  flow: "Ein Flow",
  "run-seconds": "Eine Dauer in Sekunden",
  limit: "Eine Grenze",
  speed: "Eine Geschwindigkeit",
  pause: "Eine Pause in Millisekunden",
  times: "Eine Anzahl von Malen",
};

function bound(low: number): string {
  return Number.isInteger(low) ? formatCount(low) : low.toLocaleString("de", { maximumFractionDigits: 9 });
}

function range({ of, low, high }: Quantity): string {
  return `${quantities[of]} ist ${bound(low)} bis ${formatCount(high)}`;
}

function missing({
  wanted,
  looksLikeAddress,
  names,
}: ValuesOf<typeof inputProblems, "interface-unknown">): string {
  const has = names.length === 0 ? "Dieser Rechner hat keine" : `Dieser Rechner hat ${names.join(", ")}`;
  return `${looksLikeAddress ? `hat die Adresse ${wanted}` : `heißt ${wanted}`}: ${has}`;
}
