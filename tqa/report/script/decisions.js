// What was decided: shown on the cards, undone step by step, and held free of changes to the same words.

/** @typedef {[Card, Decision | null]} Step what becomes of a finding; null opens it again */

/** @type {Step[][]} */
const past = [];

/** @param {Card} card */
const decisionOf = (card) => decisions.get(card.finding.number) ?? null;
/** @param {Card} card */
const statusOf = (card) => decisionOf(card)?.decision ?? "open";
/** Whether a fix can be made rather than only be read. @param {Fix | undefined} fix */
const canMake = (fix) => Boolean(fix?.edits.length) && fix?.applicability !== "display";

/** What a decision changes in the English. @param {Card} card @param {Decision | null} decision @returns {Edit[]} */
const editsOf = (card, decision) => {
  if (decision?.decision === "accept") return card.finding.fixes[decision.fix ?? 0].edits;
  if (decision?.decision !== "edit") return [];
  return [fitted({ start: decision.start ?? 0, end: decision.end ?? 0, text: decision.text ?? "" })];
};

/** The decided findings that change the same words as `edits`. @param {Edit[]} edits @param {Card} card */
const rivalsOf = (edits, card) =>
  cards.filter((other) => {
    const decision = other === card ? null : decisionOf(other);
    return decision && editsOf(other, decision).some((one) => edits.some((two) => clash(one, two)));
  });

/** @param {Card} card */
const paintDecision = (card) => {
  const decision = decisionOf(card);
  const status = statusOf(card);
  card.element.dataset.status = status;
  for (const button of all("[data-decision]", card.element)) {
    button.setAttribute("aria-pressed", String(button.dataset.decision === status));
  }
  const chosen = decision?.decision === "accept" ? String(decision.fix) : "";
  for (const offer of all(".suggestion", card.element)) {
    if (offer.dataset.fix === chosen) offer.setAttribute("aria-current", "true");
    else offer.removeAttribute("aria-current");
  }
  const output = card.element.querySelector("output.status");
  if (output) output.textContent = status === "open" ? "" : words(status);
};

const progressText = () => words("progress", { decided: decisions.size, total: cards.length });
const tellProgress = () => {
  byId("progress").textContent = progressText();
  control("progress-bar", HTMLProgressElement).value = decisions.size;
  control("undo", HTMLButtonElement).disabled = !past.length;
};

/** @param {Step[]} steps */
const carryOut = (steps) => {
  for (const [card, decision] of steps) {
    if (decision) decisions.set(card.finding.number, decision);
    else decisions.delete(card.finding.number);
    paintDecision(card);
  }
  store.exported = !decisions.size;
  keep();
  tellProgress();
};

/** One step of the editor's, which one undo takes back. @param {Step[]} steps */
const decide = (steps) => {
  past.push(steps.map(([card]) => [card, decisionOf(card)]));
  carryOut(steps);
};

/** Takes the last step back, and says which finding it was about. @returns {Card | null} */
const undo = () => {
  const before = past.pop();
  if (!before) {
    say(words("nothing_to_undo"));
    return null;
  }
  carryOut(before);
  const [card, decision] = before[0];
  say(words(decision ? "undone_other" : "undone", { number: card.finding.number }));
  return card;
};
