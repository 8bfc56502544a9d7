/** Texts of what is offered to those who begin. */
export const english = {
  known: {
    heading: "Known groups",
    on: "Join on",
    onLabel: "Join known groups on",
    join: "Join",
    show: "Show",
    joinOne: (name: string, endpoint: string) => `Join ${name}, ${endpoint}`,
    showOne: (name: string, endpoint: string) => `Show ${name}, ${endpoint}`,
  },
  trial: {
    heading: "See packets in a second",
    running: "The test is running",
    /** Around the group’s address. */
    before: "Joins",
    after: (packets: number) =>
      `on loopback and sends ${packets} test packets a second. Nothing leaves this computer.`,
    start: "Try it on this computer",
    stop: "Stop the test",
  },
  arc: { sends: "Sends", receives: "Receives", how: "loopback, TTL 0" },
} as const;
