// The admin's search boxes: each has a name for screen readers, says what is found, and what the chosen one is about.

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

// What is found and what is chosen comes with its description.

function found(data) {
  const row = document.createElement("div");
  row.append(data.text);
  if (data.description) {
    const words = document.createElement("small");
    words.className = "found";
    words.textContent = data.description;
    row.append(words);
  }
  return window.django.jQuery(row);
}

function describe(select) {
  const after = select.closest(".related-widget-wrapper") ?? select;
  let shown = after.nextElementSibling?.matches(".chosen") ? after.nextElementSibling : null;
  const picked = window.django.jQuery(select).select2("data");
  const words = select.multiple ? "" : picked[0]?.description ?? picked[0]?.element?.dataset.description ?? "";
  if (!shown) {
    if (!words) return;
    shown = document.createElement("p");
    shown.className = "chosen help";
    after.after(shown);
  }
  shown.textContent = words;
}

function describeBoxes() {
  for (const select of document.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible:not([data-described])")) {
    if (select.closest(".tabular")) continue;
    select.dataset.described = "";
    window.django.jQuery(select).data("select2").options.set("templateResult", found);
    window.django.jQuery(select).on("change", () => describe(select));
    describe(select);
  }
}

function look() {
  nameBoxes();
  describeBoxes();
}

new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
