/** The report of a stream, and the menu that copies it. */
export const english = {
  menu: {
    title: "The figures of this stream as a report, to take along",
    button: "Report",
    text: "Copy as text",
    json: "Copy as JSON",
    copiedText: "Copied the report as text.",
    copiedJson: "Copied the report as JSON.",
    refused: "The system did not let Castscope use the clipboard.",
  },
  group: "Group",
  source: "Source",
  says: "Says",
  measured: "Measured",
  on: (group: string, place: string) => `${group} on ${place}`,
  nothing: (day: string, clock: string) => `nothing until ${day} ${clock}`,
  span: (day: string, from: string, to: string, duration: string) => `${day} ${from} to ${to}, ${duration}`,
  bursts: (length: string) => `Bursts of ${length}`,
} as const;
