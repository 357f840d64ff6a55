// Charts are drawn by the server, in light or dark: the one that goes with the page's scheme is loaded.

const DARK = { auto: "screen and (prefers-color-scheme: dark)", dark: "screen" };

export function wirePictures() {
  document.addEventListener("kam:theme", ({ detail }) => {
    for (const picture of document.querySelectorAll("picture.chart")) choose(picture, detail);
  });
}

function choose(picture, theme) {
  for (const source of picture.querySelectorAll("source[data-dark]")) {
    source.media = theme in DARK ? DARK[theme] + (source.dataset.also ?? "") : "not all";
  }
  picture.querySelector("img").decoding = "async";
}
