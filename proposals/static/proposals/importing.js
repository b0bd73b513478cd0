// Shortcuts for the buttons of the page: keys for the rows, a split at a clicked word, and a message while a file is read.

const KINDS = { h: "heading", c: "clause", m: "comment", x: "aside" };

// Asking for the text

const start = document.querySelector("form.start");
if (start) {
  const progress = start.querySelector(".progress");
  const file = start.querySelector("input[type=file]");
  file.addEventListener("change", () => {
    const tooLarge = file.files[0]?.size > Number(file.dataset.maxBytes);
    file.setCustomValidity(tooLarge ? start.dataset.tooLarge : "");
    if (tooLarge) {
      progress.textContent = start.dataset.tooLarge;
      file.value = "";
    }
  });
  start.addEventListener("submit", () => {
    start.classList.add("reading");
    start.setAttribute("aria-busy", "true");
    progress.textContent = start.dataset.reading;
    start.querySelector("input[type=submit]").disabled = true;
  });
  window.addEventListener("pageshow", () => {
    start.classList.remove("reading");
    start.removeAttribute("aria-busy");
    start.querySelector("input[type=submit]").disabled = false;
  });
}

// The preview

const preview = document.querySelector("form.preview");
if (preview) {
  preview.querySelector("[data-keys]").hidden = false;
  for (const row of preview.querySelectorAll(".piece")) row.tabIndex = -1;
  const focused = preview.querySelector("[autofocus]") || preview.querySelector(`${location.hash || "#none"}.piece`);
  focused?.focus({ preventScroll: true });
  preview.addEventListener("keydown", onKey);
  preview.addEventListener("click", onClick);
  preview.addEventListener("change", (event) => {
    if (event.target.name?.startsWith("kind-")) showAgain(event.target.closest(".piece"));
  });
}

function typing(element) {
  return element.matches("input, select, textarea, summary");
}

function onKey(event) {
  const row = event.target.closest(".piece");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    row.focus();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
    if (next) {
      next.focus();
      event.preventDefault();
    }
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const button = row.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  if (button) {
    event.preventDefault();
    button.click();
  } else if (KINDS[key]) {
    event.preventDefault();
    row.querySelector("[name^=kind-]").value = KINDS[key];
    showAgain(row);
  }
}

function showAgain(row) {
  submit("look", `#${row.id}`);
}

function submit(what, where) {
  const button = document.createElement("button");
  button.name = "do";
  button.value = what;
  button.setAttribute("formaction", where);
  button.hidden = true;
  preview.append(button);
  preview.requestSubmit(button);
}

// Click a word to split before it.

function onClick(event) {
  if (event.target.closest(".scissors")) return;
  preview.querySelector(".scissors")?.remove();
  const written = event.target.closest(".written");
  const chosen = window.getSelection();
  if (!written || !chosen.isCollapsed || !written.contains(chosen.anchorNode)) return;
  const segment = chosen.anchorNode.parentElement.closest("[data-at]");
  if (!segment || chosen.anchorNode.nodeType !== Node.TEXT_NODE) return;
  const words = segment.textContent;
  let at = chosen.anchorOffset;
  while (at > 0 && !/\s/.test(words[at - 1])) at -= 1;
  const row = written.closest(".piece");
  const index = Number(row.dataset.row);
  // Offsets count characters as the server does, not halves of them.
  const offset = Number(segment.dataset.at) + [...words.slice(0, at)].length;
  const next = words.slice(at).trim().split(/\s+/).slice(0, 4).join(" ");
  const scissors = document.createElement("button");
  scissors.className = "scissors";
  scissors.name = "do";
  scissors.value = `split:${index}:${offset}`;
  scissors.setAttribute("formaction", `#piece-${index + 1}`);
  scissors.textContent = `✂ ${next}…`;
  row.querySelector(".words").append(scissors);
}
