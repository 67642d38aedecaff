const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** "now", "5 min. ago", "yesterday": as of the second given, both in milliseconds since 1970. */
export function relative(then: number, now: number): string {
  const seconds = Math.round((then - now) / 1000);
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) {
      return words.format(Math.trunc(seconds / length), unit);
    }
  }
  return "just now";
}

/** How long what `relative` said stays true, in milliseconds. */
export function staysTrue(then: number, now: number): number {
  const age = Math.abs(now - then);
  return age < 3_600_000 ? 20_000 : 600_000;
}

/** The exact time in the person's zone, with the zone's name. */
export function exact(then: number, timeZone: string | undefined): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "long" };
  return new Intl.DateTimeFormat("en-GB", timeZone ? { ...options, timeZone } : options).format(then);
}
