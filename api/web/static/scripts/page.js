// Starts the page: the hash says what is shown, ``#review=ID`` one review, anything else the drop zone.

import { showHistory } from "./history.js";
import { wireIntake } from "./intake.js";
import { wireKeys } from "./keyboard.js";
import { ReviewPage } from "./review.js";
import { wireSession } from "./session.js";

const start = document.getElementById("start");
const place = document.getElementById("review");
const title = document.title;
let page = null;

const go = {
  start: () => (window.location.hash = ""),
  open: (review) => (window.location.hash = `review=${encodeURIComponent(review.id)}`),
};

function route() {
  const id = new URLSearchParams(window.location.hash.slice(1)).get("review");
  page?.leave();
  page = null;
  document.title = title;
  start.hidden = id !== null;
  place.hidden = id === null;
  window.scrollTo(0, 0);
  if (id === null) {
    place.replaceChildren();
    showHistory();
  } else {
    page = new ReviewPage(place, id, go);
    page.open();
  }
}

/** Paper has no fold to open; what the user had folded is folded again afterwards. */
function unfold() {
  for (const folded of place.querySelectorAll("details:not([open])")) {
    folded.open = true;
    window.addEventListener("afterprint", () => (folded.open = false), { once: true });
  }
}

wireSession();
wireIntake(go.open);
wireKeys(() => page?.findings ?? null, (id) => page.contract.follow(id));
window.addEventListener("hashchange", route);
window.addEventListener("beforeprint", unfold);
route();
// until here a choice would have gone nowhere
for (const control of document.querySelectorAll("[data-needs-script]")) control.disabled = false;
