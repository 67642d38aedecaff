/**
 * The path that a name means: ./ and ../ begin at the file that has it, others at the root. The server resolves names by
 * the same rule. Undefined when it leads out of the template.
 */
export function resolveName(from: string, name: string): string | undefined {
  return name.startsWith("./") || name.startsWith("../") ? join(from, name) : name;
}

/** The file that a link in what was rendered from one means, by the rules of addresses: all begin at the file's folder. */
export function resolveLink(from: string, link: string): string | undefined {
  if (link === "" || /^([a-z][a-z\d+.-]*:|\/\/|#)/i.test(link)) {
    return undefined;
  }
  const path = decode(link.replace(/[?#].*$/s, ""));
  return path.startsWith("/") ? join("", `.${path}`) : join(from, path);
}

function join(from: string, name: string): string | undefined {
  const parts = from.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) {
        return undefined;
      }
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  return parts.join("/");
}

function decode(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
