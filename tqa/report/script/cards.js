// The findings and sentence pairs as the page shows them, found once.

/**
 * @typedef {object} Card
 * @property {Finding} finding
 * @property {HTMLElement} element
 * @property {() => string} text folded, to search in
 * @property {HTMLElement[]} marks
 * @property {HTMLElement[]} refs the numbers behind the highlights
 * @property {boolean} shown
 */

/** Letters without vowel signs, tatweel and hamza seats: «احمد» finds «أحْمد». @param {string} text */
const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").toLowerCase().trim();

const NO_TEXT = ".ref, .chip, .gutter, .number, .decisions, .edit, .editing, .about, button";
/** @param {Element} element */
const foldedText = (element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(NO_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let text = "";
  while (walker.nextNode()) text += walker.currentNode instanceof Text ? walker.currentNode.data : "";
  return fold(text.replace(/\s+/g, " "));
};
/** Most pages are never searched. @param {Element | null} element @returns {() => string} */
const searchable = (element) => {
  /** @type {string | null} */
  let text = null;
  return () => (text ??= element ? foldedText(element) : "");
};

/** @type {Card[]} */
const cards = data.findings.map((finding) => {
  const element = byId(`f-${finding.number}`);
  return { finding, element, text: searchable(element), marks: [], refs: [], shown: true };
});
/** @param {string | undefined} number */
const cardOf = (number) => (/^\d+$/.test(number ?? "") ? cards[Number(number) - 1] : undefined);
/** The card that an element stands in. @param {Element} element */
const cardAround = (element) => {
  const around = element.closest(".finding");
  return around instanceof HTMLElement ? cardOf(around.dataset.finding) : undefined;
};
for (const mark of all("#article mark[data-finding]")) cardOf(mark.dataset.finding)?.marks.push(mark);
for (const link of all("#article .ref a[data-go]")) {
  if (link.parentElement) cardOf(link.dataset.go)?.refs.push(link.parentElement);
}

/** The pairs in page order, each with the heading that it stands under. */
const pairs = (() => {
  /** @type {{element: HTMLElement, text: () => string, cards: Card[], group: HTMLElement | null, run: HTMLDetailsElement | null}[]} */
  const found = [];
  /** @type {HTMLElement | null} */
  let group = null;
  /** @type {Map<string, Card[]>} */
  const own = new Map();
  for (const card of cards) {
    const bead = String(card.finding.bead + 1);
    own.set(bead, [...(own.get(bead) ?? []), card]);
  }
  for (const element of all("#article .group, #article .bead")) {
    if (element.matches(".group")) {
      group = element;
      continue;
    }
    const text = searchable(element.querySelector(".pair"));
    const run = /** @type {HTMLDetailsElement | null} */ (element.closest("details.passed-run"));
    found.push({ element, text, cards: own.get(element.dataset.bead ?? "") ?? [], group, run });
  }
  return found;
})();
/** Hiding what is hidden costs a page of 2,000 findings its layout. @param {HTMLElement} element @param {boolean} shown */
const show = (element, shown) => {
  if (element.hidden === shown) element.hidden = !shown;
};
