import type { Edit } from "./edits";
import type { EditStore } from "./journal";

const table = "edits";

/** Keeps edits in IndexedDB; in memory where the browser has or allows none. */
export async function openStore(factory: IDBFactory | undefined): Promise<EditStore> {
  try {
    return factory ? new IndexedStore(await open(factory)) : new MemoryStore();
  } catch {
    // Private windows and full disks refuse: the page works on, only a reload forgets.
    return new MemoryStore();
  }
}

export class MemoryStore implements EditStore {
  readonly #forms = new Map<string, Edit[]>();

  load(form: string): Promise<readonly Edit[]> {
    return Promise.resolve([...(this.#forms.get(form) ?? [])]);
  }

  put(form: string, edit: Edit): Promise<void> {
    this.#forms.set(form, [...(this.#forms.get(form) ?? []), edit]);
    return Promise.resolve();
  }

  remove(form: string, edits: readonly Edit[]): Promise<void> {
    const gone = new Set(edits.map(idOf));
    this.#forms.set(
      form,
      (this.#forms.get(form) ?? []).filter((edit) => !gone.has(idOf(edit))),
    );
    return Promise.resolve();
  }
}

class IndexedStore implements EditStore {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  async load(form: string): Promise<readonly Edit[]> {
    const range = IDBKeyRange.bound([form], [form, []]);
    const rows = await settled(this.#database.transaction(table).objectStore(table).getAll(range));
    return rows as Edit[];
  }

  async put(form: string, edit: Edit): Promise<void> {
    const at = [form, Date.now(), edit.clientId, edit.seq];
    await this.#write((edits) => edits.put(edit, at));
  }

  async remove(form: string, edits: readonly Edit[]): Promise<void> {
    const gone = new Set(edits.map(idOf));
    await this.#write((store) => {
      const cursor = store.openCursor(IDBKeyRange.bound([form], [form, []]));
      cursor.onsuccess = () => {
        const row = cursor.result;
        if (row) {
          if (gone.has(idOf(row.value as Edit))) {
            row.delete();
          }
          row.continue();
        }
      };
    });
  }

  #write(work: (edits: IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction(table, "readwrite");
    work(transaction.objectStore(table));
    return new Promise((resolve) => {
      transaction.oncomplete = () => resolve();
      // A full disk must not stop the typing: the edit is still sent, and still in memory.
      transaction.onabort = () => resolve();
    });
  }
}

function idOf(edit: Edit): string {
  return `${edit.clientId}/${edit.seq}`;
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open("draft-studio", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's storage failed."));
  });
}
