/** The most characters that a slug may have. */
const most = 200;

export const isSlug = (text: string): boolean => /^[A-Za-z0-9_]+$/u.test(text);

/** What a slug may hold of any text; "node" where that is nothing. */
export function slugOf(text: string): string {
  const slug = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9_]+/gu, "_")
    .replace(/^_+|_+$/gu, "")
    .slice(0, most);
  return slug === "" ? "node" : slug;
}

/** The slug itself where it is free, else with the next number: `filter`, `filter_2`. It is taken from then on. */
export function uniqueSlug(wanted: string, taken: Set<string>): string {
  let slug = isSlug(wanted) ? wanted.slice(0, most) : slugOf(wanted);
  if (taken.has(slug)) {
    const numbered = /^(.*?)_([1-9][0-9]{0,8})$/u.exec(slug);
    const stem = numbered?.[1] || slug;
    for (let number = numbered?.[1] ? Number(numbered[2]) + 1 : 2; taken.has(slug); number++) {
      const end = `_${number}`;
      slug = stem.slice(0, most - end.length) + end;
    }
  }
  taken.add(slug);
  return slug;
}
