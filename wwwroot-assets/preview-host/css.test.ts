import assert from "node:assert/strict";
import { test } from "node:test";
import { replaceAddresses } from "./css";

const mark = (css: string): string => replaceAddresses(css, (address) => `<${address}>`);

test("addresses are replaced however they are written", () => {
  assert.equal(
    mark("a{background:url(x.png) url( 'y z.png' ),URL(\"q\")}"),
    'a{background:url("<x.png>") url("<y z.png>"),url("<q>")}',
  );
  assert.equal(
    mark("@import 'a.css'; @import url(b.css) print;"),
    '@import url("<a.css>"); @import url("<b.css>") print;',
  );
});

test("what stands in strings and comments is no address", () => {
  const css = '/* url(a) */ a::before{content:"url(b) \\" url(c)"} b{content:\'@import "d"\'}';
  assert.equal(mark(css), css);
});

test("an address cannot end its quotes", () => {
  assert.equal(
    replaceAddresses("url(a)", () => 'x")b\\'),
    'url("x\\22 )b\\5c ")',
  );
});
