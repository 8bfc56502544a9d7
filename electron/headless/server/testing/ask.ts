import { type IncomingHttpHeaders, request } from "node:http";
import type { TestDoor } from "./open-door.ts";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** For tests: one request exactly as written, which `fetch` would tidy up. */
export function ask({ door }: Pick<TestDoor, "door">, path: string, question: Question = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method = "GET", headers = {} } = question;
    const call = request(
      { host: "127.0.0.1", port: door.port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    call.on("error", reject);
    call.end();
  });
}
