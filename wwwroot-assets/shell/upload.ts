import { problemOf } from "./problem";

/**
 * Files go to the server over HTTP, as the person who sits here: those chosen in an input with data-upload are added, in
 * the folder that it names; the one chosen in an input with data-replace takes the place of what is there. What became of
 * it is said where the page says such things; what changed comes by the page's own way.
 */
export function watchUploads(page: Document): void {
  page.addEventListener("change", (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.type === "file" && input.files && input.files.length > 0) {
      const files = [...input.files];
      if (input.dataset.upload) {
        void send(page, input, () => add(input, files));
      } else if (input.dataset.replace && files[0]) {
        const [file] = files;
        void send(page, input, () => replace(input, file));
      }
    }
  });
}

async function send(page: Document, input: HTMLInputElement, ask: () => Promise<Response>): Promise<void> {
  const label = input.closest("label");
  label?.setAttribute("aria-busy", "true");
  let problem: string | undefined;
  try {
    const answer = await ask();
    problem = answer.ok ? undefined : problemOf(answer.status, await answer.text());
  } catch {
    problem = "The server cannot be reached. Nothing was uploaded.";
  }
  label?.removeAttribute("aria-busy");
  // The same file can be chosen again.
  input.value = "";
  input.dispatchEvent(new CustomEvent("uploaded", { bubbles: true, detail: problem ?? null }));
  if (problem) {
    page.defaultView?.alert(problem);
  }
}

function add(input: HTMLInputElement, files: readonly File[]): Promise<Response> {
  const form = new FormData();
  for (const file of files) {
    form.append("files", file, `${input.dataset.uploadFolder ?? ""}${file.name}`);
  }
  return fetch(input.dataset.upload ?? "", { method: "POST", body: form, headers: headersOf(input) });
}

function replace(input: HTMLInputElement, file: File): Promise<Response> {
  return fetch(input.dataset.replace ?? "", {
    method: "PUT",
    body: file,
    headers: { ...headersOf(input), "Content-Type": input.dataset.contentType ?? file.type },
  });
}

function headersOf({ dataset }: HTMLInputElement): Record<string, string> {
  return dataset.workspace ? { "X-Workspace": dataset.workspace } : {};
}
