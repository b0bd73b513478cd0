// Keyboard shortcuts for the workbench, and a new sentence when other clauses are chosen. Without them, every step is a click.

const STORED = "workbench-keys";
const toggle = document.querySelector("#keys-on");

if (toggle) {
  toggle.checked = localStorage.getItem(STORED) !== "off";
  toggle.addEventListener("change", () => localStorage.setItem(STORED, toggle.checked ? "on" : "off"));
}

function typing(target) {
  return target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])") || target.isContentEditable;
}

document.addEventListener("keydown", (event) => {
  if (!toggle?.checked || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "e") {
    document.querySelector("#id_summary")?.focus();
    event.preventDefault();
    return;
  }
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.focus();
  wanted.click();
});

// When other clauses are chosen, the relation and the sentence are proposed anew, unless the sentence was edited.

const form = document.querySelector("#accept");
let typed = false;

async function summariseAgain() {
  const filledIn = new FormData(form);
  filledIn.set("do", "summarise");
  const answer = await fetch("", { method: "POST", body: new URLSearchParams(filledIn) });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["id_relation", "id_summary"]) {
    const fresh = page.getElementById(name);
    if (fresh && !typed) document.getElementById(name).value = fresh.value;
  }
}

form?.addEventListener("input", (event) => { typed = typed || event.target.id === "id_summary"; });
form?.addEventListener("change", (event) => { if (event.target.matches("[name=with], [name=also]")) summariseAgain(); });
document.querySelector(".clauses-of [aria-current]")?.scrollIntoView({ block: "nearest" });
