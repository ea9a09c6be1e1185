"use strict";
// Search and filter above each table of figures; nothing else on the page needs a script.
(() => {
  const template = document.getElementById("_filter");
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const filters = [];

  class Filter {
    constructor(table) {
      this.groups = Array.from(table.tBodies, (body) => ({
        body,
        category: body.dataset.category,
        rows: Array.from(body.rows).filter((row) => row.id),
      }));
      this.all = this.groups.reduce((sum, group) => sum + group.rows.length, 0);
      const bar = template.content.firstElementChild.cloneNode(true);
      this.told = bar.querySelector("[role=status]");
      [this.search] = bar.getElementsByTagName("input");
      this.choices = Array.from(bar.getElementsByTagName("select"));
      for (const choice of this.choices) this.offer(choice);
      bar.setAttribute("aria-label", table.closest("section").querySelector("h2, h3").textContent);
      bar.addEventListener("input", () => this.soon());
      bar.querySelector("button").addEventListener("click", () => { this.clear(); this.search.focus(); });
      table.parentElement.before(bar);
      this.tell(this.all);
    }

    // What a choice offers is what stands in the table, in its order.
    offer(choice) {
      const found = new Set();
      for (const group of this.groups) {
        if (choice.name === "category") found.add(group.category);
        else for (const row of group.rows) found.add(row.dataset[choice.name]);
      }
      for (const text of found) choice.add(new Option(text, text));
      choice.disabled = found.size < 2;
    }

    soon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.apply(), 80);
    }

    apply() {
      const wanted = folded(this.search.value.trim());
      const [category, status, unit] = this.choices.map((choice) => choice.value);
      if (wanted && !this.texts) {
        this.texts = new Map();
        for (const { rows } of this.groups) for (const row of rows) this.texts.set(row, folded(row.textContent));
      }
      let shown = 0;
      for (const { body, category: own, rows } of this.groups) {
        let some = false;
        for (const row of rows) {
          const fits = (!category || own === category) && (!status || row.dataset.status === status)
            && (!unit || row.dataset.unit === unit) && (!wanted || this.texts.get(row).includes(wanted));
          if (row.hidden === fits) row.hidden = !fits;
          if (fits) { some = true; shown += 1; }
        }
        body.hidden = !some;
      }
      this.tell(shown);
    }

    tell(shown) {
      const { all, some } = this.told.dataset;
      const number = (count) => count.toLocaleString("en");
      this.told.textContent = (shown === this.all ? all : some)
        .replace("{shown}", number(shown)).replace("{all}", number(this.all));
      this.told.classList.toggle("some", shown !== this.all);
    }

    clear() {
      this.search.value = "";
      for (const choice of this.choices) choice.value = "";
      this.apply();
    }
  }

  for (const table of document.querySelectorAll("table.figures")) filters.push(new Filter(table));

  // A link leads to its figure even where a filter hides it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.hidden) return;
    for (const filter of filters) if (filter.groups.some(({ body }) => body.contains(target))) filter.clear();
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);

  // On paper nothing can be opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
})();
