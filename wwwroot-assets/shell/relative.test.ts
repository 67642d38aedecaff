import assert from "node:assert/strict";
import { test } from "node:test";
import { exact, relative, staysTrue } from "./relative";

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const minutes = (count: number): number => count * 60_000;

test("says how long ago in the largest unit that fits", () => {
  assert.equal(relative(now - 30_000, now), "just now");
  assert.equal(relative(now - minutes(5), now), "5 min. ago");
  assert.equal(relative(now - minutes(119), now), "1 hr. ago");
  assert.equal(relative(now - minutes(60 * 24), now), "yesterday");
  assert.equal(relative(now + minutes(60 * 24 * 3), now), "in 3 days");
  assert.equal(relative(now - minutes(60 * 24 * 400), now), "last yr.");
});

test("young times are told again sooner than old ones", () => {
  assert.ok(staysTrue(now - minutes(2), now) < staysTrue(now - minutes(120), now));
});

test("the exact time is in the zone asked for and names it", () => {
  assert.match(exact(now, "Asia/Tokyo"), /21 Nov 2026.*21:00:00.*GMT\+9/);
});
