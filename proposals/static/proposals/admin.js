// Gives names to what the admin's search boxes draw: screen readers would meet an unnamed box in every one of them.

function labelOf(select) {
  const label = select.getAttribute("aria-label") || select.labels?.[0]?.textContent || "";
  return label.trim().replace(/:$/, "");
}

function nameBoxes() {
  for (const box of document.querySelectorAll("span.select2-container")) {
    const select = box.previousElementSibling;
    const name = select?.matches("select") ? labelOf(select) : "Search";
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
      if (part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
    }
    for (const list of box.querySelectorAll("[role=listbox]:not([aria-label])")) list.setAttribute("aria-label", "Found");
  }
  for (const head of document.querySelectorAll("th.original:empty")) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = "Record";
    head.append(words);
  }
}

new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
nameBoxes();
