// Keyboard shortcuts for the workbench, and a new suggestion when other clauses are chosen. Without them, every step is a
// click. No key records what has not been shown long enough to be seen.

const STORED = "workbench-keys";
const SEEN_AFTER = 400; // milliseconds on the screen
const toggle = document.querySelector("#keys-on");
const form = document.querySelector("#accept");
const held = document.querySelector("#held");
const field = { e: "#id_summary", r: "#id_relation" };
let unseen = true;
let leaving = false;
let redrafts = 0;
let shows = 0;

if (toggle) {
  toggle.checked = localStorage.getItem(STORED) !== "off";
  toggle.addEventListener("change", () => localStorage.setItem(STORED, toggle.checked ? "on" : "off"));
}

// What is on the page is new: keys that record wait.
function shown() {
  const show = ++shows;
  unseen = true;
  requestAnimationFrame(() => setTimeout(() => {
    if (show !== shows) return;
    unseen = false;
    document.body.dataset.keys = "ready";
  }, SEEN_AFTER));
}

function hold(why) {
  if (held) held.textContent = why ? held.dataset[why] : "";
}

function typing(target) {
  return target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])") || target.isContentEditable;
}

document.addEventListener("keydown", (event) => {
  if (!toggle?.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const wanted = document.querySelector(field[event.key] ?? `[data-key="${CSS.escape(event.key)}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (leaving) return;
  const records = wanted.matches("button");
  if (records && (event.repeat || redrafts || unseen)) {
    hold(redrafts ? "redrafted" : "unseen");
    return;
  }
  wanted.focus();
  if (!field[event.key]) wanted.click();
});

document.addEventListener("submit", (event) => {
  hold("");
  const what = event.target === form ? event.submitter?.value : "";
  if (redrafts && ["accept", "use"].includes(what)) {
    event.preventDefault();
    hold("redrafted");
  } else if (what === "use") {
    event.preventDefault();
    take();
  } else {
    leaving = true;
  }
});

// The suggestion is filled in only when it is taken. Another choice empties what was said about the one before.

const suggestion = () => document.querySelector("#suggestion");
let taken = "";

function take() {
  const { relation, summary } = suggestion().dataset;
  document.querySelector("#id_relation").value = relation;
  document.querySelector("#id_summary").value = taken = summary;
}

async function suggestAgain() {
  const relation = document.querySelector("#id_relation");
  const sentence = document.querySelector("#id_summary");
  relation.value = "";
  if (sentence.value === taken || sentence.value === sentence.defaultValue) sentence.value = "";
  const filledIn = new FormData(form);
  filledIn.set("do", "summarise");
  const show = ++shows;
  unseen = true;
  redrafts += 1;
  say("waiting");
  try {
    const answer = await fetch("", { method: "POST", body: new URLSearchParams(filledIn) });
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    const fresh = page.querySelector("#suggestion");
    if (show !== shows) return;
    if (fresh) suggestion().replaceWith(fresh);
    else say("failed");
  } catch {
    if (show === shows) say("failed");
  } finally {
    redrafts -= 1;
    if (!redrafts) {
      hold("");
      shown();
    }
  }
}

// Instead of a suggestion about another choice.
function say(what) {
  const words = document.createElement("p");
  words.className = "quiet";
  words.textContent = suggestion().dataset[what];
  suggestion().replaceChildren(words);
}

form?.addEventListener("change", (event) => { if (event.target.matches("[name=with], [name=also]")) suggestAgain(); });
addEventListener("pageshow", () => { leaving = false; });
document.querySelector(".clauses-of [aria-current]")?.scrollIntoView({ block: "nearest" });
shown();
