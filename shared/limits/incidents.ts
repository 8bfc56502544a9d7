/** What happened, thresholds, and who is told. */
export const incidentLimits = {
  /** Incidents that the monitor keeps in memory; of older ones those that are over give way first. */
  incidents: 1_000,
  /** What begins again so soon after its end goes on: nobody reads an event each second. */
  incidentApartMs: 10_000,
  /** Of one kind and group so many in a minute; further ones are counted. */
  incidentsPerMinute: 20,
  /** Sources that sent within so long are sending, for “sources not N”, in ms. */
  sendingWithinMs: 10_000,
  /** Sources of a group that are followed for coming and going. */
  sourcesFollowed: 256,
  /** A source that sent nothing for so long, and for ten times its usual interval, is gone, in ms. */
  sourceGoneMs: 30_000,
  /** Thresholds that differ from those of all groups: one for each group that can be joined. */
  thresholdsOfGroups: 1_000,
  /** Ways to be told that one program has. */
  notifiers: 16,
  /** Messages that wait for a way to be told; the oldest give way and are counted. */
  notifierQueue: 100,
  /** For so long a command may run, and a server may take, in ms. */
  commandMs: 10_000,
  webhookMs: 5_000,
  /** A server that did not take it is asked again after so long, and twice as long each time, up to the most. */
  webhookAgainMs: 1_000,
  webhookAgainMostMs: 60_000,
  webhookTries: 8,
  /** Of what a command says on standard error so much is told. */
  commandErrorBytes: 400,
  /** Characters of a notifier's text: a path, an address. */
  notifierCharacters: 1_000,
  notifierArguments: 32,
} as const;
