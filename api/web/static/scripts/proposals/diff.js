// What changes between two texts, word by word.

const WORDS = /\p{L}[\p{L}\p{M}\p{N}’'-]*|\p{N}+|\s+|[^\s\p{L}\p{N}]/gu;
// a longer stretch is shown as replaced in one piece: the table has a cell for every pair of words
const CELLS = 1_000_000;
// below this share of common words a patchwork is harder to read than old and new one after the other
const ALIKE = 0.35;

/** [{kind: "same" | "del" | "ins", text}]: same and del together are ``before``, same and ins ``after``. */
export function wordDiff(before, after) {
  const [old, young] = [before.match(WORDS) ?? [], after.match(WORDS) ?? []];
  const head = commonLength(old, young, (words, at) => words[at]);
  const rest = [old.slice(head), young.slice(head)];
  const tail = commonLength(...rest, (words, at) => words[words.length - 1 - at]);
  const [a, b] = rest.map((words) => words.slice(0, words.length - tail));
  return joined([
    ...old.slice(0, head).map((text) => ({ kind: "same", text })),
    ...changed(a, b),
    ...old.slice(old.length - tail).map((text) => ({ kind: "same", text })),
  ]);
}

function commonLength(a, b, pick) {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && pick(a, length) === pick(b, length)) length += 1;
  return length;
}

function changed(a, b) {
  if (a.length * b.length > CELLS) return replaced(a, b);
  const parts = aligned(a, b);
  const common = parts.filter(({ kind, text }) => kind === "same" && /[\p{L}\p{N}]/u.test(text)).length;
  const words = (texts) => texts.filter((text) => /[\p{L}\p{N}]/u.test(text)).length;
  return common < ALIKE * Math.min(words(a), words(b)) ? replaced(a, b) : parts;
}

function replaced(a, b) {
  return [...a.map((text) => ({ kind: "del", text })), ...b.map((text) => ({ kind: "ins", text }))];
}

/** Longest common subsequence (Wagner–Fischer), read from the front. */
function aligned(a, b) {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      longest[at] = a[i] === b[j] ? longest[at + width + 1] + 1 : Math.max(longest[at + width], longest[at + 1]);
    }
  }
  const parts = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const at = i * width + j;
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: "same", text: a[i] });
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && longest[at + width] >= longest[at + 1])) {
      parts.push({ kind: "del", text: a[i] });
      i += 1;
    } else {
      parts.push({ kind: "ins", text: b[j] });
      j += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind become one; a space between two changes belongs to both, so that a phrase stays in one piece. */
function joined(parts) {
  const runs = [];
  let [del, ins] = ["", ""];
  const flush = () => {
    if (del) runs.push({ kind: "del", text: del });
    if (ins) runs.push({ kind: "ins", text: ins });
    [del, ins] = ["", ""];
  };
  parts.forEach(({ kind, text }, at) => {
    const next = parts[at + 1]?.kind;
    if (kind === "del") del += text;
    else if (kind === "ins") ins += text;
    else if ((del || ins) && /^\s+$/.test(text) && next && next !== "same") [del, ins] = [del + text, ins + text];
    else {
      flush();
      if (runs.at(-1)?.kind === "same") runs.at(-1).text += text;
      else runs.push({ kind: "same", text });
    }
  });
  flush();
  return runs;
}
