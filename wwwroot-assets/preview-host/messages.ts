import type { Fault } from "./render";
import type { PageSetup } from "./sheet";

/** A file of the template, as the preview needs it. */
export type PreviewFile = { readonly text: string } | { readonly address: string };

/** From the page to the preview. */
export type PreviewRequest =
  | { readonly kind: "files"; readonly files: Readonly<Record<string, PreviewFile>> }
  | { readonly kind: "file"; readonly path: string; readonly file: PreviewFile | null }
  | {
      readonly kind: "render";
      readonly id: number;
      readonly primary: string;
      readonly data: object;
      readonly page: PageSetup;
      /** As sheets of paper, or as it comes. */
      readonly asPages: boolean;
      /** What comes out is plain text, no document. */
      readonly isText: boolean;
      /** Sheets that are wider than the page are made smaller. */
      readonly fits: boolean;
    }
  | { readonly kind: "print" };

/** From the preview to the page. What is wanted are the paths of files that it has not been given. */
export type PreviewAnswer =
  | {
      readonly kind: "rendered";
      readonly id: number;
      readonly milliseconds: number;
      readonly wanted: readonly string[];
    }
  | { readonly kind: "failed"; readonly id: number; readonly fault: Fault; readonly wanted: readonly string[] };

/** What the two say to each other before they have a channel of their own. */
export const ready = "draft-studio-preview-ready";
export const connect = "draft-studio-preview-connect";
