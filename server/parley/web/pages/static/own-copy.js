// Checks a reader's own copy of an article, and marks the passages of the page in it. Nothing is sent anywhere.
import { canonical, marked, textHash } from "./canonical.js";

const LARGEST = 16 * 1024 * 1024;

const place = (element) => [Number(element.dataset.start), Number(element.dataset.end)];

/** Compare a file with what the page says of the article; returns what is wrong, or the code points of the text. */
async function compared(file, { hash, characters, profile }) {
  if (profile && profile !== "1") return { wrong: `The text is made canonical by rule ${profile}, which this page does not know.` };
  if (!globalThis.crypto?.subtle) return { wrong: "This browser computes hashes only over HTTPS, or for a server on this machine." };
  if (file.size > LARGEST) return { wrong: `“${file.name}” is too large to be an article.` };
  let text;
  try {
    text = canonical(await file.arrayBuffer());
  } catch (error) {
    if (!(error instanceof TypeError)) return { wrong: `“${file.name}” cannot be read.` };
    return { wrong: `“${file.name}” is not a text in UTF-8; save the article as a text file.` };
  }
  const points = [...text];
  if ((await textHash(text)) === hash) return { points };
  const length = `it has ${points.length} characters, and the article ${characters}`;
  const same = "it has as many characters as the article, and others among them";
  return { wrong: `“${file.name}” is not the text that the claims were read from: ${points.length === Number(characters) ? same : length}.` };
}

/** Put the text of a passage on the page, with marks. */
function fillExcerpt(element, points) {
  const spans = element.dataset.marks.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
  element.replaceChildren(
    ...marked(points, place(element), spans).map(([text, depth]) => {
      if (!depth) return document.createTextNode(text);
      const mark = document.createElement("mark");
      mark.textContent = text;
      if (depth > 1) mark.className = "several";
      return mark;
    }),
  );
  element.hidden = false;
}

/** Put words beside their place. */
function fillPlace(element, points) {
  const [start, end] = place(element);
  const words = document.createElement("q");
  words.textContent = points.slice(start, end).join("");
  element.append(" ", words);
}

function clear() {
  for (const element of document.querySelectorAll("[data-excerpt]")) {
    element.replaceChildren();
    element.hidden = true;
  }
  for (const words of document.querySelectorAll(".place > q")) words.remove();
}

async function check(input, told, result) {
  const [file] = input.files;
  if (!file) return;
  clear();
  result.textContent = "Reading …";
  const { wrong, points } = await compared(file, told);
  if (input.files[0] !== file) return; // another was chosen meanwhile
  result.className = wrong ? "wrong" : "right";
  result.textContent = wrong ?? "It is the text that the claims were read from: the hash is the same. The passages are on this page now.";
  if (wrong) return;
  document.querySelectorAll("[data-excerpt]").forEach((element) => fillExcerpt(element, points));
  document.querySelectorAll(".place[data-start]").forEach((element) => fillPlace(element, points));
}

for (const box of document.querySelectorAll("[data-own-copy]")) {
  const input = box.querySelector("input[type=file]");
  const result = box.querySelector("[data-own-copy-result]");
  box.querySelector("[data-own-copy-form]").hidden = false;
  input.addEventListener("change", () => check(input, box.dataset, result));
}
