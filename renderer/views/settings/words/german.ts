import { formatCount, plural } from "../../../../shared/text/count.ts";
import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  groups: {
    general: "Allgemein",
    appearance: "Aussehen",
    packets: "Pakete",
    keyboard: "Tastatur",
    sending: "Senden",
    recording: "Aufzeichnen",
    events: "Ereignisse",
    history: "Verlauf",
    start: "Beim Start gewählt",
  },
  joinOn: {
    title: "Neuen Gruppen wird beigetreten auf",
    reason: "Wenn der Text keine Schnittstelle nennt. Gehört zu diesem Profil.",
  },
  composeAtStart: {
    title: "Senden ist beim Start geöffnet",
    reason: "In einem Fenster, das Platz dafür hat. Gehört zu diesem Profil.",
  },
  composePinned: {
    title: "Senden ist angeheftet",
    reason:
      "Bei jedem Start geöffnet und auch in einem schmalen Fenster neben den Bereichen. Gehört zu diesem Profil.",
  },
  theme: {
    title: "Farbschema",
    reason: "„System“ folgt dem Hell und Dunkel des Desktops.",
    choices: { system: "System", dark: "Dunkel", light: "Hell" },
  },
  zoom: {
    title: "Größe",
    reason: "Schrift, Zeilen und Ziele zusammen, 80 bis 200 %.",
    ofBrowser: "die des Browsers: Strg + und Strg -",
  },
  language: {
    title: "Sprache",
    reason:
      "„System“ folgt dem Browser oder dem Desktop. Namen von Protokollen und ihren Feldern bleiben, wie ihre Standards sie nennen.",
    system: "System",
  },
  clock: {
    title: "Uhrzeiten",
    reason:
      "Gezeigt und getippt, auch in Filtern. Zeiten in UTC enden mit einem Z; Dateien heißen nach der Ortszeit.",
    choices: { local: "Ortszeit", utc: "UTC" },
  },
  sharedScale: {
    title: "Kleine Diagramme mit gemeinsamer Skala",
    reason: "Dann lassen sich ihre Höhen vergleichen; stille Gruppen sind neben regen flach.",
  },
  kernelGroups: {
    title: "Gruppen, denen das System selbst beigetreten ist",
    reason: "Sie stehen unter denen dieses Rechners, etwa „alle Hosts“ (224.0.0.1).",
  },
  packetTime: {
    title: "Zeiten der Pakete",
    reason: "Die Uhrzeit, mit oder ohne Datum, oder Sekunden seit etwas. Immer auf die Mikrosekunde.",
    choices: {
      clock: "Uhrzeit",
      date: "Datum und Uhrzeit",
      join: "Seit Beitritt",
      previous: "Seit dem vorigen",
      reference: "Seit der Referenz",
    },
  },
  packetDscp: { title: "Spalte für DSCP", reason: "Wie Pakete markiert waren, als sie ankamen." },
  packetColours: {
    title: "Zeilen nach Typ getönt",
    reason:
      "Protokolle sind auf einen Blick zu unterscheiden; verlorene und späte Pakete haben ihre Zeichen so oder so.",
  },
  payloadText: { title: "Nutzdaten, die Text sind, als Text", reason: "Statt ihrer Bytes." },
  letterKeys: {
    title: "Tasten mit einem Buchstaben",
    reason: "Sie wirken nur außerhalb von Textfeldern. Ohne sie erreicht Strg K weiterhin jede Aktion.",
  },
  askAboveTtl: {
    title: "Vor dem Senden fragen bei einer TTL über",
    reason:
      "Über 32 können Pakete den Standort verlassen, wenn die Reichweite der Gruppe nicht vorher endet. 255 fragt nie.",
  },
  keys: {
    title: "Tasten",
    reason: "Was für welche Aktion gedrückt wird: gewählt auf dem Blatt der Tasten.",
    change: "Tasten ändern",
    changed: (count, all) => `${formatCount(count)} von ${formatCount(all)} geändert`,
    usual: "die üblichen",
  },
  ring: {
    title: "In einen Ring von Dateien aufzeichnen",
    reason:
      "Was beim Aufzeichnen zuerst angeboten wird: die älteste Datei macht Platz, auch eine lange füllt keine Platte.",
  },
  ringFiles: { title: "Dateien eines Rings", reason: "So viele bleiben; eine neue ersetzt die älteste." },
  ringMegabytes: {
    title: "Größe jeder Datei",
    reason: "Bei so viel beginnt die nächste Datei. Andere Programme öffnen eine kleine Datei schneller.",
  },
  ringSeconds: {
    title: "Länge jeder Datei",
    reason: "Auch nach so langer Zeit beginnt die nächste Datei. Bei 0 zählt nur die Größe.",
  },
  recordFolder: "Aufzeichnungen liegen in",
  recordFolderNone: "nirgends",
  recordFolderChoose: "Wählen …",
  recordFolderChosen: (path) =>
    `Vom nächsten Start an liegen Aufzeichnungen in ${path}. Die vorhandenen bleiben, wo sie sind.`,
  copyPathOf: (what) => `Pfad kopieren: ${what}`,
  recordFolderReason:
    "--recordings ORDNER wählt ihn beim Start: keine Seite im Browser kann Castscope anderswohin schreiben lassen.",
  recordFolderDesktop: "Ein Ordner dieses Desktops: was aufgezeichnet wird, liegt dort und nirgends sonst.",
  files: "Dateien",
  notifications: {
    title: "Benachrichtigungen des Systems",
    reason: "Über neue Probleme und Warnungen, während dieses Fenster verdeckt ist.",
  },
  sound: { title: "Ein Ton", reason: "Bei einem neuen Problem, höchstens einer in zwei Sekunden." },
  on: "an",
  off: "aus",
  systemsChoice: "die Wahl des Systems",

  /** Further words by which settings are looked for. */
  searchedAs: {
    joinOn: "Netzwerkkarte Adapter",
    composeAtStart: "Bereich Seitenleiste",
    composePinned: "anheften Bereich Seitenleiste",
    theme: "dunkel hell Dunkelmodus Farben Darstellung Kontrast Design",
    zoom: "Zoom Schriftgröße Textgröße Skalierung",
    language: "Übersetzung Englisch Deutsch",
    clock: "Zeitzone Uhrzeit UTC",
    sharedScale: "Kurven Maßstab",
    kernelGroups: "Mitgliedschaften Kernel",
    packetTime: "Zeitstempel Datum",
    packetDscp: "QoS TOS Priorität",
    packetColours: "Farben einfärben",
    payloadText: "ASCII Hex Nutzdaten",
    letterKeys: "Tastenkürzel Tastatur Buchstaben",
    keys: "Tastenkürzel Tastatur Belegung Tasten",
    askAboveTtl: "Hop-Limit Reichweite Nachfrage Warnung Sicherheit",
    ring: "Rotation Ringpuffer",
    ringFiles: "Rotation Anzahl",
    ringMegabytes: "Rotation Megabyte",
    ringSeconds: "Rotation Dauer Zeit",
    notifications: "Hinweise Meldungen",
    sound: "Signal Piepton Klang",
  },

  title: "Einstellungen",
  changed: (count, all) => `${formatCount(count)} von ${formatCount(all)} geändert`,
  search: "Einstellungen durchsuchen",
  searchHint: "Einstellungen und Gründe suchen",
  sections: "Abschnitte",
  sectionChanged: (title, count) => (count === 0 ? title : `${title}, ${formatCount(count)} geändert`),
  actsAtOnce: "Eine Einstellung wirkt sofort.",
  undo: "Rückgängig mit Strg Z.",
  which: "Welche Einstellungen",
  all: "Alle",
  onlyChanged: "Geändert",
  resetAll: "Alle zurücksetzen",
  asFile: "Dasselbe als Datei",
  nothingChanged: "Nichts ist geändert.",
  nothingFound: (text) => `Keine Einstellung handelt von „${text}“.`,
  showAll: (count) => `Alle ${formatCount(count)} zeigen`,

  isDefault: "Vorgabe",
  changedDefault: "geändert, Vorgabe",
  fixed: "von der Verwaltung festgelegt",
  reset: (title, usual) => `${title}: zurücksetzen auf ${usual}`,
  fieldIn: (title, unit) => (unit === "" ? title : `${title}, in ${unit}`),
  outside: (least, most, unit, kept) =>
    `Möglich ist ${formatCount(least)} bis ${formatCount(most)}${unit === "" ? "" : ` ${unit}`}; ${kept} bleibt.`,

  days: "Tage",
  keep: {
    seconds: { title: "Sekunden bleiben für", reason: "Was Diagramme bis zu einem Tag zeigen." },
    minutes: {
      title: "Minuten bleiben für",
      reason: "Jede mit dem Kleinsten und Größten, damit keine Spitze verschwindet.",
    },
    quarters: {
      title: "Viertelstunden und Ereignisse bleiben für",
      reason: "Sie brauchen am wenigsten Platz.",
    },
    mostBytes: {
      title: "Die Datei hat höchstens",
      reason: "Wo es mehr würde, weichen zuerst die ältesten Sekunden. Leer ist ohne Grenze.",
    },
  },
  noBound: "ohne Grenze",

  memory: "Pakete im Speicher",
  memoryReason: (used) =>
    `${used} sind belegt; die ältesten Pakete weichen und bleiben gezählt. --memory wählt anders.`,
  history: "Verlauf von Raten, Verlust und Ereignissen",
  historyNone: "keiner",
  historyReason: (size) =>
    `${size === "" ? "" : `${size}. `}--history DATEI führt ihn anderswo, --history off gar nicht.`,
  wiresharkMissing: "nicht gefunden",
  wiresharkFound: "gefunden",
  wiresharkInstall: "Wireshark installieren: dann dekodiert sein tshark Pakete, wenn jemand es will.",
  wiresharkAsked: (path) => `${path}, gefragt nur, wenn jemand es will.`,

  copied: "Die Datei ist in der Zwischenablage.",
  notCopied: "Der Browser lässt dieses Fenster nicht kopieren.",
  pathCopied: "Der Pfad ist in der Zwischenablage.",
  copyFile: "Datei kopieren",
  copyPath: "Pfad kopieren",
  closeFile: "Datei schließen",
  openFile: "Im Editor öffnen",
  shownInFolder: "Kein Programm öffnet sie hier: sie wird in ihrem Ordner gezeigt.",
  noFile: "Nichts wird behalten: Castscope wurde ohne gestartet.",
  content: "Inhalt der Datei",
  noMistake:
    "Ohne Fehler gelesen. Eine Änderung in der Datei wirkt sofort; bei einem Fehler bleibt der letzte gute Wert, und seine Zeile wird genannt.",
  mistakes: (count) => plural(count, "Fehler", "Fehler"),
  line: (line, mistake) => `Zeile ${line}: ${mistake}`,
};
