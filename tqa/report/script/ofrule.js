// All open findings of one rule at once, after a question.

/** @param {string} question @returns {Promise<boolean>} */
const confirmed = (question) => {
  const dialog = control("confirm", HTMLDialogElement);
  byId("confirm-text").textContent = question;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
};
byId("confirm-yes").addEventListener("click", () => control("confirm", HTMLDialogElement).close("yes"));
byId("confirm-no").addEventListener("click", () => control("confirm", HTMLDialogElement).close(""));

/**
 * The fixes that can all be made, with those before them and one another.
 * @param {Card[]} open
 * @returns {Step[]}
 */
const acceptable = (open) => {
  /** @type {Edit[]} */
  const made = cards.flatMap((card) => editsOf(card, decisionOf(card)));
  return open.flatMap((card) => {
    /** @type {Decision} */
    const decision = { decision: "accept", fix: firstFix(card) };
    const edits = editsOf(card, decision);
    if (edits.some((one) => made.some((other) => clash(one, other)))) return [];
    made.push(...edits);
    return [/** @type {Step} */ ([card, decision])];
  });
};

/** @param {"accept" | "ignore"} what */
const wholeRule = async (what) => {
  const card = current;
  if (!card) return;
  const rule = card.finding.rule;
  const mine = cards.filter((each) => each.finding.rule === rule && !decisionOf(each));
  const open = what === "accept" ? mine.filter((each) => firstFix(each) >= 0) : mine;
  if (!open.length) {
    say(words(what === "accept" ? "rule_no_fix" : "rule_decided", { rule }));
    return;
  }
  if (!(await confirmed(words(`confirm_${what}`, { n: open.length, rule })))) return;
  /** @type {Step[]} */
  const steps = what === "accept" ? acceptable(open) : open.map((each) => [each, { decision: "ignore", fix: null }]);
  const clashing = open.length - steps.length;
  if (steps.length) settle(card, steps);
  announce(progressText());
  if (clashing) say(words("left_open", { n: clashing }));
};
byId("accept-rule").addEventListener("click", () => wholeRule("accept"));
byId("ignore-rule").addEventListener("click", () => wholeRule("ignore"));
