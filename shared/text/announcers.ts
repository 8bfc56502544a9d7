import type { Announcer } from "../model/announcement.ts";

/** Names of protocols and systems are the same in every language. */
export const announcerTitles: Readonly<Record<Announcer, string>> = {
  sap: "SAP",
  ravenna: "RAVENNA",
  rtsp: "RTSP",
  dante: "Dante",
  ndi: "NDI",
};
