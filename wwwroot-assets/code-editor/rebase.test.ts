import assert from "node:assert/strict";
import { test } from "node:test";
import { ChangeSet } from "@codemirror/state";
import { toChanges, toEdits, toText } from "./changes";
import { difference, Rebase } from "./rebase";
import type { Batch, Operation } from "./wire";

/** Numbers that look random and are the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

const plain = (text: { sliceString(from: number, to?: number, line?: string): string }): string =>
  text.sliceString(0, undefined, "\n");

/** As the server does: a batch is moved over all that came since its version, taken together, and says what it removes. */
class Server {
  readonly log: (Operation & { readonly from: number })[] = [];
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  get version(): number {
    return this.log.length;
  }

  receive(from: number, seq: number, { baseVersion, edits }: Batch): void {
    const since = this.log.slice(baseVersion);
    const before = since.reduceRight((text, operation) => undone(text, operation), this.text);
    let over = ChangeSet.empty(before.length);
    for (const operation of since) {
      over = over.compose(toChanges(operation.edits, over.newLength));
    }
    check(before, edits);
    const moved = toChanges(edits, before.length).map(over);
    const now = toText(this.text);
    this.log.push({ version: this.version + 1, edits: toEdits(moved, now), seq, from });
    this.text = plain(moved.apply(now));
  }
}

function undone(text: string, { edits }: Operation): string {
  return edits.reduceRight(
    (left, { at, remove, insert }) => left.slice(0, at) + remove + left.slice(at + insert.length),
    text,
  );
}

function check(text: string, edits: Batch["edits"]): void {
  edits.reduce((left, { at, remove, insert }) => {
    assert.equal(left.slice(at, at + remove.length), remove, "an edit removes what is there");
    return left.slice(0, at) + insert + left.slice(at + remove.length);
  }, text);
}

interface Person {
  readonly rebase: Rebase;
  /** What the editor shows: it hears of changes alone. */
  shown: string;
  seen: number;
  seq: number;
}

test("any interleaving of typing, sending and hearing ends with one text for all, and nothing typed is lost", () => {
  for (let seed = 1; seed <= 400; seed++) {
    const roll = dice(seed);
    const start = ["", "one\ntwo\r\nthree\n", "😀 ä\n😁\n"][roll(3)] ?? "";
    const server = new Server(start);
    const people: Person[] = Array.from({ length: 2 + roll(2) }, () => ({
      rebase: new Rebase(start, 0),
      shown: start,
      seen: 0,
      seq: 0,
    }));
    const typed = new Set<string>();
    const removed = new Set<string>();
    let mark = 0xe000;

    const apply = (person: Person, changes: ChangeSet): void => {
      person.shown = plain(changes.apply(toText(person.shown)));
      assert.equal(person.shown, plain(person.rebase.shown), `seed ${seed}: the editor shows what it should`);
    };
    const type = (person: Person): void => {
      const { shown } = person;
      const whole = (at: number): number => (/[\udc00-\udfff]/.test(shown.charAt(at)) ? at + 1 : at);
      const from = whole(roll(shown.length + 1));
      const to = whole(Math.min(shown.length, from + (roll(3) === 0 ? roll(6) : 0)));
      const insert = roll(4) === 0 ? "" : `${String.fromCharCode(mark++)}${["", "\n", "x"][roll(3)] ?? ""}`;
      [...insert].filter((each) => each >= "\ue000" && each <= "\uf8ff").forEach((each) => typed.add(each));
      [...shown.slice(from, to)].forEach((each) => removed.add(each));
      const changes = ChangeSet.of({ from, to, insert: toText(insert) }, shown.length);
      person.rebase.type(changes);
      apply(person, changes);
    };
    const send = (person: Person): void => {
      const batch = person.rebase.take();
      if (batch) {
        person.seq++;
        server.receive(people.indexOf(person), person.seq, batch);
      }
    };
    const hear = (person: Person): void => {
      const operation = server.log[person.seen];
      if (operation) {
        person.seen++;
        apply(person, person.rebase.receive(operation, operation.from === people.indexOf(person)));
      }
    };

    for (let step = 0; step < 60; step++) {
      const person = people[roll(people.length)];
      const act = [type, type, send, hear, hear][roll(5)];
      if (person && act) {
        act(person);
      }
    }
    while (people.some((person) => person.seen < server.version || !person.rebase.isSettled)) {
      people.forEach((person) => {
        send(person);
        hear(person);
      });
    }

    people.forEach((person) => assert.equal(person.shown, server.text, `seed ${seed}: all see the server's text`));
    const lost = [...typed].filter((each) => !removed.has(each) && !server.text.includes(each));
    assert.deepEqual(lost, [], `seed ${seed}: what nobody removed is there`);
  }
});

