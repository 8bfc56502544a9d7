import type { doorRefusals } from "../../statements/refusals.ts";
import { formatCount } from "../count.ts";
import type { Sentences } from "../say.ts";

export const german = {
  "foreign-host": ({ hosts, port }) =>
    `Castscope antwortet nur auf ${hosts.join(", ")}: für einen SSH-Tunnel auf beiden Seiten Port ${port} verwenden.`,
  "former-door": () =>
    "Dieses Fenster gehört zu einem beendeten Castscope: die Adresse öffnen, die das laufende ausgegeben hat.",
  "another-site": () =>
    "Die Seite eines anderen Servers hat dies verlangt: Castscope antwortet nur seiner eigenen Seite.",
  "another-method": () => "Castscope beantwortet nur GET und HEAD.",
  "socket-of-another-page": () => "Castscope öffnet seinen Socket nur seiner eigenen Seite.",
  "not-let-in": () =>
    "Dieser Browser ist nicht eingelassen: die Adresse mit ihrem Token öffnen, die Castscope beim Start ausgegeben hat.",
  "token-used": () =>
    "Diese Adresse hat schon einen Browser eingelassen und gilt nur einmal: Castscope hat dort, wo es läuft, eine neue ausgegeben.",
  "windows-full": ({ most }) => `${formatCount(most)} Fenster sind offen: eines davon schließen.`,
  "no-metrics-token": () => "Metriken gibt es nur mit ihrem Token: als Authorization: Bearer senden.",
  "not-a-path": () => "Castscope versteht nur einfache Pfade.",
  "no-such-page": () => "Diese Seite gibt es bei Castscope nicht.",
  "file-unreadable": () => "Castscope konnte diese Datei nicht lesen.",
} satisfies Sentences<typeof doorRefusals>;
