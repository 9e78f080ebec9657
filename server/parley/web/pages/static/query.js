// The query form: the box grows with the query, Ctrl+Enter runs it, and one that waits says so.
const form = document.getElementById("ask");
const box = document.getElementById("query");
const status = document.getElementById("waiting");

/** Give the box a line for each line of the query, within bounds, where style sheets cannot. */
function grow() {
  const lines = box.value.split("\n").length + 1;
  box.rows = Math.min(Math.max(lines, 6), 30);
}

/** Tell that the query is on its way; of one that no address can hold, what to do. */
function run(event) {
  const bytes = new URLSearchParams({ query: box.value }).toString().length;
  const longest = Number(form.dataset.longest);
  if (bytes > longest) {
    event.preventDefault();
    status.textContent =
      `The query has ${Math.ceil(bytes / 1024)} KiB as an address holds it, and the form sends ${longest / 1024} KiB at most. ` +
      `Shorten it, or save it as query.rq and run: curl ${form.action} --data-urlencode query@query.rq`;
    return;
  }
  const begun = performance.now();
  const tell = () => {
    const seconds = Math.round((performance.now() - begun) / 1000);
    status.textContent = `Waiting for the answer: ${seconds} of ${form.dataset.seconds} seconds. Escape stops.`;
  };
  tell();
  timer = window.setInterval(tell, 1000);
}

let timer = 0;

/** Forget that a query was on its way: the page is shown again, or loading was stopped. */
function rest() {
  window.clearInterval(timer);
  status.textContent = "";
}

if (form && box && status) {
  if (!CSS.supports("field-sizing", "content")) {
    box.addEventListener("input", grow);
    grow();
  }
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", run);
  window.addEventListener("pageshow", rest);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && timer) {
      window.stop();
      rest();
    }
  });
}
