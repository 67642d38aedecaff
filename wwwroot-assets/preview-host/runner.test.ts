import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Rendering } from "./render";
import { Runner, timeLimit, type RenderRequest, type WorkerLike, type WorkerRequest } from "./runner";

class HandWorker implements WorkerLike {
  post: (data: unknown) => void = () => undefined;
  fail: (message: string) => void = () => undefined;
  readonly asked: WorkerRequest[] = [];
  isEnded = false;

  listen(answered: (data: unknown) => void, broke: (message: string) => void): void {
    this.post = answered;
    this.fail = broke;
  }

  ask(request: WorkerRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(id: number, rendering: unknown): void {
    this.post({ id, rendering });
  }

  get renders(): number[] {
    return this.asked.flatMap((each) => (each.kind === "render" ? [each.id] : []));
  }
}

function begin(context: TestContext): { workers: HandWorker[]; done: [number, Rendering][]; runner: Runner } {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const workers: HandWorker[] = [];
  const done: [number, Rendering][] = [];
  const make = (): HandWorker => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker;
  };
  return { workers, done, runner: new Runner(make, (id, rendering) => done.push([id, rendering])) };
}

const request = (id: number): RenderRequest => ({ id, primary: "a.html", data: {}, isText: false });

test("one rendering runs at a time, and of those that wait the newest is next", (context) => {
  const { workers, done, runner } = begin(context);
  [1, 2, 3].forEach((id) => runner.render(request(id)));
  assert.deepEqual(workers[0]?.renders, [1]);
  workers[0]?.answer(1, { html: "one" });
  assert.deepEqual(workers[0]?.renders, [1, 3]);
  workers[0]?.answer(3, { html: "three" });
  assert.deepEqual(done, [
    [1, { html: "one" }],
    [3, { html: "three" }],
  ]);
});

test("what takes too long is ended and said, and the next begins anew with all files", (context) => {
  const { workers, done, runner } = begin(context);
  runner.setFiles({ "a.html": "1", "b.html": "2" });
  runner.setFile("b.html", null);
  runner.render(request(1));
  runner.setFile("c.html", "3");
  runner.render(request(2));
  context.mock.timers.tick(timeLimit);
  assert.equal(workers[0]?.isEnded, true);
  assert.deepEqual(done, [[1, { fault: { message: "The template was stopped: it ran for more than 1.5 seconds." } }]]);
  assert.deepEqual(workers[1]?.asked[0], { kind: "files", files: { "a.html": "1", "c.html": "3" } });
  assert.deepEqual(workers[1]?.renders, [2]);
  workers[1]?.answer(2, { html: "" });
  context.mock.timers.tick(timeLimit * 2);
  assert.equal(done.length, 2);
});

test("what is no answer, or an answer to something else, is none", (context) => {
  const { workers, done, runner } = begin(context);
  runner.render(request(1));
  for (const odd of [null, "x", {}, { html: 5 }, { fault: null }]) {
    workers[0]?.answer(1, odd);
  }
  workers[0]?.answer(2, { html: "other" });
  workers[0]?.post("noise");
  assert.deepEqual(done, []);
  workers[0]?.answer(1, { fault: { message: 5, file: {}, line: "x" } });
  workers[0]?.answer(1, { html: "" });
  runner.render(request(2));
  workers[0]?.answer(2, { html: "", missing: ["a", 5, {}] });
  assert.deepEqual(done, [
    [1, { fault: { message: "5" } }],
    [2, { html: "", missing: ["a"] }],
  ]);
});

test("a worker that breaks is replaced", (context) => {
  const { workers, done, runner } = begin(context);
  runner.render(request(1));
  workers[0]?.fail("out of memory");
  runner.render(request(2));
  assert.deepEqual(done, [[1, { fault: { message: "out of memory" } }]]);
  assert.equal(workers.length, 2);
});
