/** What the server says of a request that it refused, in a sentence. */
export function problemOf(status: number, body: string): string {
  try {
    const { detail, title, errors } = JSON.parse(body) as {
      detail?: string;
      title?: string;
      errors?: readonly { message?: string }[];
    };
    return errors?.[0]?.message ?? detail ?? title ?? `The server answered ${status}.`;
  } catch {
    return `The server answered ${status}.`;
  }
}
