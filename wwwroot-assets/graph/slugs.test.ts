import assert from "node:assert/strict";
import { test } from "node:test";
import { Catalogue } from "./catalogue";
import { isSlug, slugOf, uniqueSlug } from "./slugs";
import { random, studioCatalogue } from "./testing";

test("a slug that is taken gets the next number", () => {
  const taken = new Set(["filter", "filter_2", "n_9"]);
  assert.equal(uniqueSlug("filter", taken), "filter_3");
  assert.equal(uniqueSlug("filter_2", taken), "filter_4");
  assert.equal(uniqueSlug("n_9", taken), "n_10");
  assert.equal(uniqueSlug("free", taken), "free");
  assert.equal(uniqueSlug("Größe & Maß", taken), "Gro_e_Ma");
  assert.equal(slugOf("…"), "node");
});

test("slugs are slugs, differ, and are never too long", () => {
  const next = random(5);
  const taken = new Set<string>();
  for (let index = 0; index < 3_000; index++) {
    const letters = ["a", "_", "2", "é", " ", "9"];
    const length = next() < 0.1 ? 220 : Math.floor(next() * 4);
    const wanted = Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join("");
    const before = taken.size;
    const slug = uniqueSlug(wanted, taken);
    assert.ok(isSlug(slug) && slug.length <= 200, slug);
    assert.equal(taken.size, before + 1);
  }
});

test("actions are found by their words, titles before descriptions", () => {
  const catalogue = studioCatalogue();
  assert.equal(catalogue.search("fil")[0]?.id, "filter");
  assert.deepEqual(
    catalogue.search("hubspot find").map((one) => one.id),
    ["hubspot/findContact"],
  );
  assert.deepEqual(catalogue.search("zzz"), []);
  assert.equal(catalogue.search(" ").length, catalogue.actions.length);
  assert.deepEqual(
    Catalogue.grouped(catalogue.actions).map((group) => group.title),
    ["Flow", "HTTP", "Slack", "E-mail", "HubSpot", "PostgreSQL", "OpenAI", "Workflows"],
  );
});
