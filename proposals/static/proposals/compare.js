// Row navigation of a comparison: by keys, by the buttons that stand for them, by links into the page.
// The page is whole without this; here focus moves, a polite live region speaks, a citation is copied.

const bar = document.querySelector(".keys");
const help = document.querySelector(".help");
const rows = [...document.querySelectorAll("[data-row]:not(.keys)")];
const differences = rows.filter((row) => "difference" in row.dataset);
const status = bar?.querySelector("[role=status]");
const where = bar?.querySelector(".where");
const SWITCH = "parley-keys";

let current = null;

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function head(row) {
  return row.querySelector("th") ?? row;
}

// Where the reader is: the row last gone to or focused, else the first one in sight.
function place() {
  const focused = document.activeElement?.closest("[data-row]:not(.keys)");
  if (focused) {
    current = focused;
  }
  return current;
}

function step(list, by) {
  const here = place();
  if (here === null) {
    const top = list.findIndex((row) => row.getBoundingClientRect().bottom > 120);
    return by > 0 ? list[Math.max(top, 0)] : list[Math.max(top - 1, 0)];
  }
  const at = list.indexOf(here);
  if (at >= 0) {
    return list[at + by];
  }
  // From a row that is not in the list, the nearest one that follows or precedes it.
  const follows = list.findIndex((row) => here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
  return by > 0 ? list[follows] : list[(follows < 0 ? list.length : follows) - 1];
}

function goTo(row) {
  if (!row) {
    return;
  }
  current = row;
  head(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "start" });
  const at = differences.indexOf(row);
  const values = { name: row.dataset.row };
  if (at >= 0) {
    Object.assign(values, { number: at + 1, total: differences.length });
    where.textContent = fill(bar.dataset.short, values);
    status.textContent = fill(bar.dataset.difference, values);
  } else {
    Object.assign(values, { number: rows.indexOf(row) + 1, total: rows.length });
    status.textContent = fill(bar.dataset.row, values);
  }
}

async function copyCitation() {
  const link = place()?.querySelector(".cite-link a")?.href ?? bar.dataset.cite;
  const address = new URL(link, location.href);
  address.searchParams.set("format", "text");
  try {
    const answer = await fetch(address);
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    await navigator.clipboard.writeText(await answer.text());
    say(bar.dataset.copied);
  } catch {
    say(bar.dataset.notCopied);
  }
}

function say(words) {
  status.textContent = words;
  where.textContent = words;
}

const actions = {
  j: () => goTo(step(rows, 1)),
  k: () => goTo(step(rows, -1)),
  n: () => goTo(step(differences, 1)),
  p: () => goTo(step(differences, -1)),
  b: () => location.assign(bar.dataset.base + (place() ? `#${place().id}` : "")),
  c: copyCitation,
  "?": () => help.showModal(),
};

function keysAreOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function onKey(event) {
  const typing = event.target.closest("input, select, textarea, dialog, [contenteditable]");
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || typing || !keysAreOn()) {
    return;
  }
  const act = actions[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

if (bar) {
  bar.hidden = false;
  for (const button of bar.querySelectorAll("[data-act]")) {
    button.addEventListener("click", () => actions[button.dataset.act]());
  }
  const box = help.querySelector("[data-keys]");
  box.checked = keysAreOn();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(SWITCH, box.checked ? "on" : "off");
    } catch {
      // A browser that keeps nothing leaves the keys as they are until the page is left.
    }
  });
  document.addEventListener("keydown", onKey);
  document.querySelector(".copy-link")?.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(event.target.href);
      say(bar.dataset.copiedLink);
    } catch {
      location.assign(event.target.href);
    }
  });
  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked && rows.includes(asked)) {
    current = asked;
  }
}
