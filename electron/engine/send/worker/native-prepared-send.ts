import { limits } from "../../../../shared/limits.ts";
import type { NativePreparedSocket } from "../../net/native/prepared-socket.ts";
import type { NativeSendPath } from "../../net/native/send-path.ts";
import { errorCode } from "../../net/system-error.ts";
import { PreparedCourse, type PreparedOutlet } from "../prepared/course.ts";
import { PreparedReader, preparedStamps } from "../prepared/ring.ts";
import { stampPacket } from "../prepared/stamp.ts";
import { mayPass } from "../standing.ts";
import type { PreparedPlan, SendEnd } from "../transmitter.ts";
import { type ProgressTold, tellProgress } from "./messages.ts";

/** One of its sockets; null while its interface is away. */
interface Place {
  socket: NativePreparedSocket | null;
  retryAt: number;
  readonly sourcePort: number;
}

/** One replay of the thread: prepared packets by sendmmsg, those that are due together to one socket with one call. */
export class NativePreparedSend implements PreparedOutlet {
  readonly sourcePort: number;
  hasNews = false;
  readonly #plan: PreparedPlan;
  readonly #path: Pick<NativeSendPath, "openPrepared">;
  readonly #ring: PreparedReader;
  readonly #course: PreparedCourse;
  readonly #places: Place[] = [];
  /** Of each lane its place among the destinations of its socket. */
  readonly #destinations: readonly number[];
  readonly #isToHost: boolean;
  /** What holds packets that wait. */
  #staging: Place | null = null;
  #now: number;
  #answersAt = 0;
  #overAt: number | null = null;
  #stopped = false;

  /** Throws the system's error when a socket cannot be had. @param now monotonic milliseconds */
  constructor(plan: PreparedPlan, path: Pick<NativeSendPath, "openPrepared">, now: number) {
    this.#plan = plan;
    this.#path = path;
    this.#now = now;
    this.#ring = new PreparedReader(plan.ring);
    this.#course = new PreparedCourse(this.#ring);
    const counts = plan.sockets.map(() => 0);
    this.#destinations = plan.lanes.map(({ socket }) => {
      const place = counts[socket] ?? 0;
      counts[socket] = place + 1;
      return place;
    });
    this.#isToHost = plan.sockets.some(({ multicast }) => !multicast);
    try {
      for (const place of plan.sockets.keys()) {
        const socket = this.#open(place, null);
        this.#places.push({ socket, retryAt: 0, sourcePort: socket.sourcePort });
      }
    } catch (error) {
      this.close();
      throw error;
    }
    this.sourcePort = this.#places[0]?.sourcePort ?? 0;
  }

  #open(place: number, sourcePort: number | null): NativePreparedSocket {
    const spec = this.#plan.sockets[place];
    if (spec === undefined) throw new Error("a lane without a socket");
    const lanes = this.#plan.lanes.filter(({ socket }) => socket === place);
    return this.#path.openPrepared(sourcePort === null ? spec : { ...spec, sourcePort }, lanes);
  }

  /** Sends no more packets. */
  stop(): void {
    this.#stopped = true;
    this.#ring.stop();
  }

  /** Hands over what is due. Returns the milliseconds until it wants its next turn. */
  turn(now: number): number {
    this.#now = now;
    const wait = this.#stopped ? null : this.#course.turn(now, this);
    return Math.min(wait ?? Number.POSITIVE_INFINITY, this.#listen(now));
  }

  stage(packet: PreparedReader): boolean {
    const lane = this.#plan.lanes[packet.lane];
    const place = this.#places[lane?.socket ?? -1];
    if (place === undefined) throw new Error("a packet of no lane");
    if (this.#staging !== null && this.#staging !== place) return false;
    if (place.socket === null && !this.#reopen(place, lane?.socket ?? 0)) {
      // The recording's time goes on meanwhile.
      this.#course.refused(Object.assign(new Error("send ENODEV"), { code: "ENODEV" }));
      this.hasNews = true;
      return true;
    }
    const { socket } = place;
    if (socket === null) return false;
    const { size, at, bytes, stamp } = packet;
    const to = socket.stage(this.#destinations[packet.lane] ?? 0, size, packet.dscp);
    if (to < 0) return false;
    socket.memory.set(bytes.subarray(at, at + size), to);
    if (stamp !== preparedStamps.none) stampPacket(socket.view, to, stamp, socket.now());
    this.#staging = place;
    return true;
  }

  flush(): boolean {
    const place = this.#staging;
    while (place?.socket && place.socket.waiting > 0) {
      const { sent, bytes, full, error, answers } = place.socket.hand();
      for (const answer of answers) this.#course.answered(answer);
      this.hasNews ||= sent > 0 || error !== null || answers.length > 0;
      this.#course.sent(sent, bytes);
      if (full) return false;
      if (error === null) continue;
      this.#course.refused(error);
      if (this.#course.begun && mayPass(errorCode(error))) this.#stand(place, error);
    }
    this.#staging = null;
    return true;
  }

  /** What waits in a socket that is given up is refused too. */
  #stand(place: Place, error: Error): void {
    for (let left = place.socket?.waiting ?? 0; left > 0; left -= 1) this.#course.refused(error);
    place.socket?.close();
    place.socket = null;
    place.retryAt = this.#now + limits.sendRetryMs;
  }

  #reopen(place: Place, number: number): boolean {
    if (this.#now < place.retryAt) return false;
    place.retryAt = this.#now + limits.sendRetryMs;
    try {
      place.socket = this.#open(number, place.sourcePort);
      return true;
    } catch {
      // Tried again; its packets are counted as refused.
      return false;
    }
  }

  /** Reads answers when it is time to. Returns the milliseconds until it is again. */
  #listen(now: number): number {
    if (!this.#isToHost) return Number.POSITIVE_INFINITY;
    if (now >= this.#answersAt) {
      this.#answersAt = now + limits.sendAnswersEveryMs;
      for (const { socket } of this.#places) {
        const answers = socket?.answers() ?? [];
        for (const answer of answers) this.#course.answered(answer);
        this.hasNews ||= answers.length > 0;
      }
    }
    return this.#answersAt - now;
  }

  /** How it ended, null while it goes on; to a host only when an answer to the last datagram would have come. */
  end(now: number): SendEnd | "stopped" | null {
    if (this.#stopped) return "stopped";
    const { end } = this.#course;
    if (end === null || !this.#isToHost || end === "failed") return end;
    this.#overAt ??= now + limits.sendAnswerMs;
    return now >= this.#overAt ? end : null;
  }

  tell(): ProgressTold {
    this.hasNews = false;
    return tellProgress(this.#course.progress());
  }

  close(): void {
    // Whoever prepares has nobody to do it for.
    this.#ring.stop();
    for (const { socket } of this.#places) socket?.close();
  }
}
