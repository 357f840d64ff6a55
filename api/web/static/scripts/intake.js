// Drop zone and file button: checks what can be checked here, sends the file, keeps it for "review anyway".

import { startReview } from "./api.js";
import { errorCard } from "./errors.js";
import { t, uploadMb } from "./texts.js";

const zone = document.getElementById("dropzone");
const input = document.getElementById("file");
const status = document.getElementById("upload-status");
const problems = document.getElementById("upload-error");
const sent = new Map(); // review id → {file, account}, until the page is left

/** ``onStarted`` gets the review that the server opened. */
export function wireIntake(onStarted) {
  input.addEventListener("change", () => send([...input.files], onStarted));
  // a file dropped beside the zone would replace the page
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
  zone.addEventListener("dragover", () => zone.classList.add("is-over"));
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    zone.classList.remove("is-over");
    send([...event.dataTransfer.files], onStarted);
  });
}

/** True while this page still has the file of a review. */
export const holdsFile = (id) => sent.has(id);

/** Review a refused file whatever it is; without the file the user picks it again. */
export function reviewAnyway(id, onStarted) {
  const order = sent.get(id);
  if (order) upload(order.file, { account: order.account, anyway: true }, onStarted);
  else chooseAnyway(onStarted);
}

function chooseAnyway(onStarted) {
  const picker = input.cloneNode();
  picker.removeAttribute("id");
  picker.addEventListener("change", () => send([...picker.files], onStarted, true));
  picker.click();
}

export function chooseFile() {
  input.click();
}

function send(files, onStarted, anyway = false) {
  problems.replaceChildren();
  if (files.length === 0) return;
  const problem = problemOf(files);
  if (problem) show(problem);
  else upload(files[0], { account: document.getElementById("account")?.value ?? "", anyway }, onStarted);
  input.value = ""; // so that the same file can be chosen again
}

function problemOf(files) {
  const [{ name, size }] = files;
  if (files.length > 1) return t("intake.one_file");
  if (size === 0) return t("document.empty", { name });
  return size > uploadMb * 1_000_000 ? t("document.too_large", { name, limit: uploadMb }) : null;
}

async function upload(file, options, onStarted) {
  status.textContent = t("intake.uploading", { name: file.name });
  zone.setAttribute("aria-busy", "true");
  try {
    const review = await startReview(file, options);
    sent.set(review.id, { file, account: options.account });
    onStarted(review);
  } catch (error) {
    show(error.message);
  } finally {
    status.textContent = "";
    zone.removeAttribute("aria-busy");
  }
}

function show(message) {
  const card = errorCard(t("error.title"), message);
  problems.replaceChildren(card);
  card.scrollIntoView({ block: "nearest" });
}
