// Which findings are shown. The state lives in the fragment of the URL, so that a link leads to it.

const search = control("search", HTMLInputElement);
const passed = control("passed", HTMLInputElement);
/** @type {Record<string, (card: Card) => string>} */
const VALUES = {
  severity: (card) => card.element.dataset.severity ?? "",
  rule: (card) => card.element.dataset.rule ?? "",
  status: statusOf,
  fixable: (card) => card.element.dataset.fixable ?? "",
  side: (card) => card.element.dataset.side ?? "",
};
const filters = all("[data-filter]", byId("filters")).map((element) => ({
  name: element.dataset.filter ?? "",
  valueOf: VALUES[element.dataset.filter ?? ""],
  boxes: all("input", element).map((each) => {
    const input = /** @type {HTMLInputElement} */ (each);
    return { input, count: input.closest("label")?.querySelector("output") ?? null };
  }),
}));

/** @typedef {typeof filters[number]} Filter */
/** @param {Filter} filter */
const chosen = (filter) => filter.boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
/** @param {Filter} filter */
const narrows = (filter) => filter.boxes.some(({ input }) => !input.checked);

/** The finding that the keys act on. @type {Card | null} */
let current = null;
/** @param {Card | null} card */
const setCurrent = (card) => {
  if (card === current) return;
  for (const [each, on] of /** @type {[Card | null, boolean][]} */ ([[current, false], [card, true]])) {
    if (!each) continue;
    for (const part of [each.element, ...each.marks]) part.classList.toggle("current", on);
    if (on) each.element.setAttribute("aria-current", "true");
    else each.element.removeAttribute("aria-current");
  }
  current = card;
  if (card) card.element.querySelector(".status")?.before(byId("of-rule"));
};

const shownCards = () => cards.filter((card) => card.shown);

const tellShown = () => {
  const shown = shownCards();
  const at = current ? shown.indexOf(current) : -1;
  const every = shown.length === cards.length;
  const count = words(every ? "tally" : "tally_of", { n: shown.length, total: cards.length });
  const place = at < 0 ? "" : words("position", { at: at + 1, shown: shown.length });
  byId("tally").textContent = place && every ? place : [place, count].filter(Boolean).join(" · ");
};

/** @param {Card} card @param {boolean} shown */
const showCard = (card, shown) => {
  if (card.shown === shown) return;
  card.shown = shown;
  show(card.element, shown);
  for (const mark of card.marks) mark.classList.toggle("quiet", !shown);
  for (const ref of card.refs) show(ref, shown);
};

/**
 * Shows the findings that every group lets through, and beside each choice how many it would show if the
 * other groups stayed as they are.
 * @param {string} needle
 */
const filterCards = (needle) => {
  const wanted = filters.map((filter) => (narrows(filter) ? new Set(chosen(filter)) : null));
  const counts = filters.map(() => new Map());
  /** @type {Set<unknown>} */
  const left = new Set();
  for (const pair of pairs) {
    const inText = !needle || pair.text().includes(needle);
    for (const card of pair.cards) {
      const values = filters.map((filter) => filter.valueOf(card));
      const misses = values.flatMap((value, at) => (wanted[at]?.has(value) === false ? [at] : []));
      const found = inText || card.text().includes(needle);
      showCard(card, found && !misses.length);
      if (found && misses.length < 2) {
        for (const at of misses.length ? misses : values.keys()) counts[at].set(values[at], (counts[at].get(values[at]) ?? 0) + 1);
      }
    }
    const shown = pair.cards.some((card) => card.shown) || (passed.checked && inText);
    show(pair.element, shown);
    if (shown) left.add(pair).add(pair.group).add(pair.run);
  }
  filters.forEach((filter, at) => {
    for (const { input, count } of filter.boxes) if (count) count.textContent = numbers.format(counts[at].get(input.value) ?? 0);
  });
  return left;
};

const runs = [...new Set(pairs.map((pair) => pair.run))].flatMap((run) => (run ? [{ run, opened: false }] : []));
const groups = [...new Set(pairs.map((pair) => pair.group))].flatMap((group) => (group ? [group] : []));

const applyFilters = () => {
  const needle = fold(search.value);
  const left = filterCards(needle);
  for (const group of groups) show(group, left.has(group));
  for (const each of runs) {
    show(each.run, left.has(each.run));
    // A search looks into folded pairs, and leaves them folded again.
    const open = Boolean(needle) && left.has(each.run);
    if (open !== each.opened && (open ? !each.run.open : true)) each.run.open = open;
    each.opened = open && (each.opened || each.run.open);
  }
  if (current && !current.shown) setCurrent(null);
  show(byId("nothing"), left.size === 0);
  byId("more").classList.toggle("active", filters.some((filter) => filter.name !== "severity" && narrows(filter)) || !passed.checked);
  tellShown();
};

const resetFilters = () => {
  for (const { boxes } of filters) for (const { input } of boxes) input.checked = true;
  search.value = "";
  passed.checked = true;
  applyFilters();
};
