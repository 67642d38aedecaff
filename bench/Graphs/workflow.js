/** A workflow in rows, a step leading to one to three of the next row; the same each time. */
export function workflow(count) {
  const next = numbers(7);
  const columns = Math.ceil(Math.sqrt(count * 0.9));
  return Array.from({ length: count }, (_, index) => {
    const column = index % columns;
    const children = next() < 0.7 ? 1 : next() < 0.7 ? 2 : 3;
    const below = Array.from({ length: children }, (_, slot) => {
      const to = Math.min(columns - 1, Math.max(0, column + slot + (next() < 0.3 ? Math.floor(next() * 3) - 1 : 0)));
      return index - column + columns + to;
    });
    return {
      id: idOf(index),
      title: `Step ${index}`,
      kind: ["native", "connector", "tool", "agent"][Math.floor(next() * 4)],
      x: column * 300,
      y: Math.floor(index / columns) * 160,
      children: below.map((to) => (to < count ? idOf(to) : null)),
    };
  });
}

/** So many of them, from everywhere. */
export function chosen(nodes, count) {
  const next = numbers(5);
  const keys = new Set();
  while (keys.size < count) {
    keys.add(nodes[Math.floor(next() * nodes.length)].id);
  }
  return [...keys];
}

const idOf = (index) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;

function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
