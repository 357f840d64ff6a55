// Says something to screen readers without moving the focus.

const live = document.getElementById("live");

export function announce(text) {
  live.textContent = "";
  // an unchanged region is not read again
  window.requestAnimationFrame(() => (live.textContent = text));
}
