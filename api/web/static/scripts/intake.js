// Drop zone and file button of the first view.

import { orderOf, Upload } from "./upload.js";

const zone = document.getElementById("dropzone");
const input = document.getElementById("file");
let upload = null;

/** ``onStarted`` gets the review that the server opened. */
export function wireIntake(onStarted) {
  const [status, share, problems] = ["upload-status", "upload-share", "upload-error"].map((id) => document.getElementById(id));
  upload = new Upload({ status, share, problems, busy: zone }, onStarted);
  input.addEventListener("change", () => {
    send(input.files);
    input.value = ""; // so that the same file can be chosen again
  });
  // a file dropped beside the zone would replace the page
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
  zone.addEventListener("dragover", () => zone.classList.add("is-over"));
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    zone.classList.remove("is-over");
    send(event.dataTransfer.files);
  });
}

/** Review a refused file whatever it is; without the file the user picks it again. */
export function reviewAnyway({ id, account }) {
  const order = orderOf(id);
  if (order) upload.start(order.file, { ...order, anyway: true });
  else chooseAnyway(account ?? "");
}

function chooseAnyway(account) {
  const picker = input.cloneNode();
  picker.removeAttribute("id");
  picker.addEventListener("change", () => upload.send([...picker.files], { account, anyway: true }));
  picker.click();
}

export function chooseFile() {
  input.click();
}

function send(files) {
  upload.send([...files], { account: document.getElementById("account")?.value ?? "" });
}
