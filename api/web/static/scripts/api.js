// The server's answers: reviews, their progress, the session.

import { language, t } from "./texts.js";

const REVIEWS = "/api/nda/reviews";
const ENDED = new Set(["done", "refused", "failed"]);

/** An answer that is an error; ``message`` is for the user, in the page's language. */
export class ApiError extends Error {}

export const hasEnded = (review) => ENDED.has(review.status);
export const listReviews = () => ask(REVIEWS);
export const fetchReview = (id) => ask(pathOf(id));

export function startReview(file, { account = "", anyway = false } = {}) {
  const form = new FormData();
  form.append("file", file);
  form.append("language", language);
  form.append("anyway", String(anyway));
  if (account) form.append("account", account);
  return ask(REVIEWS, { method: "POST", body: form });
}

export function chooseSession(choice) {
  const headers = { "content-type": "application/json" };
  return ask("/api/session", { method: "POST", headers, body: JSON.stringify(choice) });
}

/** Calls ``on.change`` with every state until the review has ended; returns a function that stops. */
export function watchReview(id, on) {
  const source = new EventSource(`${pathOf(id)}/events`);
  source.addEventListener("progress", (event) => {
    const review = JSON.parse(event.data);
    if (hasEnded(review)) source.close();
    on.change(review);
  });
  source.addEventListener("error", () => {
    // the browser tries again by itself unless the server refused
    if (source.readyState === EventSource.CLOSED) on.refused();
    else on.interrupted();
  });
  return () => source.close();
}

const pathOf = (id) => `${REVIEWS}/${encodeURIComponent(id)}`;

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError(t("error.network"));
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response.json();
}

async function problemOf(response) {
  try {
    const { error } = await response.json();
    return error.messages?.[language] ?? error.message;
  } catch {
    return t("error.server", { status: response.status });
  }
}
