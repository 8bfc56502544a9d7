import dnsPacket from "dns-packet";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readMdns } from "./read-mdns.ts";

type Answers = NonNullable<dnsPacket.Packet["answers"]>;

function response(answers: Answers, additionals: Answers = []): Uint8Array {
  return dnsPacket.encode({ type: "response", answers, additionals });
}

const ptr = (name: string, data: string, ttl = 4_500) => ({ type: "PTR", name, data, ttl }) as const;

it("names sessions of RAVENNA and RTSP, Dante devices and NDI sources, and where they answer", () => {
  const bytes = response(
    [
      ptr("_rtsp._tcp.local", "Studio A._rtsp._tcp.local"),
      ptr("_ravenna_session._sub._rtsp._tcp.local", "Studio A._rtsp._tcp.local"),
      ptr("_rtsp._tcp.local", "Camera 3._rtsp._tcp.local", 120),
      ptr("_netaudio-arc._udp.local", "Stage box._netaudio-arc._udp.local"),
      ptr("_ndi._tcp.local", "PC (Kamera 1)._ndi._tcp.local"),
      ptr("_ipp._tcp.local", "Printer._ipp._tcp.local"),
    ],
    [
      {
        type: "SRV",
        name: "Studio A._rtsp._tcp.local",
        ttl: 120,
        data: { port: 554, target: "anubis.local" },
      },
    ],
  );
  expect(readMdns(bytes)).toEqual([
    { by: "ravenna", name: "Studio A", host: "anubis.local:554", ttl: 4_500 },
    { by: "rtsp", name: "Camera 3", host: null, ttl: 120 },
    { by: "dante", name: "Stage box", host: null, ttl: 4_500 },
    { by: "ndi", name: "PC (Kamera 1)", host: null, ttl: 4_500 },
  ]);
});

it("tells what is taken back, names with points and capitals, and nothing of a question or a printer", () => {
  expect(readMdns(response([ptr("_NDI._TCP.local", "Rack 1.2._ndi._tcp.local", 0)]))).toEqual([
    { by: "ndi", name: "Rack 1.2", host: null, ttl: 0 },
  ]);
  expect(readMdns(response([ptr("_ipp._tcp.local", "Printer._ipp._tcp.local")]))).toEqual([]);
  const question = dnsPacket.encode({
    type: "query",
    questions: [{ type: "PTR", name: "_ndi._tcp.local" }],
    answers: [ptr("_ndi._tcp.local", "PC._ndi._tcp.local")],
  });
  expect(readMdns(question)).toEqual([]);
});

it("reads any bytes, and damaged ones of a response, without a failure", () => {
  const whole = Uint8Array.from(response([ptr("_ndi._tcp.local", "PC._ndi._tcp.local")]));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readMdns(bytes)),
    { numRuns: 200 },
  );
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(damage, fc.nat(whole.length), (changes, length) => {
      const bytes = whole.slice(0, length);
      for (const [at, value] of changes) if (at < length) bytes[at] = value;
      for (const { name, ttl } of readMdns(bytes)) {
        expect(name.length).toBeLessThanOrEqual(255);
        expect(ttl).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});
