/** The IANA name of the zone that times are shown in: what the person chose, else the browser's own. */
export function timeZone(): string {
  return document.documentElement.dataset.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