test("where the server moves a batch by another rule, what is seen follows it, and what was typed since stays", () => {
  const rebase = new Rebase("abcd", 1);
  rebase.type(ChangeSet.of({ from: 2, insert: "X" }, 4));
  rebase.take();
  rebase.type(ChangeSet.of({ from: 5, insert: "Y" }, 5));
  assert.equal(plain(rebase.shown), "abXcdY");
  rebase.receive({ version: 3, edits: [{ at: 0, remove: "", insert: "X" }] }, true);
  assert.equal(plain(rebase.shown), "XabcdY");
  assert.deepEqual(rebase.take(), { baseVersion: 3, edits: [{ at: 5, remove: "", insert: "Y" }] });
});

test("a batch that came to nothing is taken back, and what was typed since stays", () => {
  const rebase = new Rebase("ab", 1);
  rebase.type(ChangeSet.of({ from: 1, insert: "X" }, 2));
  rebase.take();
  rebase.type(ChangeSet.of({ from: 3, insert: "Y" }, 3));
  rebase.drop();
  assert.equal(plain(rebase.shown), "abY");
  assert.equal(rebase.isSent, false);
});

test("what is kept is all that is not confirmed, on the version that it was made on", () => {
  const rebase = new Rebase("ab", 4);
  assert.equal(rebase.kept(), undefined);
  rebase.type(ChangeSet.of({ from: 0, insert: "X" }, 2));
  rebase.take();
  rebase.type(ChangeSet.of({ from: 3, insert: "Y" }, 3));
  assert.deepEqual(rebase.kept(), {
    baseVersion: 4,
    edits: [
      { at: 0, remove: "", insert: "X" },
      { at: 3, remove: "", insert: "Y" },
    ],
  });
  rebase.receive({ version: 5, edits: [{ at: 2, remove: "", insert: "Z" }] }, false);
  assert.deepEqual(rebase.kept(), {
    baseVersion: 5,
    edits: [
      { at: 0, remove: "", insert: "X" },
      { at: 4, remove: "", insert: "Y" },
    ],
  });
});

test("places are UTF-16 code units of the text as it is, carriage returns too", () => {
  const rebase = new Rebase("a\r\n😀\r\nb", 0);
  assert.equal(rebase.shown.length, 8);
  rebase.type(ChangeSet.of({ from: 5, to: 7, insert: toText("\n") }, 8));
  assert.deepEqual(rebase.take()?.edits, [{ at: 5, remove: "\r\n", insert: "\n" }]);
});

test("a difference turns one text into the other and parts no surrogate pair", () => {
  for (const [before, after] of [
    ["", ""],
    ["a", "a"],
    ["abc", "axc"],
    ["aa", "aaa"],
    ["😀", "😁"],
    ["x\ud83d\ude00y", "x\ud83e\ude00y"],
    ["one\ntwo", "two"],
  ] as const) {
    const changes = difference(toText(before), toText(after));
    assert.equal(plain(changes.apply(toText(before))), after);
    toEdits(changes, toText(before)).forEach(({ remove, insert }) => {
      [remove, insert].forEach((part) => assert.doesNotMatch(part, /\p{Surrogate}/u));
    });
  }
});

test("a file that is loaded again keeps what was typed", () => {
  const rebase = new Rebase("one\n", 1);
  rebase.type(ChangeSet.of({ from: 0, insert: "X" }, 4));
  rebase.take();
  rebase.type(ChangeSet.of({ from: 5, insert: "Y" }, 5));
  assert.equal(plain(rebase.reload("one\ntwo\n", 7, false).apply(toText("Xone\nY"))), "Xone\ntwo\nY");
  assert.equal(rebase.isSent, true);
  rebase.reload("Xone\ntwo\nthree\n", 8, true);
  assert.equal(plain(rebase.shown), "Xone\ntwo\nthree\nY");
  assert.equal(rebase.take()?.baseVersion, 8);
});

test("ten megabytes take an edit without a copy of them", () => {
  const rebase = new Rebase("a line of text\n".repeat(700_000), 0);
  const began = performance.now();
  for (let i = 0; i < 1_000; i++) {
    rebase.type(ChangeSet.of({ from: 5_000_000 + i, insert: "x" }, rebase.shown.length));
    const batch = rebase.take();
    assert.ok(batch);
    rebase.receive({ version: i + 1, edits: batch.edits }, true);
  }
  assert.ok(performance.now() - began < 5_000);
});
