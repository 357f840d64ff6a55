// Puts the server's present version of the card in place; what somebody is typing beside it stays.

import { answerOf } from "../api.js";
import { localTimes } from "./times.js";

/** True when something was new. Raises ApiError. */
export async function loadShown(root) {
  const answer = await answerOf(window.location.pathname);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("draft");
  if (fresh.dataset.stamp === root.dataset.stamp) return false;
  for (const part of root.querySelectorAll("[data-part]")) swap(part, fresh.querySelector(`[data-part="${part.dataset.part}"]`));
  swap(document.querySelector(".nav"), page.querySelector(".nav")); // how many are open
  Object.assign(root.dataset, fresh.dataset);
  localTimes(root);
  return true;
}

/** What the reader has unfolded stays so. */
function swap(old, fresh) {
  const open = [...old.querySelectorAll("details")].map((each) => each.open);
  [...fresh.querySelectorAll("details")].forEach((each, at) => (each.open = open[at] ?? false));
  old.replaceWith(document.adoptNode(fresh));
}
