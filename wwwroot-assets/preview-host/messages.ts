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
    }
  | { readonly kind: "print" };

/** From the preview to the page. */
export type PreviewAnswer =
  | { readonly kind: "rendered"; readonly id: number; readonly milliseconds: number }
  | { readonly kind: "failed"; readonly id: number; readonly fault: Fault };

/** What the two say to each other before they have a channel of their own. */
export const ready = "draft-studio-preview-ready";
export const connect = "draft-studio-preview-connect";
