import nunjucks, { type Environment } from "nunjucks/browser/nunjucks.js";
import { failure, forgetPlaces, lastAsked, trackPlaces, type Place } from "./places";
import { resolveName } from "./paths";

/** Why there is no output, and where; without a place when nunjucks does not say. */
export interface Fault extends Partial<Place> {
  readonly message: string;
}

/** What came of it, and the files that were asked for and are not there. */
export type Rendering = ({ readonly html: string } | { readonly fault: Fault }) & { readonly missing?: string[] };

trackPlaces();

/** Renders templates from a set of files. What was compiled is kept until a file changes. */
export class Renderer {
  readonly #files = new Map<string, string>();
  readonly #missing = new Set<string>();
  #environment: Environment | undefined;
  #isText = false;

  setFile(path: string, text: string | null): void {
    this.#environment = undefined;
    if (text === null) {
      this.#files.delete(path);
    } else {
      this.#files.set(path, text);
    }
  }

  setFiles(files: Readonly<Record<string, string>>): void {
    this.#environment = undefined;
    this.#files.clear();
    for (const [path, text] of Object.entries(files)) {
      this.#files.set(path, text);
    }
  }

  /**
   * Syntax errors of included files come later than the call, so the answer does.
   * @param isText What comes out is no HTML: nothing in it is escaped.
   */
  render(primary: string, data: object, isText = false): Promise<Rendering> {
    forgetPlaces();
    this.#missing.clear();
    if (isText !== this.#isText) {
      this.#environment = undefined;
      this.#isText = isText;
    }
    this.#environment ??= this.#makeEnvironment();
    const environment = this.#environment;
    return new Promise((resolve) => {
      const done = (error: unknown, html: string | null): void => {
        const missing = this.#missing.size > 0 ? { missing: [...this.#missing] } : {};
        resolve(
          error === null || error === undefined
            ? { html: html ?? "", ...missing }
            : { fault: faultOf(error, primary), ...missing },
        );
      };
      try {
        environment.render(primary, data, done);
      } catch (error) {
        done(error, null);
      }
    });
  }

  #makeEnvironment(): Environment {
    const files = this.#files;
    const missing = this.#missing;
    const Files = nunjucks.Loader.extend({
      getSource(name) {
        const src = files.get(name);
        if (src === undefined) {
          missing.add(name);
          return null;
        }
        return { src, path: name, noCache: false };
      },
      resolve: (from, to) => resolveName(from, to) ?? to,
    });
    return new nunjucks.Environment(new Files(), { autoescape: !this.#isText });
  }
}

/** Nunjucks writes the files that it came through before the message, the innermost last; of these, syntax errors have places. */
export function faultOf(error: unknown, primary: string): Fault {
  const known = failure();
  if (known) {
    return { message: messageOf(known.error), ...known.place };
  }
  const text = error instanceof Error ? error.message : String(error);
  const message = text
    .replace(/^(?:\s*(?:[\w ]*[Ee]rror: )?\([^\n]*\)(?: \[Line \d+(?:, Column \d+)?\])?\n)+/, "")
    .trim();
  const asked = lastAsked();
  if (asked && /template not found:/.test(message)) {
    return { message: message.replace(/^.*template not found:/s, "There is no template file"), ...asked };
  }
  const places = [...text.matchAll(/^\s*(?:[\w ]*[Ee]rror: )?\(([^\n]*?)\)(?: \[Line (\d+)(?:, Column (\d+))?\])?$/gm)];
  const last = places.at(-1);
  return {
    message: message.replace(/^(?:Template render error|Error): /, ""),
    file: last?.[1] ?? primary,
    ...(last?.[2] ? { line: Number(last[2]), column: Number(last[3] ?? 1) } : {}),
  };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
}
