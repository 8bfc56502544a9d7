import { formatCount, plural } from "../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  interfaces: (count) => plural(count, "Schnittstelle", "Schnittstellen"),
  memberships: (count) => plural(count, "Mitgliedschaft", "Mitgliedschaften"),
  lastKnown: "zuletzt bekannt",
  kernel: "Auch die des Kernels",
  watching:
    "„Hören“ öffnet einen weiteren Socket für die Gruppe; das andere Programm behält seinen und wird nicht gestört.",
  columns: {
    group: {
      title: "Schnittstelle, Gruppe",
      about: "Die Schnittstellen dieses Rechners und die Gruppen, denen dort beigetreten ist",
    },
    known: { title: "Bekannt als", about: "Als was die Gruppe bekannt ist" },
    by: {
      title: "Beigetreten",
      about: "Die Programme, die beigetreten sind, soweit das System sie nennt",
    },
    watch: { title: "Hören", about: "Tritt derselben Gruppe hier bei" },
  },
  by: {
    kernel: "Kernel",
    kernelHint: "Nur der Kernel selbst gehört zu dieser Gruppe",
    sockets: (count) => plural(count, "Socket", "Sockets"),
    notTold: "unbekannt",
    programUntold: (sockets) => `${sockets ?? "Beigetreten"}; dieses System nennt das Programm nicht`,
    process: (name, pid) => `${name} (Prozess ${pid})`,
    ports: (programs, ports) => `${programs}, Port ${ports.join(", ")}`,
  },
  head: {
    groupsOn: (name) => `Gruppen auf ${name}`,
    down: "Aus",
    loopback: "Loopback",
    noAddress: "keine Adresse, kein Beitritt möglich",
    isDefault: { both: "Vorgabe", ipv4: "Vorgabe IPv4", ipv6: "Vorgabe IPv6" },
    defaultHint: "Hier tritt das System Gruppen bei, wenn keine Schnittstelle genannt ist",
    more: (count, name) => `${formatCount(count)} weitere auf ${name} zeigen`,
  },
  watch: {
    watch: "Hören",
    watchOf: (address, on) => `${address} auf ${on} mithören`,
    show: "Zeigen",
    showOf: (address, on) => `${address} auf ${on} zeigen`,
    portOf: (address, on) => `Port von ${address} auf ${on}`,
    ports: (ports) => `Sie wird mit den Ports ${ports.join(" und ")} benutzt`,
    udpPort: "UDP-Port",
    port: "Port",
    take: (address) => `${address} auf diesem Port mithören`,
    cancel: "Abbrechen",
  },
};
