import type { PreviewFile } from "../preview-host/messages";
import { referencesOf } from "./references";

/** A file of the draft. */
export interface DraftFile {
  readonly id: string;
  readonly path: string;
  /** Others are given to the preview as data addresses. */
  readonly isText: boolean;
  /** What it has may stand for what the processors would bring. */
  readonly isData?: boolean;
}

/** A file that is not shown, and why, for people. */
export type Refusal = { readonly refused: string };

/** They are part of what is shown, and so are read again with each rendering. */
const mostAddresses = 16_000_000;
const tooMuch = "the images and fonts of the preview have 12 MB together at most.";

export interface SourceHooks {
  /** Reads what is stored; rejects when it cannot be read now. */
  readonly read: (file: DraftFile) => Promise<PreviewFile | Refusal>;
  /** What an editor of the page shows of it. */
  readonly open: (file: DraftFile) => string | undefined;
  /** The preview is to have this for the path; null for nothing. */
  readonly tell: (path: string, file: PreviewFile | null) => void;
}

/**
 * The files of the draft that the preview has. None is read before it is needed: the primary file, what it names, what
 * was asked for while rendering. What an editor shows stands for what is stored.
 */
export class Sources {
  readonly #hooks: SourceHooks;
  readonly #loads = new Map<string, Promise<void>>();
  readonly #given = new Map<string, PreviewFile>();
  readonly #refused = new Map<string, string>();
  readonly #edited = new Set<string>();
  readonly #stamps = new Map<string, number>();
  #files = new Map<string, DraftFile>();
  #paths = new Map<string, DraftFile>();

  constructor(hooks: SourceHooks) {
    this.#hooks = hooks;
  }

