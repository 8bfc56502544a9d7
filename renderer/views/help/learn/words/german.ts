import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  list: "Themen",
  showMe: "Zeigen",
  ask: (title) => `Nachlesen: ${title}`,
  topics: {
    scope: {
      title: "Wie weit Pakete kommen",
      drawing:
        "Ringe um diesen Rechner: Mit TTL 0 bleiben Pakete in ihm, mit 1 in seinem Subnetz; 32, 64, 128 und 255 stehen für Standort, Region, Kontinent und überall.",
      text: [
        "Die TTL eines Pakets, bei IPv6 sein Hop-Limit, wird heruntergezählt: Jeder Router zieht eins ab und leitet nichts weiter, was null erreichen würde.",
        "0 bleibt also in diesem Rechner und 1 in seinem Subnetz, welche Router es auch gibt. Darüber sind die Namen Konvention: Eine Grenze mit der Schwelle 32 hält 32 und alles darunter auf, 33 passiert.",
        "Auch Adressen haben eine Reichweite. Wo Router ihre Grenzen einhalten, gilt sie trotz größerer TTL; von 224.0.0.x und ff02:: leiten sie gar nichts weiter.",
      ],
    },
    sources: {
      title: "Wer sendet und was verlangt wird",
      drawing:
        "Zwei Sender an eine Gruppe. Wer der Gruppe beitritt, erhält die Pakete beider; wer ihr von einer Quelle beitritt, nur deren Pakete.",
      text: [
        "An eine Gruppe kann jeder senden. Sender treten nicht bei, und keiner weiß, wer empfängt.",
        "Ein Beitritt mit beliebiger Quelle (ASM), etwa 239.1.2.3:5004, erhält alles, auch von einem zweiten Sender, mit dem niemand rechnete.",
        "Ein Beitritt von einer Quelle (SSM), etwa 232.1.1.1:5000 von 10.0.0.7, verlangt vom Netz nur diesen Sender und braucht unterwegs IGMPv3 oder MLDv2. In 232.x.x.x und ff3x:: leiten Router nichts anderes weiter.",
        "Der Reiter Quellen zeigt, wer wirklich sendet, jeden mit eigener Rate, eigenem Verlust und eigener TTL.",
      ],
    },
    silence: {
      title: "Warum nichts ankommt",
      drawing:
        "Der Weg eines Pakets über sechs Stellen, die es alle aufhalten können: Sender, Router, Switch, Schnittstelle, Firewall und Port.",
      text: [
        "Ein Paket kommt an vielen Stellen vorbei, und jede kann es wortlos aufhalten.",
        "In diesem Rechner: Der Beitritt muss auf der Schnittstelle gelten, über die das Paket kommt, keine Firewall darf den Port verwerfen, und der Port darf nicht nur an eine andere Adresse gebunden sein.",
        "Ein Switch mit IGMP-Snooping leitet dorthin, wo er einen Beitritt hörte. Ohne Querier vergisst er Beitritte nach einigen Minuten: Was erst kam, bleibt dann aus.",
        "Ein Router leitet weiter, was von der Seite kommt, auf der er die Quelle erreichen würde (RPF), solange die TTL reicht.",
        "„Warum still“ prüft, was von hier zu sehen ist, und sagt, was nicht.",
      ],
    },
    loss: {
      title: "Dort verloren oder hier verworfen",
      drawing:
        "Acht Pakete werden gesendet. Das dritte geht im Netz verloren; das fünfte kommt beschädigt an, das siebte trifft auf einen vollen Puffer: Beide verwirft dieser Rechner.",
      text: [
        "Sequenznummern zeigen, dass Pakete fehlen, aber nicht, wo sie blieben.",
        "Im Netz verloren: erreichten diesen Rechner nie. Warteschlangen von Switches waren voll, oder ein Kabel ist schlecht.",
        "Hier verworfen: erreichten ihn, aber der Empfangspuffer war voll, weil niemand sie rechtzeitig abholte. Größere Puffer helfen; am Netz liegt es nicht.",
        "Beschädigt: kamen mit falscher Prüfsumme und wurden verworfen. Ein Kabel oder Gerät verändert Bytes.",
        "Verlust zählt alles, was fehlt; was davon hier verworfen oder beschädigt war, steht daneben, aus den Zählern des Systems.",
      ],
    },
    pairs: {
      title: "Derselbe Stream zweimal",
      drawing:
        "Die Zweige A und B tragen dieselben zehn Pakete. Jedem fehlen einige, und was dem einen fehlt, bringt der andere; nach der Zusammenführung fehlt nur, was in beiden fehlt.",
      text: [
        "Mit SMPTE ST 2022-7 sendet ein Sender dieselben RTP-Pakete über zwei Netze, als Zweige A und B. Ein Empfänger nimmt jedes Paket vom Zweig, der es zuerst bringt: Verloren ist nur, was in beiden fehlt.",
        "Versatz ist, wie viel später ein Paket über den einen Zweig kommt als über den anderen. So lange muss ein Empfänger warten; Klasse A der Norm erlaubt 10 ms.",
        "Zwei Zweige über eine Schnittstelle oder einen Switch fallen gemeinsam aus.",
        "Wo zwei Gruppen denselben Stream tragen, schlägt Castscope das Paar vor, führt es wie ein Empfänger zusammen und sagt, was jeder Zweig ersetzte.",
      ],
    },
    recording: {
      title: "Was behalten wird",
      drawing:
        "Pakete gehen in den Speicher, der die neuesten behält und gesichert werden kann, und beim Aufzeichnen durch einen Filter in einen Ring aus Dateien, deren älteste ersetzt wird.",
      text: [
        "Der Speicher behält die neuesten Pakete aller Gruppen mit ihren Bytes. Ältere machen Platz und bleiben gezählt.",
        "Ist etwas geschehen, schreibt „Sichern“, was im Speicher ist. R schreibt ab jetzt alles, bis R erneut gedrückt wird.",
        "Ein Ring ist eine Zahl von Dateien, deren älteste ersetzt wird: Er läuft wochenlang, ohne dass der Platz wächst.",
        "Ein Filter entscheidet, was in die Datei kommt. Was er ausließ und was nicht geschrieben werden konnte, wird gezählt.",
        "Eine Aufzeichnung öffnet sich neben dem Live-Verkehr mit denselben Tabellen und Diagrammen und kann erneut gesendet werden.",
      ],
    },
    sending: {
      title: "Sicher senden",
      drawing:
        "Was dieser Rechner sendet, passiert die Prüfung der Rate, erreicht sein Subnetz und mit TTL 1 nicht mehr: Der Router hält es auf. Über Loopback hört auch dieser Rechner es.",
      text: (rate, share) => [
        "Vor „Senden“ verlässt nichts den Rechner, und der Satz unter den Ringen sagt, wie weit es käme. Mit TTL 1 beginnen: Kein Router leitet es weiter.",
        "Loopback lässt Programme dieses Rechners hören, was er sendet; mit TTL 0 hören nur sie es.",
        `Über ${rate} oder ${share} der Leitung, was auch immer weniger ist, wird erst gefragt: Ein Switch ohne IGMP-Snooping sendet Multicast an jeden Port.`,
        "Eine Gruppe nehmen, die niemand benutzt. 239.255.x.x ist für den Gebrauch an einem Standort gedacht.",
      ],
    },
  },
  links: {
    compose: "Reichweite unter „Senden“",
    join: "Beitrittsfeld",
    sources: "Quellen einer Gruppe",
    why: "Warum eine Gruppe still ist",
    computer: "Dieser Rechner",
    stream: "Stream einer Gruppe",
    charts: "Verlust über die Zeit",
    recordings: "Aufzeichnungen",
    recordMenu: "Aufzeichnungsmenü",
  },
  scope: {
    stops: ["Rechner", "Subnetz", "Standort", "Region", "Kontinent", "Global"],
    ttl: "TTL",
    reaches: "Erreicht",
    ttls: [
      ["0", "nur diesen Rechner"],
      ["1", "sein Subnetz: kein Router leitet weiter"],
      ["32", "den Standort, nach Konvention"],
      ["64", "die Region, nach Konvention"],
      ["128", "den Kontinent, nach Konvention"],
      ["255", "alles, wohin Routen führen"],
    ],
    address: "Adresse",
    scope: "Reichweite",
    addresses: [
      ["224.0.0.x, ff02::", "ein Subnetz, bei jeder TTL"],
      ["239.255.x.x, ff05::", "ein Standort"],
      ["239.192 bis 239.195, ff08::", "eine Organisation"],
      ["sonst 224 bis 238, ff0e::", "keine eigene Reichweite"],
    ],
  },
  sources: {
    sender: "Sender",
    anySource: ["Beigetreten:", "beliebige Quelle"],
    oneSource: ["Beigetreten:", "von 10.0.0.7"],
    kept: "nicht verlangt",
  },
  silence: {
    network: "Netz",
    computer: "Dieser Rechner",
    places: ["Sender", "Router", "Switch", "Schnittstelle", "Firewall", "Port"],
    reasons: [
      ["sendet nichts,", "TTL zu klein"],
      ["falsche Seite", "(RPF)"],
      ["kein Beitritt,", "kein Querier"],
      ["auf anderer", "beigetreten"],
      ["verwirft", "den Port"],
      ["an andere Adresse", "gebunden"],
    ],
  },
  loss: {
    rows: ["Gesendet", "Erreichte diesen Rechner", "Gelesen und gezählt"],
    lost: "im Netz verloren",
    damaged: "beschädigt, falsche Prüfsumme",
    dropped: "hier verworfen, Puffer voll",
  },
  pairs: { a: "Zweig A", b: "Zweig B", merged: "Vereint", skew: "Versatz", lost: "in beiden verloren" },
  recording: {
    packets: "Pakete",
    memory: "Speicher: die neuesten Pakete",
    save: "Sichern",
    file: "Datei",
    filter: "Filter",
    ring: "Ring: die älteste Datei wird ersetzt",
  },
  sending: {
    computer: "Dieser Rechner",
    loopback: "Loopback",
    guard: ["Prüfung", "der Rate"],
    subnet: "Subnetz",
    router: "Router",
    beyond: ["Andere", "Netze"],
    stops: "TTL 1 endet hier",
  },
};
