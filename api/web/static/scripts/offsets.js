// The server counts code points, a JavaScript string counts UTF-16 units.

/** A function from a code point offset of ``text`` to the index in the string. */
export function indexer(text) {
  const wide = []; // code point positions of the characters that take two units
  if (/[\ud800-\udbff]/.test(text)) {
    let point = 0;
    for (const character of text) {
      if (character.length === 2) wide.push(point);
      point += 1;
    }
  }
  return (point) => point + countBelow(wide, point);
}

function countBelow(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
