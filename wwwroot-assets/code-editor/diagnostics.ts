import type { Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";

/** Something to be said of a place in the file; lines and columns count from 1. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  /** In UTF-16 code units; 0 for the word that stands there. */
  readonly length?: number;
  readonly message: string;
  readonly isWarning?: boolean;
}

/** Findings as the editor shows them. They may be of an older text: what is out of it stands at its end. */
export function toDiagnostics(findings: readonly Finding[], text: Text): Diagnostic[] {
  return findings
    .map(({ line, column, length, message, isWarning }) => {
      const row = text.line(Math.min(Math.max(1, line), text.lines));
      const from = Math.min(row.to, row.from + Math.max(0, column - 1));
      const word = /^(?:[\p{L}\p{N}_$]+|.)/u.exec(row.text.slice(from - row.from))?.[0].length ?? 0;
      const to = Math.min(text.length, from + (length || word));
      return { from, to, severity: isWarning === true ? ("warning" as const) : ("error" as const), message };
    })
    .sort((a, b) => a.from - b.from);
}
