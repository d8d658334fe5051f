// Wires the page's controls, and brings back what the address and an earlier visit say.

byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("input", (event) => {
  if (!targetOf(event).matches("#search, input[type=checkbox]")) return;
  applyFilters();
  remember();
});
byId("previous").addEventListener("click", () => step(-1));
byId("next").addEventListener("click", () => step(1));
byId("undo").addEventListener("click", () => {
  const card = undo();
  applyFilters();
  if (card) go(card);
});
byId("show-help").addEventListener("click", () => {
  help.showModal();
  byId("close-help").focus();
});
for (const id of ["help", "copy"]) byId(`close-${id}`).addEventListener("click", () => control(id, HTMLDialogElement).close());
for (const id of ["reset", "filter-reset"]) {
  byId(id).addEventListener("click", () => {
    resetFilters();
    remember();
    if (id === "reset") search.focus();
  });
}

document.addEventListener("click", (event) => {
  const target = targetOf(event);
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.removeAttribute("open");
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const anchor = target.closest("a[href^='#']");
  if (anchor instanceof HTMLAnchorElement) {
    event.preventDefault();
    const card = cardOf(anchor.dataset.go);
    const place = document.getElementById((anchor.getAttribute("href") ?? "").slice(1));
    if (card) go(card);
    else if (place) visit(place);
    return;
  }
  const mark = target.closest("mark[data-finding]");
  const card = mark instanceof HTMLElement && String(getSelection()) === "" ? cardOf(mark.dataset.finding) : undefined;
  if (card?.shown) go(card);
});

const restore = () => {
  const at = readAddress(location.hash.slice(1));
  setCurrent(null);
  applyFilters();
  if (at) go(at);
};
addEventListener("hashchange", () => {
  if (!location.hash || location.hash.includes("=") || /^#[fm]-\d+$/.test(location.hash)) restore();
});

/** What another tab with the same report has decided meanwhile. */
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  const before = cards.filter(decisionOf);
  recall();
  past.length = 0;
  for (const card of new Set([...before, ...cards.filter(decisionOf)])) paintDecision(card);
  tellProgress();
  applyFilters();
});

recall();
try {
  keysOn.checked = !localStorage.getItem(KEYS_OFF);
} catch {
  keysOn.checked = true;
}
for (const card of cards) if (decisionOf(card)) paintDecision(card);
if (decisions.size) say(words("restored", { n: decisions.size }));
tellProgress();
for (const part of all("[data-scripted]")) part.hidden = false;
restore();
