// The buttons of a card: accept, reject, ignore, and the box in which the sentence is written anew.

/** Words typed in a box that was left with Esc, by finding. @type {Map<Card, string>} */
const drafts = new Map();

/** @param {Card} card */
const boxOf = (card) => /** @type {HTMLTextAreaElement} */ (card.element.querySelector("textarea.edit"));
/** The English of a card's pair, with what was decided in it. @param {Card} card */
const sentence = (card) => {
  const { start, end } = data.beads[card.finding.bead];
  const inside = cards
    .filter((each) => each.finding.bead === card.finding.bead)
    .flatMap((each) => editsOf(each, decisionOf(each)))
    .filter((edit) => start <= edit.start && edit.end <= end);
  return boxed(corrected(inside, start, end));
};

/** @param {Card} card @param {boolean} open */
const showEditor = (card, open) => {
  show(boxOf(card), open);
  for (const part of all(".editing", card.element)) show(part, open);
};
/** @param {Card} card */
const openEditor = (card) => {
  const box = boxOf(card);
  if (box.hidden) box.value = drafts.get(card) ?? sentence(card);
  showEditor(card, true);
  box.focus();
  box.scrollIntoView({ block: "nearest" });
};
/** Esc keeps what was typed for the next time, Cancel does not. @param {Card} card @param {boolean} draft */
const closeEditor = (card, draft) => {
  if (draft) drafts.set(card, boxOf(card).value);
  else drafts.delete(card);
  showEditor(card, false);
  card.element.focus({ preventScroll: true });
};

/** @param {Card} card */
const saveEdit = (card) => {
  const { start, end } = data.beads[card.finding.bead];
  const original = english(start, end);
  const text = boxed(boxOf(card).value);
  if (text === boxed(original)) {
    say(words("unchanged"));
    return;
  }
  /** @type {Decision} */
  const decision = { decision: "edit", fix: null, text, start, end, original };
  // What was decided before in this sentence stood in the box: it is part of the edit now.
  const rivals = rivalsOf(editsOf(card, decision), card);
  const apart = rivals.find(
    (each) =>
      each.finding.bead !== card.finding.bead || editsOf(each, decisionOf(each)).some((edit) => edit.start < start || end < edit.end),
  );
  if (apart) {
    say(words("conflict", { number: apart.finding.number }));
    return;
  }
  say(rivals.length ? words("absorbed", { n: rivals.length }) : "");
  closeEditor(card, false);
  settle(card, [[card, decision], ...rivals.map((each) => /** @type {Step} */ ([each, decision]))]);
};

/** @param {Card} card @param {Step[]} steps */
const settle = (card, steps) => {
  decide(steps);
  announce(`${words(statusOf(card))}. ${progressText()}`);
  advance(card);
};

/** The fix that "accept" makes. @param {Card} card */
const firstFix = (card) => card.finding.fixes.findIndex(canMake);

/** @param {Card} card @param {Decision} decision */
const choose = (card, decision) => {
  say("");
  const before = decisionOf(card);
  if (before?.decision === decision.decision && before.fix === decision.fix) {
    decide([[card, null]]);
    announce(`${words("open")}. ${progressText()}`);
    applyFilters();
    return;
  }
  const [rival] = rivalsOf(editsOf(card, decision), card);
  if (rival) say(words("conflict", { number: rival.finding.number }));
  else settle(card, [[card, decision]]);
};

/** @param {Card} card @param {number} fix */
const accept = (card, fix) => {
  if (canMake(card.finding.fixes[fix])) choose(card, { decision: "accept", fix });
  else say(words("no_fix"));
};

byId("article").addEventListener("click", (event) => {
  const button = targetOf(event).closest("button");
  const card = button && cardAround(button);
  if (!button || !card) return;
  const { decision, use, edit } = button.dataset;
  if (decision === "accept") accept(card, firstFix(card));
  else if (decision === "edit") openEditor(card);
  else if (decision === "reject" || decision === "ignore") choose(card, { decision, fix: null });
  else if (use) accept(card, Number(use));
  else if (edit === "save") saveEdit(card);
  else if (edit === "cancel") closeEditor(card, false);
});
