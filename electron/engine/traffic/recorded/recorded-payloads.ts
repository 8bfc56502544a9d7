import { join } from "node:path";
import { senderAddress, senderPort, senderWords } from "../../datagrams/sender-key.ts";
import type { Endpoint } from "../store/segment.ts";
import { BesideFile } from "./beside-file.ts";
import { FileWindow } from "./file-window.ts";

const senderBytes = 4 * senderWords;

/**
 * What the packets of one recording hold: payloads stand in its own file, or in one beside it where they were put
 * together from fragments. Senders beyond those that are told apart are kept beside it as well.
 */
export class RecordedPayloads {
  readonly #file: FileWindow;
  readonly #fragments: BesideFile;
  readonly #senders: BesideFile;

  /** @param fd of the recording, unpacked @param folder for what stands beside it */
  constructor(fd: number, folder: string) {
    this.#file = new FileWindow(fd);
    this.#fragments = new BesideFile(join(folder, "fragments"));
    this.#senders = new BesideFile(join(folder, "senders"));
  }

  /** Keeps a payload that the file holds in pieces; returns its place for `look`. Throws what the system says. */
  keep(bytes: Uint8Array, begin: number, end: number): number {
    return -1 - this.#fragments.keep(bytes, begin, end);
  }

  /** Shows bytes, for the time of the call. @param at in the file, or what `keep` returned */
  look<T>(at: number, length: number, visit: (bytes: Uint8Array, begin: number, end: number) => T): T {
    return at >= 0 ? this.#file.look(at, length, visit) : this.#fragments.look(-1 - at, length, visit);
  }

  /** Keeps who sent one packet; returns its number, from 0. */
  keepSender(words: Uint32Array, index: number): number {
    const bytes = new Uint8Array(words.buffer, words.byteOffset + index * senderBytes, senderBytes);
    return this.#senders.keep(bytes, 0, senderBytes) / senderBytes;
  }

  sender(number: number): Endpoint {
    return this.#senders.look(number * senderBytes, senderBytes, (bytes, begin, end) => {
      const words = new Uint32Array(bytes.slice(begin, end).buffer);
      return { address: senderAddress(words, 0), port: senderPort(words, 0) };
    });
  }

  /** Forgets what is kept beside the file, for a reading that begins anew. */
  clear(): void {
    this.#fragments.clear();
    this.#senders.clear();
  }

  close(): void {
    this.#fragments.close();
    this.#senders.close();
  }
}
