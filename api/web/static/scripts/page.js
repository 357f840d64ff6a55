// Starts the page: the address says what is shown, `/nda/ID` one review, `/nda` the drop zone and the lists.

import { wireFilter, showHistory } from "./history.js";
import { wireIntake } from "./intake.js";
import { wireKeys } from "./keyboard.js";
import { showRegister } from "./register/register.js";
import { ReviewPage } from "./review.js";
import { wireSession } from "./session.js";

const START = "/nda";
const start = document.getElementById("start");
const place = document.getElementById("review");
const nav = document.querySelector(`.nav a[href="${START}"]`);
const title = document.title;
let page = null;
let shown = null;

const go = {
  start: () => visit(START),
  open: (review) => visit(`${START}/${encodeURIComponent(review.id)}`),
};

/** Stay on this page, so that a file that was sent can be sent again. */
function visit(path) {
  window.history.pushState(null, "", path);
  route();
}

function route() {
  const { pathname, hash } = window.location;
  if (pathname === shown) return; // a jump within the view
  const first = shown === null;
  shown = pathname;
  page?.leave();
  page = null;
  document.title = title;
  const id = reviewId(pathname);
  start.hidden = id !== null;
  place.hidden = id === null;
  window.scrollTo(0, 0);
  if (id === null) showStart(first, hash);
  else showReview(id);
}

function reviewId(pathname) {
  const [, id] = /^\/nda\/([^/]+)$/.exec(pathname) ?? [];
  return id === undefined ? null : decodeURIComponent(id);
}

async function showStart(first, hash) {
  place.replaceChildren();
  nav.setAttribute("aria-current", "page");
  if (!first) document.getElementById("intake-title").focus({ preventScroll: true });
  await Promise.all([showHistory(), showRegister()]);
  if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
}

function showReview(id) {
  nav.removeAttribute("aria-current");
  page = new ReviewPage(place, id, go);
  page.open();
}

/** Links between list and review keep the page; everything else is the browser's. */
function follow(event) {
  const link = event.target.closest("a[href]");
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || link.target || link.hasAttribute("download") || event.defaultPrevented) return;
  const { origin, pathname, hash } = new URL(link.href);
  const ours = pathname === START || reviewId(pathname) !== null;
  if (origin !== window.location.origin || !ours || pathname === shown) return;
  event.preventDefault();
  visit(pathname + hash);
}

/** Paper has no fold to open; what the user had folded is folded again afterwards. */
function unfold() {
  for (const folded of place.querySelectorAll("details:not([open])")) {
    folded.open = true;
    window.addEventListener("afterprint", () => (folded.open = false), { once: true });
  }
}

wireSession(START);
wireIntake(go.open);
wireFilter();
wireKeys(() => page?.report ?? null);
document.addEventListener("click", follow);
window.addEventListener("popstate", route);
window.addEventListener("beforeprint", unfold);
route();
// until here a choice would have gone nowhere
for (const control of document.querySelectorAll("[data-needs-script]")) control.disabled = false;
