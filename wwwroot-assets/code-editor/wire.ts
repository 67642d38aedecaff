/** At a place (UTF-16 code units from the start) one text is removed and another inserted; the server's TextEdit. */
export interface TextEdit {
  readonly at: number;
  readonly remove: string;
  readonly insert: string;
}

/** What goes to the server: edits made one after the other on the file as it was at a version. */
export interface Batch {
  readonly baseVersion: number;
  readonly edits: readonly TextEdit[];
}

/** What happened to the file at one version: edits one after the other on the version before. */
export interface Operation {
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** The number of this page's own batch that they came from. */
  readonly seq?: number;
}

/** The server's word, as it comes. */
export interface Word {
  /** Words are numbered, so that what got lost can be found out. */
  readonly number: number;
  /** In the order of versions; those of this page's own batches too, as they came to be. */
  readonly operations: readonly Operation[];
  /** Everything up to and including this number is settled; one that is settled without an operation changed nothing. */
  readonly acknowledged: number;
  /** Batches that wait for the person's choice: this browser keeps them until then. */
  readonly held?: readonly number[];
  readonly readOnly: boolean;
  /** So much has changed that the file is to be loaded again. */
  readonly reload?: boolean;
}

/** A file as it was read. */
export interface Loaded {
  readonly version: number;
  readonly text: string;
}

/** Of what a journal has; undefined for what cannot be read. */
export function readBatch(value: string): Batch | undefined {
  try {
    const batch: unknown = JSON.parse(value);
    if (!isRecord(batch) || typeof batch.baseVersion !== "number" || !Array.isArray(batch.edits)) {
      return undefined;
    }
    const edits = batch.edits.filter(isEdit);
    return edits.length === batch.edits.length ? { baseVersion: batch.baseVersion, edits } : undefined;
  } catch {
    return undefined;
  }
}

/** Which batch was on its way when something was kept; 0 for none. */
export function readSent(value: string): number {
  try {
    const kept: unknown = JSON.parse(value);
    return isRecord(kept) && typeof kept.sent === "number" ? kept.sent : 0;
  } catch {
    return 0;
  }
}

function isEdit(value: unknown): value is TextEdit {
  return (
    isRecord(value) &&
    typeof value.at === "number" &&
    typeof value.remove === "string" &&
    typeof value.insert === "string"
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
