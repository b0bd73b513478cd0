// The search fields of the desk: each gets a label for screen readers, shows descriptions of results and choices,
// and searches only the talks of what is chosen beside it.

function labelOf(select) {
  const label = select.getAttribute("aria-label") || select.labels?.[0]?.textContent || "";
  return label.trim().replace(/:$/, "");
}

function labelFields() {
  for (const box of document.querySelectorAll("span.select2-container")) {
    const select = box.previousElementSibling;
    const name = select?.matches("select") ? labelOf(select) : "Search";
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
      if (part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
    }
    for (const list of box.querySelectorAll("[role=listbox]:not([aria-label])")) list.setAttribute("aria-label", "Found");
  }
  for (const head of document.querySelectorAll("th.original:empty")) {
    const label = document.createElement("span");
    label.className = "visually-hidden";
    label.textContent = "Record";
    head.append(label);
  }
}

// Results and choices come with their descriptions.

function resultRow(data) {
  const row = document.createElement("div");
  row.append(data.text);
  if (data.description) {
    const description = document.createElement("small");
    description.className = "description";
    description.textContent = data.description;
    row.append(description);
  }
  return window.django.jQuery(row);
}

function describe(select) {
  const after = select.closest(".related-widget-wrapper") ?? select;
  let shown = after.nextElementSibling?.matches(".chosen") ? after.nextElementSibling : null;
  const [chosen] = window.django.jQuery(select).select2("data");
  const description = select.multiple ? "" : chosen?.description ?? chosen?.element?.dataset.description ?? "";
  if (!shown) {
    if (!description) return;
    shown = document.createElement("p");
    shown.className = "chosen help";
    after.after(shown);
  }
  shown.textContent = description;
}

function describeFields() {
  for (const select of document.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible:not([data-described])")) {
    if (select.closest(".tabular")) continue;
    select.dataset.described = "";
    window.django.jQuery(select).data("select2").options.set("templateResult", resultRow);
    window.django.jQuery(select).on("change", () => describe(select));
    describe(select);
  }
}

// A search stays within the talks of what is chosen on the form already. Which talks those are the server knows.

function chosenBeside(select) {
  const chosen = [];
  for (const other of select.form?.querySelectorAll("select") ?? []) {
    const { modelName, fieldName } = other.dataset;
    if (other !== select && modelName && other.value) chosen.push(`${modelName}.${fieldName}.${other.value}`);
  }
  return chosen.join(",");
}

function narrowFields() {
  for (const select of document.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible:not([data-narrowed])")) {
    const search = window.django.jQuery(select).data("select2").dataAdapter.ajaxOptions;
    const asked = search.data;
    select.dataset.narrowed = "";
    search.data = (params) => ({ ...asked(params), chosen: chosenBeside(select) });
  }
}

function update() {
  labelFields();
  describeFields();
  narrowFields();
}

new MutationObserver(update).observe(document.body, { childList: true, subtree: true });
update();
