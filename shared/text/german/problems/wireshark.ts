import { formatBytes } from "../../../format.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { wiresharkProblems } from "../../../statements/problems/wireshark.ts";
import type { Sentences } from "../../say.ts";
import { alternatives } from "../list.ts";

export const german = {
  "wireshark-missing": () =>
    "Das Programm tshark von Wireshark ist weder in PATH noch am üblichen Ort zu finden: installieren (unter Debian und Ubuntu: apt install tshark) und erneut fragen.",
  "wireshark-not-started": ({ path, reason }) =>
    `Das System hat ${path} nicht gestartet (${reason}): in einem Terminal versuchen und erneut fragen.`,
  "wireshark-other": ({ path }) =>
    `Was als ${path} gefunden wurde, nennt sich nicht tshark von Wireshark: in einem Terminal mit --version versuchen.`,
  "wireshark-slow": ({ ms }) =>
    `Wireshark wurde nach ${ms / 1_000} s beendet: für weniger Pakete fragen oder wenn dieser Rechner weniger zu tun hat.`,
  "wireshark-memory": ({ bytes }) =>
    `Wireshark wurde beendet, weil es mehr als ${formatBytes(bytes)} Speicher wollte: für weniger Pakete fragen.`,
  "wireshark-output": ({ bytes }) =>
    `Wireshark wurde beendet, weil es mehr als ${formatBytes(bytes)} ausgab: für weniger Pakete fragen.`,
  "wireshark-crashed": ({ signal }) =>
    `Wireshark ist über diesen Paketen abgestürzt (${signal}): erneut fragen oder für andere; die Decoder von Castscope arbeiten weiter.`,
  "wireshark-refused": ({ code, said }) =>
    said === ""
      ? `Wireshark endete mit Code ${code} und sagte nichts: tshark in einem Terminal versuchen.`
      : `Wireshark endete mit Code ${code} und sagte „${said}“: tshark in einem Terminal versuchen.`,
  "wireshark-unread": () =>
    "Die Antwort von Wireshark war nicht zu lesen: erneut fragen oder eine andere Version von Wireshark nehmen.",
  "wireshark-protocol-unknown": ({ protocol, alike }) =>
    alike.length === 0
      ? `Wireshark kann keinen UDP-Port als „${protocol}“ decodieren: einen Namen nehmen, wie Wireshark ihn schreibt, etwa rtp oder dns.`
      : `Wireshark kann keinen UDP-Port als „${protocol}“ decodieren: ${alternatives(alike)} wählen, falls das gemeint ist.`,
  "wireshark-stopped": () => "Wireshark wurde angehalten: erneut fragen, wenn die Antwort gebraucht wird.",
  "wireshark-busy": ({ most }) =>
    `${most} Fragen warten schon auf Wireshark: erneut fragen, wenn einige beantwortet sind.`,
} satisfies Sentences<ValuesByName<typeof wiresharkProblems>>;
