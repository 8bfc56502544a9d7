import { ComputerPage } from "../computer/computer.tsx";
import { words } from "./words/words.ts";

/** The empty monitor: what can be joined, and packets with one button. */
export function FirstRun() {
  return <ComputerPage {...words()} />;
}
