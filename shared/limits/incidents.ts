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
  /** For so long both are watched before it is told whether a source came beside another or in its place, in ms. */
  sourceSettleMs: 5_000,
  /** The one before may send for so long beside the one that takes its place, in ms. */
  sourceOverlapMs: 1_000,
  /** What went on when a program ended goes on after its next start: so long after its end, and so soon after the start, in ms. */
  incidentBridgeMs: 600_000,
  incidentTakenOverMs: 120_000,
  /** For so long what happens waits until the history tells what goes on from the run before, in ms. */
  incidentsWaitMs: 5_000,
  /** Events of the history in one answer, and so many that are looked through for it at once. */
  keptIncidents: 200,
  keptIncidentsLooked: 500,
  /** Thresholds are tried on so much of the history, in s, and on so many groups: a day of one is 1,440 rows to unpack. */
  replaySeconds: 86_400,
  replayGroups: 16,
  /** Names of kinds that one question may hold: more than there are. */
  incidentKinds: 200,
  /** Thresholds that differ from those of all groups: one for each group that can be joined. */
  thresholdsOfGroups: 1_000,
  /** And for each interface that a computer may have. */
  thresholdsOfInterfaces: 256,
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
