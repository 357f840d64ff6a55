// Which passages of the draft are marked: quotes of findings, second opinions, unusual clauses, facts; and, only
// while somebody goes there: places of proposals, answers of the other side, tracked changes.

import { findingId } from "./findings.js";

const PLACES = ["governing_law", "venue", "term_years", "survival_years", "penalty_eur"];

export const unusualId = (index) => `unusual-${index + 1}`;
export const factId = (name) => `fact-${name}`;
export const proposalId = (index) => `proposal-${index + 1}`;
export const answerId = (index) => `answer-${index + 1}`;
export const slipId = (index) => `slip-${index + 1}`;
export const changeId = (index) => `change-${index + 1}`;

/** [{id, index, start, end, verdict, quiet}] in code points of the document's text; start == end is a place between two. */
export function anchorsOf(result) {
  return [
    ...result.findings.flatMap((finding, at) => [
      ...quoted(findingId(at), finding.quotes, finding.verdict),
      ...quoted(`${findingId(at)}-opinion`, finding.second_opinion?.quotes ?? [], finding.verdict),
    ]),
    ...result.unusual.flatMap((unusual, at) => quoted(unusualId(at), unusual.quotes, "unclear")),
    ...PLACES.filter((name) => result.document[name]).flatMap((name) => quoted(factId(name), [result.document[name]], null)),
    ...quiet(proposalId, result.proposals ?? []),
    ...quiet(answerId, result.round?.answers ?? []),
    ...quiet(slipId, result.round?.slipped_in ?? []),
    ...quiet(changeId, result.document.coverage.changes),
  ];
}

function quoted(id, quotes, verdict) {
  return quotes.map(({ start, end }, index) => ({ id, index, start, end, verdict, quiet: false }));
}

/** A tracked change may have no place in the text that was read. */
function quiet(idOf, items) {
  const placed = items.map(({ start, end }, at) => ({ id: idOf(at), index: 0, start, end, verdict: null, quiet: true }));
  return placed.filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end));
}
