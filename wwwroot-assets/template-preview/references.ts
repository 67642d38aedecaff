import { resolveName } from "../preview-host/paths";

/** The files that a template names in its tags. Names that are made while rendering are found out by rendering. */
export function referencesOf(path: string, text: string): string[] {
  const names = [...text.matchAll(/\{%[-\s]*(?:extends|include|import|from)\s+(?:"([^"\n]*)"|'([^'\n]*)')/g)];
  const paths = names.flatMap(([, double, single]) => resolveName(path, double ?? single ?? "") ?? []);
  return [...new Set(paths)];
}