  /** Why files that were needed are left out. */
  get refusals(): string[] {
    return [...this.#refused].flatMap(([id, reason]) => {
      const file = this.#files.get(id);
      return file ? [`${file.path}: ${reason}`] : [];
    });
  }

  find(path: string): DraftFile | undefined {
    return this.#paths.get(path);
  }

  /** What the preview has of a text. */
  textOf({ id }: DraftFile): string | undefined {
    const content = this.#given.get(id);
    return content && "text" in content ? content.text : undefined;
  }

  /** The draft has these files. */
  setFiles(files: readonly DraftFile[]): void {
    const before = this.#files;
    this.#files = new Map(files.map((file) => [file.id, file]));
    this.#paths = new Map(files.map((file) => [file.path, file]));
    for (const id of this.#refused.keys()) {
      if (!this.#files.has(id)) {
        this.#refused.delete(id);
      }
    }
    // What went is taken away before what came is put: one may have the other's name.
    const moved: [string, PreviewFile][] = [];
    for (const [id, content] of this.#given) {
      const [old, now] = [before.get(id), this.#files.get(id)];
      if (old?.path !== now?.path || old?.isText !== now?.isText) {
        if (old) {
          this.#hooks.tell(old.path, null);
        }
        if (now && old?.isText === now.isText) {
          moved.push([now.path, content]);
        } else {
          this.#given.delete(id);
        }
      }
    }
    moved.forEach(([path, content]) => this.#hooks.tell(path, content));
  }

  /** Others changed these: those that the preview has are read again. True when that may change what is shown. */
  async refresh(ids: readonly string[]): Promise<boolean> {
    const stale = ids.flatMap((id) => this.#files.get(id) ?? []);
    const again = stale.filter((file) => this.#given.has(file.id) && this.#hooks.open(file) === undefined);
    const retried = stale.filter((file) => this.#refused.delete(file.id));
    stale.forEach(({ id }) => this.#stamps.set(id, (this.#stamps.get(id) ?? 0) + 1));
    await this.#bring([...again, ...retried]);
    return again.length + retried.length > 0;
  }

  /** Everything is read again when it is needed. */
  forget(): void {
    for (const id of this.#given.keys()) {
      const path = this.#files.get(id)?.path;
      if (path !== undefined) {
        this.#hooks.tell(path, null);
      }
    }
    this.#files.forEach((_, id) => this.#stamps.set(id, (this.#stamps.get(id) ?? 0) + 1));
    this.#given.clear();
    this.#refused.clear();
    this.#edited.clear();
  }

  /** Brings those of the files that the draft has and the preview has not, and what they name. Null when there is none. */
  want(paths: readonly string[]): Promise<void> | null {
    const lacking = this.#lacking(paths);
    return lacking.length > 0 ? this.#bring(lacking) : null;
  }

  /** An editor's text is another one. True when the preview has the file. */
  edited(id: string): boolean {
    const isGiven = this.#given.has(id);
    if (isGiven) {
      this.#edited.add(id);
    }
    return isGiven;
  }

  /** What the editors show of the files that were edited since. */
  collect(): [string, PreviewFile][] {
    const texts = [...this.#edited].flatMap((id): [string, PreviewFile][] => {
      const file = this.#files.get(id);
      const text = file && this.#hooks.open(file);
      if (!file || text === undefined) {
        return [];
      }
      const content = { text };
      this.#given.set(id, content);
      return [[file.path, content]];
    });
    this.#edited.clear();
    return texts;
  }

  #lacking(paths: readonly string[]): DraftFile[] {
    return paths.flatMap((path) => {
      const file = this.#paths.get(path);
      return file && !this.#given.has(file.id) && !this.#refused.has(file.id) ? [file] : [];
    });
  }

  /** File by file what they name, then what that names; a load never waits for another, which may wait for it. */
  async #bring(files: readonly DraftFile[]): Promise<void> {
    for (let next = files; next.length > 0;) {
      await Promise.all(next.map((file) => this.#load(file.id)));
      next = this.#lacking(next.flatMap((file) => this.#namedIn(file.id)));
    }
  }

  #namedIn(id: string): string[] {
    const content = this.#given.get(id);
    const path = this.#files.get(id)?.path;
    return content && "text" in content && path !== undefined ? referencesOf(path, content.text) : [];
  }

  #load(id: string): Promise<void> {
    const known = this.#loads.get(id);
    if (known) {
      return known;
    }
    const load = this.#read(id).finally(() => this.#loads.delete(id));
    this.#loads.set(id, load);
    return load;
  }

  /** Until nothing changed meanwhile. */
  async #read(id: string): Promise<void> {
    for (let file = this.#files.get(id); file; file = this.#files.get(id)) {
      const stamp = this.#stamps.get(id);
      const content = await this.#contentOf(file);
      if (stamp === this.#stamps.get(id) && this.#files.get(id)?.isText === file.isText) {
        this.#take(id, content);
        return;
      }
    }
  }

  async #contentOf(file: DraftFile): Promise<PreviewFile | Refusal> {
    const text = file.isText ? this.#hooks.open(file) : undefined;
    try {
      return text === undefined ? await this.#hooks.read(file) : { text };
    } catch {
      return { refused: "it could not be read. Reload tries again." };
    }
  }

  #take(id: string, content: PreviewFile | Refusal): void {
    const path = this.#files.get(id)?.path;
    if (path === undefined) {
      return;
    }
    this.#given.delete(id);
    const taken = "refused" in content || !this.#isTooMuch(content) ? content : { refused: tooMuch };
    if ("refused" in taken) {
      this.#refused.set(id, taken.refused);
      this.#hooks.tell(path, null);
    } else {
      this.#given.set(id, taken);
      this.#hooks.tell(path, taken);
    }
  }

  #isTooMuch(content: PreviewFile): boolean {
    const sizes = [...this.#given.values(), content].map((each) => ("address" in each ? each.address.length : 0));
    return "address" in content && sizes.reduce((sum, size) => sum + size, 0) > mostAddresses;
  }
}
