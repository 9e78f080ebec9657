// Buttons that copy the text of an element; where the browser does not allow it, the text is selected instead.

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** Return the text of an element without that of buttons in it. */
function textOf(element) {
  const bare = element.cloneNode(true);
  bare.querySelectorAll("button").forEach((button) => button.remove());
  return bare.textContent.trim();
}

async function copy(button, element) {
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(textOf(element));
    button.textContent = "Copied";
  } catch {
    select(element);
    button.textContent = "Selected: copy it with the keyboard";
  }
  setTimeout(() => {
    button.textContent = said;
  }, 3000);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const element = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", () => copy(button, element));
}
