// The server's answers: reviews, their progress, the session.

import { language, t } from "./texts.js";

const REVIEWS = "/api/nda/reviews";
const ENDED = new Set(["done", "refused", "failed"]);

/** An answer that is an error; ``message`` is for the user, in the page's language; ``status`` 0: there was no answer. */
export class ApiError extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

export const hasEnded = (review) => ENDED.has(review.status);
export const pathOf = (id) => `${REVIEWS}/${encodeURIComponent(id)}`;
export const listReviews = () => ask(REVIEWS);
export const fetchReview = (id) => ask(pathOf(id));
export const chooseLook = (choice) => send("POST", "/api/look", choice);
export const chooseSession = (choice) => send("POST", "/api/session", choice);

/** ``onShare`` hears how much of the file has been sent, 0 to 1. */
export function startReview(file, { account = "", anyway = false, previous = "" }, onShare) {
  const form = new FormData();
  form.append("file", file);
  form.append("language", language);
  form.append("anyway", String(anyway));
  if (account) form.append("account", account);
  if (previous) form.append("previous", previous);
  return upload(REVIEWS, form, onShare);
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

/** Send JSON; an answer without a body is null. */
export function send(method, path, body) {
  const headers = { "content-type": "application/json" };
  return ask(path, body === undefined ? { method } : { method, headers, body: JSON.stringify(body) });
}

export async function ask(path, options) {
  const response = await answerOf(path, options);
  return response.status === 204 ? null : response.json();
}

/** The answer itself, for files; raises ApiError like `ask`. */
export async function answerOf(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError(t("error.network"));
  }
  if (!response.ok) throw new ApiError(problemOf(response.status, await response.text()), response.status);
  return response;
}

/** ``fetch`` does not tell how much has been sent. */
function upload(path, form, onShare) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onShare(loaded / total);
    });
    request.addEventListener("error", () => reject(new ApiError(t("error.network"))));
    request.addEventListener("load", () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(new ApiError(problemOf(request.status, request.responseText), request.status));
    });
    request.open("POST", path);
    request.send(form);
  });
}

/** What a refusal says, in the page's language. */
export function problemOf(status, body) {
  try {
    const { error } = JSON.parse(body);
    return error.messages?.[language] ?? error.message;
  } catch {
    return t("error.server", { status });
  }
}
