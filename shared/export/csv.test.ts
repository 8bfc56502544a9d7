import { expect, test } from "vitest";
import { csvLine, csvTable } from "./csv.ts";

test("cells are quoted where they must be, and no text becomes a formula", () => {
  expect(csvLine(["a", 'say "x", y', "two\nlines", null, -1.5, true])).toBe(
    'a,"say ""x"", y","two\nlines",,-1.5,true\r\n',
  );
  expect(csvLine(["=1+1", "+x", "-x", "@x", "\tx", "a=b"])).toBe("'=1+1,'+x,'-x,'@x,'\tx,a=b\r\n");
  expect(csvLine(['=cmd("a,b")'])).toBe('"\'=cmd(""a,b"")"\r\n');
});

test("objects become a table; what is missing in one is an empty cell", () => {
  const rows = [
    { group: "239.1.1.1", rate: { packets: 1, bits: 8 }, dscp: [0, 46] },
    { group: "239.1.1.2", ttl: null, rate: { packets: 2, bits: 16 }, dscp: [] },
  ];
  expect(csvTable(rows)).toBe(
    "group,rate.packets,rate.bits,dscp,ttl\r\n239.1.1.1,1,8,0; 46,\r\n239.1.1.2,2,16,,\r\n",
  );
  expect(csvTable([])).toBe("\r\n");
});
