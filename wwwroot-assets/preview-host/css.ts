/** In a style sheet the addresses replaced, also those of sheets that it imports; strings and comments are left as they are. */
export function replaceAddresses(css: string, replace: (address: string) => string): string {
  return css.replace(
    /\/\*.*?\*\/|(@import\s+)("[^"\n]*"|'[^'\n]*')|\burl\(\s*("[^"\n]*"|'[^'\n]*'|[^\s"'()]*)\s*\)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gis,
    (whole, rule: string | undefined, imported: string | undefined, address: string | undefined) => {
      if (imported !== undefined) {
        return `${rule ?? ""}url("${quoted(replace(bare(imported)))}")`;
      }
      return address === undefined ? whole : `url("${quoted(replace(bare(address)))}")`;
    },
  );
}

const bare = (text: string): string => (/^["']/.test(text) ? text.slice(1, -1) : text);

const quoted = (text: string): string => text.replace(/["\\\n]/g, (mark) => `\\${mark.charCodeAt(0).toString(16)} `);
