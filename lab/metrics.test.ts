import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { castscope } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** Figures for programs, as Prometheus' own tool reads them and as a collector gets them. */

describeLab("serve --metrics and --otlp", ["promtool"], () => {
  afterEach(stopPrograms);

  test("answer those with their own token, in a form without fault, and reach a collector", async () => {
    const folder = mkdtempSync(join(tmpdir(), "castscope-metrics-"));
    const file = join(folder, "token");
    const pushed: { resourceMetrics: unknown[] }[] = [];
    const collector = createServer((request, response) => {
      let body = "";
      request.on("data", (data) => {
        body += data;
      });
      request.on("end", () => {
        pushed.push(JSON.parse(body));
        response.end("{}");
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/metrics`;
    const door = here.start(castscope("serve", "--metrics", file, "--otlp", url, "--otlp-every", "1"));
    const line = await door.line("out", (text) => text.startsWith("Castscope is open"));
    const port = /:(\d+)\//.exec(line)?.[1];
    const ask = (token: string) =>
      fetch(`http://127.0.0.1:${port}/metrics`, {
        headers: token === "" ? {} : { authorization: `Bearer ${token}` },
      });
    for (const wrong of ["", "x", new URL(/http\S+/.exec(line)?.[0] ?? "").searchParams.get("token") ?? ""]) {
      const refused = await ask(wrong);
      expect([wrong, refused.status]).toEqual([wrong, 401]);
    }
    const answer = await ask(readFileSync(file, "utf8").trim());
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
    const text = await answer.text();
    expect(text).toContain("castscope_info{");
    const checked = await here.run(["promtool", "check", "metrics"], { input: text });
    expect([checked.code, checked.out, checked.err]).toEqual([0, "", ""]);
    while (pushed.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(JSON.stringify(pushed[0])).toContain('"castscope_info"');
    await door.stop("SIGINT");
    collector.close();
    rmSync(folder, { recursive: true });
  });
});
