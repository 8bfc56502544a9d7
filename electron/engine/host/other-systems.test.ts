import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNetstatGroups } from "./macos.ts";
import { parseNetshJoins } from "./windows.ts";

/** Texts as they are printed in manuals and reports: never run on these systems here. */

const netstat = `Link-layer Multicast Memberships
Group               Link-layer Address  Netif
1:0:5e:0:0:fb       <none>              en0

IPv4 Multicast Group Memberships
Group               Link-layer Address  Netif
224.0.0.1           <none>              lo0
224.0.0.251         1:0:5e:0:0:fb       en0
224.0.0.1           1:0:5e:0:0:1        en0

IPv6 Multicast Group Memberships
Group                               Link-layer Address  Netif
ff02::fb%lo0                        <none>              lo0
ff02::1:ff6a:4ab%en0                33:33:ff:6a:4:ab    en0
ff02::fb%en0                        33:33:0:0:0:fb      en0
ff02::fb%en0                        33:33:0:0:0:fb      en0
`;

const netsh = `\r
Interface 1: Loopback Pseudo-Interface 1\r
\r
Scope       References  Last  Address\r
----------  ----------  ----  ---------------------------------\r
0                    3  Yes   239.255.255.250\r
\r
Interface 12: Ethernet 2\r
\r
Scope       References  Last  Address\r
----------  ----------  ----  ---------------------------------\r
0                    0  Yes   224.0.0.1\r
0                    4  No    224.0.0.251\r
0                    2  Yes   ff02::c%12\r
`;

const german = `Schnittstelle 12: Ethernet 2

Bereich     Referenzen  Letzte  Adresse
----------  ----------  ------  ---------------------------------
0                    4  Nein    224.0.0.251
`;

describe("macOS", () => {
  test("lists its groups once, without counts", () => {
    expect(parseNetstatGroups(netstat).map((one) => [one.interface, one.address, one.kernel])).toEqual([
      ["lo0", "224.0.0.1", true],
      ["en0", "224.0.0.251", false],
      ["en0", "224.0.0.1", true],
      ["lo0", "ff02::fb", false],
      ["en0", "ff02::1:ff6a:4ab", true],
      ["en0", "ff02::fb", false],
    ]);
    expect(new Set(parseNetstatGroups(netstat).map(({ sockets }) => sockets))).toEqual(new Set([null]));
  });
});

describe("Windows", () => {
  test("lists its groups by interface, with references as sockets", () => {
    expect(
      parseNetshJoins(netsh).map((one) => [one.interface, one.address, one.sockets, one.kernel]),
    ).toEqual([
      ["Loopback Pseudo-Interface 1", "239.255.255.250", 3, false],
      ["Ethernet 2", "224.0.0.1", 0, true],
      ["Ethernet 2", "224.0.0.251", 4, false],
      ["Ethernet 2", "ff02::c", 2, false],
    ]);
  });

  test("in other languages says the same in the same places", () => {
    expect(parseNetshJoins(german)).toMatchObject([
      { interface: "Ethernet 2", address: "224.0.0.251", sockets: 4 },
    ]);
  });
});

test("no text makes a parser throw", () => {
  const torn = fc
    .tuple(fc.constantFrom(netstat, netsh, german), fc.nat(600), fc.nat(60), fc.string())
    .map(([text, from, length, put]) => text.slice(0, from) + put + text.slice(from + length));
  fc.assert(
    fc.property(fc.oneof(fc.string(), torn), (text) => {
      for (const { address } of [...parseNetstatGroups(text), ...parseNetshJoins(text)]) {
        expect(address).toMatch(/^[0-9a-f.:]+$/);
      }
    }),
  );
});
