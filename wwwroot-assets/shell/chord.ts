export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The name of a key press as data-keys spells it: "mod+k", "mod+shift+z", "?", "g". Mod is Ctrl, or ⌘. */
export function chordOf(press: KeyPress): string {
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) {
    parts.push("mod");
  }
  if (press.altKey) {
    parts.push("alt");
  }
  // A sign such as "?" has its Shift in it.
  if (press.shiftKey && (press.key.length > 1 || press.key.toLowerCase() !== press.key.toUpperCase())) {
    parts.push("shift");
  }
  parts.push(press.key.toLowerCase());
  return parts.join("+");
}

/** Whether the press belongs to what is being typed. */
export function isTyped(chord: string): boolean {
  return !chord.startsWith("mod+") && !chord.startsWith("alt+");
}
