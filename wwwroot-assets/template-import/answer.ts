import { problemOf } from "../shell/problem";

/** What the page is told of an answer: the difference as it came, or why there is none. */
export function answerOf(status: number, body: string): string {
  return status >= 200 && status < 300 ? `{"plan":${body}}` : problem(problemOf(status, body));
}

export const problem = (sentence: string): string => JSON.stringify({ problem: sentence });
