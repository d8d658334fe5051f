"use strict";
// Sorts the table of the index by the column whose heading is pressed; the order is kept in the URL.
(() => {
  const table = document.getElementById("table");
  if (!table) return;
  const body = table.tBodies[0];
  const heads = [...table.tHead.querySelectorAll("th[data-sort]")];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  // Articles without a figure stand last, whichever way the others run.
  const compare = (key, falling) => (one, other) => {
    const [left, right] = [one.dataset[key], other.dataset[key]];
    if (!left || !right) return Number(!left) - Number(!right);
    const order = key === "title" ? collator.compare(left, right) : Number(left) - Number(right);
    return falling ? -order : order;
  };

  const sort = (head, falling) => {
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    body.append(...[...body.rows].sort(compare(head.dataset.sort, falling)));
  };

  const restore = () => {
    const [, key, way] = /^#sort=([a-z]+)-(up|down)$/.exec(location.hash) ?? [];
    const head = heads.find((each) => each.dataset.sort === key);
    if (head) sort(head, way === "down");
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const falling = before ? before === "ascending" : "falling" in head.dataset;
      sort(head, falling);
      history.replaceState(null, "", `#sort=${head.dataset.sort}-${falling ? "down" : "up"}`);
    });
  }
  document.getElementById("sort-hint").hidden = false;
  addEventListener("hashchange", restore);
  restore();
})();
