/** A file as an editor of this page shows it, saved or not. */
export interface OpenFile {
  text(): string;
}

/** What "code-edited" says: which file's text is another one. */
export interface CodeEdited {
  readonly source: string;
}

const key = Symbol.for("draft-studio.open-files");
const page = globalThis as { [key]?: Map<string, OpenFile> };

/**
 * The files that are open, by the address that they are read at. Each script of a page is bundled by itself: what they
 * share they find on the page.
 */
export const openFiles = (): Map<string, OpenFile> => (page[key] ??= new Map());
