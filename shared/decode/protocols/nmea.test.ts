import { expect, test } from "vitest";
import { decodeAs } from "../decode.ts";
import type { DecodedField } from "../field.ts";
import { ascii } from "../match.ts";
import { nmea } from "./nmea.ts";

const sent = { address: "239.192.0.4", port: 60_004, sourcePort: 40_000 };

function decode(text: string) {
  const { info, fields, incomplete } = decodeAs(nmea, ascii(text), sent);
  expect(incomplete).toBeNull();
  const flat = (list: readonly DecodedField[]): DecodedField[] =>
    list.flatMap((field) => [field, ...flat(field.fields)]);
  const all = flat(fields);
  const said = (name: string) =>
    all
      .filter((field) => field.name === name)
      .map(({ at, length, value, text: shown }) => [text.slice(at, at + length), value, shown]);
  return { info, said };
}

test("each field of a position has its own bytes, and south and west are negative", () => {
  const text = "$GPRMC,225446.25,A,4916.45,S,12311.12,W,000.5,054.7,191194,020.3,E,A*44\r\n";
  const { said } = decode(text);
  expect(said("talker")).toEqual([["GP", "GP", "GPS (GP)"]]);
  expect(said("type")).toEqual([["RMC", "RMC", "Recommended minimum data (RMC)"]]);
  expect(said("time")).toEqual([["225446.25", "22:54:46.25", "22:54:46.25 UTC"]]);
  expect(said("latitude")).toEqual([["4916.45", -49.274167, "-49.274167°"]]);
  expect(said("latitude-hemisphere")).toEqual([["S", "S", "south (S)"]]);
  expect(said("longitude")).toEqual([["12311.12", -123.185333, "-123.185333°"]]);
  expect(said("speed")).toEqual([["000.5", 0.5, "0.5 kn"]]);
  expect(said("date")).toEqual([["191194", "1994-11-19", "1994-11-19"]]);
  expect(said("sentence").map(([bytes]) => bytes)).toEqual([text]);
});

test("a wind's speed has the unit that follows it", () => {
  for (const [letter, unit] of [..."KMNS"].map((one, at) => [one, ["km/h", "m/s", "kn", "mph"][at]])) {
    expect(decode(`$WIMWV,045.0,T,12.5,${letter},A`).info).toBe(`WIMWV 45°, true, 12.5 ${unit}`);
  }
  expect(decode("$WIMWV,045.0,T,12.5,,V").info).toBe("WIMWV 45°, true, 12.5, not valid");
});

test("a checksum is right, wrong, not there or no number", () => {
  const checksum = (behind: string) => decode(`$HEHDT,274.07,T${behind}`).said("checksum");
  expect(checksum("*19\r\n")).toEqual([["19", 0x19, "19, right"]]);
  expect(checksum("*1a\r\n")).toEqual([["1a", 0x1a, "1A, wrong, 19 would be right"]]);
  expect(checksum("")).toEqual([]);
  expect(checksum("*1")).toEqual([["*1", "2a31", "no two hexadecimal digits, 19 would be right"]]);
  expect(decode("$*01").info).toBe("checksum wrong");
  expect(decode("$HEHDT,274.07,T*19 more").said("rest")).toEqual([[" more", " more", " more"]]);
});

test("a tag block's parameters are told, those that nobody knows by their code", () => {
  const { info, said } = decode(
    "\\s:HE0001,d:VR0001,n:7,g:1-2-34,c:1577836800123,t:hello,x:1,y*1F\\$HEHDT,274.07,T*19",
  );
  expect(info).toBe("HE0001: HEHDT 274.07°, true, checksum wrong");
  expect(said("source")).toEqual([["HE0001", "HE0001", "HE0001"]]);
  expect(said("destination")).toEqual([["VR0001", "VR0001", "VR0001"]]);
  expect(said("line-count")).toEqual([["7", 7, "7"]]);
  expect(said("group")).toEqual([["1-2-34", "1-2-34", "sentence 1 of 2, group 34"]]);
  expect(said("time")).toEqual([["1577836800123", 1_577_836_800_123, "2020-01-01T00:00:00.123Z"]]);
  expect(said("text")).toEqual([["hello", "hello", "hello"]]);
  expect(said("parameter").map(([bytes]) => bytes)).toEqual(["1", "y"]);
});

test("what is empty is left out, what is no number stays as it is, and the number of a field is its place", () => {
  const { info, said } = decode("$GPGGA,,4860.0,N,,,0,,,,M,,,,,more");
  expect(info).toBe("GPGGA 4860.0, no fix");
  expect(said("time")).toEqual([]);
  expect(said("latitude")).toEqual([["4860.0", "4860.0", "4860.0"]]);
  expect(said("field")).toEqual([["more", "more", "more"]]);
  expect(decode("$XXABC,,two").said("field")).toEqual([["two", "two", "two"]]);
});

test("a satellite in view has four fields, and a signal's ID stands alone behind them", () => {
  const { said } = decode("$GPGSV,1,1,02,01,40,083,46,30,17,308,,7");
  expect(said("satellite").map(([, value]) => value)).toEqual([1, 30]);
  expect(said("azimuth").map(([, value]) => value)).toEqual([83, 308]);
  expect(said("snr").map(([, value]) => value)).toEqual([46]);
  expect(said("signal").map(([, value]) => value)).toEqual(["7"]);
});

test("an AIS message begins with its type and who sent it, in its first part only", () => {
  const { info, said } = decode("!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C\r\n");
  expect(info).toBe("AIVDM Position report of MMSI 477553000");
  expect(said("message-type")).toEqual([["1", 1, "Position report (1)"]]);
  expect(said("mmsi")).toEqual([["77KQJ5", 477_553_000, "477553000"]]);
  expect(decode("!AIVDM,2,2,3,B,1@0000000000000,2").said("mmsi")).toEqual([]);
  expect(decode("!AIVDM,1,1,,B,177,0").said("payload")).toEqual([["177", "177", "177"]]);
});

test("lines that are no sentences, empty ones and NULs at the end are told as such", () => {
  const { info, said } = decode("UdPbC\0\r\nhello*00\r\n\\s:GP0001*35\\\r\n\0\0");
  expect(info).toBe("hello*00; GP0001: tag block alone, checksum wrong");
  expect(said("header").map(([bytes]) => bytes)).toEqual(["UdPbC\0"]);
  expect(said("fill")).toEqual([["\0\0", "0000", "2 bytes"]]);
});
