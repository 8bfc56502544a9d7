import { ComputerPage } from "../computer/computer.tsx";

/** The empty monitor: what can be joined, and packets with one button. */
export function FirstRun() {
  return (
    <ComputerPage
      title="No groups joined yet"
      text="Type a group at the top, join a known one, or watch a group that another program on this computer has already joined."
      heading="This computer"
    />
  );
}
