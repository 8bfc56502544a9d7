import { formatBytes } from "../../../format.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { wiresharkProblems } from "../../../statements/problems/wireshark.ts";
import type { Sentences } from "../../say.ts";

export const english = {
  "wireshark-missing": () =>
    "Wireshark's tshark was not found on PATH or where Wireshark is usually installed: install it (on Debian and Ubuntu: apt install tshark) and ask again.",
  "wireshark-not-started": ({ path, reason }) =>
    `The system did not start ${path} (${reason}): try it in a terminal, and ask again.`,
  "wireshark-other": ({ path }) =>
    `What was found as ${path} does not say that it is Wireshark's tshark: try it in a terminal with --version.`,
  "wireshark-slow": ({ ms }) =>
    `Wireshark was ended after ${ms / 1_000} s: ask again for fewer packets, or when this computer is less busy.`,
  "wireshark-memory": ({ bytes }) =>
    `Wireshark was ended because it wanted more than ${formatBytes(bytes)} of memory: ask again for fewer packets.`,
  "wireshark-output": ({ bytes }) =>
    `Wireshark was ended because it printed more than ${formatBytes(bytes)}: ask again for fewer packets.`,
  "wireshark-crashed": ({ signal }) =>
    `Wireshark crashed (${signal}) over these packets: ask again, or for others; Castscope's own decoders go on.`,
  "wireshark-refused": ({ code, said }) =>
    said === ""
      ? `Wireshark ended with code ${code} and said nothing: try tshark in a terminal.`
      : `Wireshark ended with code ${code} and said “${said}”: try tshark in a terminal.`,
  "wireshark-unread": () =>
    "Wireshark's answer could not be read: ask again, or try another version of Wireshark.",
  "wireshark-protocol-unknown": ({ protocol, alike }) =>
    alike.length === 0
      ? `Wireshark can decode no UDP port as “${protocol}”: take a name as it writes it, such as rtp or dns.`
      : `Wireshark can decode no UDP port as “${protocol}”: choose ${alike.join(" or ")} if that is meant.`,
  "wireshark-stopped": () => "Wireshark was stopped: ask again when its answer is wanted.",
  "wireshark-busy": ({ most }) =>
    `${most} questions wait for Wireshark already: ask again when some are answered.`,
} satisfies Sentences<ValuesByName<typeof wiresharkProblems>>;
