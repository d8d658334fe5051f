// From finding to finding.

/** @param {Card} card */
const go = (card) => {
  if (!card.shown) resetFilters();
  setCurrent(card);
  tellShown();
  const pair = card.element.closest(".bead") ?? card.element;
  const fits = pair.getBoundingClientRect().height < innerHeight * 0.7;
  (fits ? pair : card.element).scrollIntoView({ block: fits ? "center" : "start" });
  card.element.focus({ preventScroll: true });
  remember();
};

/** @param {number} by */
const step = (by) => {
  const shown = shownCards();
  say("");
  if (!shown.length) return;
  const at = current ? shown.indexOf(current) : by > 0 ? -1 : shown.length;
  go(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]);
};

/** To the next open finding after a decision on `card`, from the top again behind the last. @param {Card} card */
const advance = (card) => {
  applyFilters();
  const open = [...cards.slice(card.finding.number), ...cards.slice(0, card.finding.number)].filter((each) => !decisionOf(each));
  const next = open.find((each) => each.shown);
  if (next) go(next);
  else if (card.shown) go(card);
  // Its card is filtered away: the keyboard must not be left nowhere.
  else all("#export summary")[0].focus();
  if (!open.length) say(words("all_decided"));
};

/** The same finding on both sides and its card stand out together. @param {Event} event @param {boolean} on */
const link = (event, on) => {
  const target = targetOf(event);
  const mark = target.closest("mark[data-finding], .ref a[data-go]");
  const card = mark instanceof HTMLElement ? cardOf(mark.dataset.finding ?? mark.dataset.go) : cardAround(target);
  if (card) for (const part of [card.element, ...card.marks]) part.classList.toggle("linked", on);
};
for (const [kind, on] of /** @type {[string, boolean][]} */ ([["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])) {
  document.addEventListener(kind, (event) => link(event, on));
}
document.addEventListener("focusin", (event) => {
  const card = cardAround(targetOf(event));
  if (!card || card === current) return;
  setCurrent(card);
  tellShown();
  remember();
});
