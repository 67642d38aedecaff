import { openFiles, type CodeEdited } from "../code-editor/open-files";
import { attach as attachPreview } from "../preview/index";
import type { PreviewAnswer } from "../preview-host/messages";
import type { PageSetup } from "../preview-host/sheet";
import { SampleData } from "./data";
import { SampleForm } from "./form";
import { Keeping } from "./keeping";
import { read } from "./read";
import { Sources, type DraftFile } from "./sources";
import { Status } from "./status";
import type { DraftInput } from "./values";

/** The server's end: a DotNetObjectReference. */
export interface Server {
  invokeMethodAsync(method: "ReceiveReveal", fileId: string, line: number, column: number): Promise<void>;
}

/** What of the draft's document the preview follows. */
export interface PreviewSetup {
  /** The path of the file that the report is made from. */
  readonly primary: string | null;
  readonly inputs: readonly DraftInput[];
  readonly page: PageSetup;
  readonly handler: string;
}

export interface TemplatePreviewOptions {
  /** The address of the page that renders. */
  readonly host: string;
  /** Names the draft: sample values are kept under it. */
  readonly draft: string;
  /** Where the draft's files are read: this, a file's id, and "/contents". */
  readonly source: string;
  /** The workspace's slug. */
  readonly workspace: string;
  readonly files: readonly DraftFile[];
  readonly setup: PreviewSetup;
}

/** What the page calls. */
export interface TemplatePreview {
  /** The draft has these files now. */
  setFiles(files: readonly DraftFile[]): void;
  /** These have other contents than they had. */
  refresh(ids: readonly string[]): void;
  /** After the fields for the inputs were drawn. */
  set(setup: PreviewSetup): void;
  dispose(): void;
}

/**
 * The preview beside a draft's editors. It takes what they show as it is typed, without a word to the server, and reads
 * what else the template needs when it needs it.
 */
export function attach(root: HTMLElement, server: Server, options: TemplatePreviewOptions): TemplatePreview {
  const ending = new AbortController();
  const { signal } = ending;
  const place = root.querySelector<HTMLElement>("[data-preview-frame]") ?? root;
  const status = new Status(root);
  let { setup } = options;
  let asPages: boolean | undefined;
  let fits = true;

  const addressOf = (id: string): string => `${options.source}${id}/contents`;
  const sources = new Sources({
    read: (file) => read(file, addressOf(file.id), options.workspace, signal),
    open: (file) => openFiles().get(addressOf(file.id))?.text(),
    tell: (path, file) => preview.setFile(path, file),
  });

  const data = new SampleData((file) => sources.textOf(file));
  const keeping = new Keeping(shelf(), options.draft);
  const fields = root.querySelector<HTMLElement>("[data-preview-samples]") ?? root;
  const form = new SampleForm(fields, keeping, () => preview.changed(), signal);

  const look = () => ({
    asPages: setup.handler !== "text" && (asPages ?? setup.handler === "pdf"),
    isText: setup.handler === "text",
    fits,
  });

  const preview = attachPreview(place, null, {
    host: options.host,
    primary: setup.primary ?? "",
    files: {},
    inputs: setup.inputs,
    page: setup.page,
    values: () => ({ ...data.values(setup.inputs), ...form.values }),
    ...look(),
    collect: () => {
      status.begin();
      return sources.collect();
    },
  });

  const follow = (): void => {
    const { primary, inputs, page, handler } = setup;
    form.setInputs(inputs);
    root.dataset.handler = handler;
    root.toggleAttribute("data-empty", primary === null);
    press("pages", look().asPages);
    press("continuous", !look().asPages);
    press("fit", fits);
    preview.set({ primary: primary ?? "", inputs, page, ...look() });
    void sources.want([...(primary === null ? [] : [primary]), ...data.paths]);
  };

  const press = (command: string, isPressed: boolean): void =>
    root
      .querySelector(`[data-preview-command="${command}"]`)
      ?.setAttribute("aria-pressed", isPressed ? "true" : "false");

  const commands: Readonly<Record<string, () => void>> = {
    pages: () => (asPages = true),
    continuous: () => (asPages = false),
    fit: () => (fits = !fits),
    print: () => preview.print(),
    reset: () => form.reset(),
    reload() {
      sources.forget();
      preview.reload();
    },
  };

  const answered = (answer: PreviewAnswer): void => {
    if (setup.primary === null) {
      status.say("No file is the primary one: nothing is made from this template.");
      return;
    }
    const loading = sources.want(answer.wanted);
    if (loading) {
      void loading.then(() => signal.aborted || preview.render());
    } else {
      status.show(answer, sources, [...sources.refusals, ...data.complaints]);
    }
  };

  place.addEventListener("preview", (event) => answered((event as CustomEvent<PreviewAnswer>).detail), { signal });
  document.addEventListener(
    "code-edited",
    (event) => {
      const { source } = (event as CustomEvent<CodeEdited>).detail;
      if (
        source.startsWith(options.source) &&
        sources.edited(source.slice(options.source.length).split("/")[0] ?? "")
      ) {
        preview.changed();
      }
    },
    { signal },
  );
  root.addEventListener(
    "click",
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-preview-command]") : null;
      const command = button?.dataset.previewCommand ?? "";
      if (command === "reveal") {
        const at = status.place;
        // Without a circuit there is nobody to show it.
        void (at && server.invokeMethodAsync("ReceiveReveal", at.id, at.line, at.column).catch(() => undefined));
      } else if (button && Object.hasOwn(commands, command)) {
        commands[command]?.();
        if (command !== "print") {
          follow();
        }
      }
    },
    { signal },
  );

  const setFiles = (files: readonly DraftFile[]): void => {
    sources.setFiles(files);
    data.setFiles(files);
  };

  setFiles(options.files);
  follow();

  return {
    setFiles(files) {
      setFiles(files);
      follow();
    },
    refresh: (ids) => void sources.refresh(ids).then((isOther) => isOther && !signal.aborted && preview.changed()),
    set(next) {
      setup = next;
      follow();
    },
    dispose() {
      ending.abort();
      status.dispose();
      preview.dispose();
    },
  };
}

/** A browser may refuse even to be asked. */
function shelf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
