// Which passages of the draft are marked: quotes of findings, second opinions, unusual clauses, facts.

import { findingId } from "./findings.js";

const PLACES = ["governing_law", "venue", "term_years", "survival_years", "penalty_eur"];

export const unusualId = (index) => `unusual-${index + 1}`;
export const factId = (name) => `fact-${name}`;

/** [{id, index, start, end, verdict}] in code points of the document's text. */
export function anchorsOf(result) {
  return [
    ...result.findings.flatMap((finding, at) => [
      ...quoted(findingId(at), finding.quotes, finding.verdict),
      ...quoted(`${findingId(at)}-opinion`, finding.second_opinion?.quotes ?? [], finding.verdict),
    ]),
    ...result.unusual.flatMap((unusual, at) => quoted(unusualId(at), unusual.quotes, "unclear")),
    ...PLACES.filter((name) => result.document[name]).flatMap((name) => quoted(factId(name), [result.document[name]], null)),
  ];
}

function quoted(id, quotes, verdict) {
  return quotes.map(({ start, end }, index) => ({ id, index, start, end, verdict }));
}
