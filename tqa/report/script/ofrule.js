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

/** @param {"accept" | "ignore"} what @param {string | undefined} rule as the page names it */
const wholeRule = async (what, rule) => {
  if (!rule) return;
  const mine = cards.filter((each) => each.element.dataset.rule === rule && !decisionOf(each));
  const open = what === "accept" ? mine.filter((each) => firstFix(each) >= 0) : mine;
  if (!open.length) {
    say(words(what === "accept" ? "rule_no_fix" : "rule_decided", { rule }));
    return;
  }
  if (!(await confirmed(words(`confirm_${what}`, { n: open.length, rule })))) return;
  /** @type {Step[]} */
  const steps = what === "accept" ? acceptable(open) : open.map((each) => [each, { decision: "ignore", fix: null }]);
  const clashing = open.length - steps.length;
  if (steps.length) settle(current?.element.dataset.rule === rule ? current : steps[0][0], steps);
  announce(progressText());
  if (clashing) say(words("left_open", { n: clashing }));
};
byId("accept-rule").addEventListener("click", () => wholeRule("accept", current?.element.dataset.rule));
byId("ignore-rule").addEventListener("click", () => wholeRule("ignore", current?.element.dataset.rule));
byId("score-card").addEventListener("click", (event) => {
  const button = targetOf(event).closest("button");
  if (button?.dataset.bulk) wholeRule(button.dataset.bulk === "accept" ? "accept" : "ignore", button.dataset.bulkRule);
});
