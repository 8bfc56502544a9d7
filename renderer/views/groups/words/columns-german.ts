import type { Translated } from "../../../../shared/text/words.ts";
import type { columns as english } from "./columns-english.ts";

export const columns: Translated<typeof english> = {
  state: {
    title: "Zustand",
    about: "Tritt bei, empfängt, still, stockt oder Fehler; sortiert kommt zuerst, was einen Blick braucht",
  },
  group: {
    title: "Gruppe",
    about: "Gruppe oder Adresse, auf der mitgehört wird, ihr Port und die eine Quelle, die gehört wird",
  },
  name: {
    title: "Name",
    about: "Als was die Gruppe bekannt ist oder wie sie hier heißt: F2 benennt um",
  },
  interface: {
    title: "Auf",
    about: "Die Schnittstelle, auf der der Gruppe beigetreten ist",
    unknown: "Beigetreten ist ihr keine Schnittstelle.",
  },
  sources: { title: "Qu.", about: "Sender, unterschieden nach Adresse und Port" },
  packets: { title: "Pakete", about: "Pakete seit dem Beitritt" },
  packetRate: { title: "pkt/s", about: "Pakete der letzten vollen Sekunde" },
  bitRate: { title: "bit/s", about: "Bits an UDP-Nutzdaten in der letzten vollen Sekunde" },
  history: { title: "Seit 60 s", about: "Bits pro Sekunde in der letzten Minute" },
  loss: {
    title: "Verlust",
    about: "Anteil der Pakete, die nach den Nummern ihrer Streams gesendet wurden und nicht ankamen",
    unknown: "Nicht messbar: In ihren Paketen sind keine Sequenznummern bekannt.",
  },
  jitter: {
    title: "Jitter",
    about:
      "Der größte Jitter ihrer Streams: nach RFC 3550, wo ein Medientakt bekannt ist, sonst die Abweichung der Zeit zwischen Paketen",
    unknown: "Nicht messbar: In ihren Paketen ist kein Stream bekannt.",
  },
  ttl: {
    title: "TTL, Hops",
    about:
      "TTL, mit der Pakete ankamen, und die Router, die sie passierten: keine von diesem Link, sonst geschätzt nach der nächsten üblichen ersten TTL",
    unknown: "Das System sagt nicht, mit welcher TTL Pakete ankommen.",
  },
  drops: {
    title: "Verw.",
    about:
      "Pakete, die dieser Rechner verworfen hat, weil er zu langsam war: Im Netz gingen sie nicht verloren",
    unknown: "Das System sagt nicht, was es verworfen hat.",
  },
  last: {
    title: "Zuletzt",
    about: "Zeit seit dem letzten Paket",
    unknown: "Bisher kam kein Paket.",
  },
};
