// A picture of an entry: signed to end, on one scale for the whole register, with a line for today. The dates say it in words.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 200;
const HEIGHT = 14;
const YEAR = 365 * 24 * 3600 * 1000;

const at = (iso) => Date.parse(iso);

/** From the first signature to the last end, at least a year around today. */
export function timescale(entries, today) {
  const ends = entries.flatMap((entry) => [entry.in_force_until, entry.ended_on]).filter(Boolean).map(at);
  const from = Math.min(at(today) - YEAR / 2, ...entries.map((entry) => at(entry.signed_on)));
  const to = Math.max(at(today) + YEAR / 2, ...ends);
  const place = (moment) => ((Math.min(Math.max(moment, from), to) - from) / (to - from)) * WIDTH;
  return { today: place(at(today)), place: (iso) => place(at(iso)) };
}

export function timeline({ signed_on: signed, in_force_until: until, ended_on: ended, state }, scale) {
  const start = scale.place(signed);
  const last = ended ?? until;
  const end = last ? scale.place(last) : WIDTH;
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: `timeline state-${state}`, "aria-hidden": "true", preserveAspectRatio: "none" });
  svg.append(
    shape("rect", { class: "timeline-all", x: 0, y: 6, width: WIDTH, height: 2 }),
    shape("rect", { class: "timeline-term", x: start, y: 3, width: Math.max(2, end - start), height: 8 }),
    shape("rect", { class: "timeline-today", x: scale.today - 0.75, y: 0, width: 1.5, height: HEIGHT }),
  );
  return svg;
}

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
