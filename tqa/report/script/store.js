// Decisions outlive the page: in this browser's storage, under the hash of the report.

/**
 * @typedef {object} Decision
 * @property {"accept" | "reject" | "edit" | "ignore"} decision
 * @property {number | null} fix index of the fix that is accepted
 * @property {string} [text] of an edit: the words typed for the whole pair
 * @property {number} [start]
 * @property {number} [end]
 * @property {string} [original]
 */

/** By the finding's number. @type {Map<number, Decision>} */
const decisions = new Map();
const KEY = `tqa:${document.documentElement.dataset.reportHash}`;
const store = {
  exported: true,
  broken: false,
};

const keep = () => {
  try {
    if (decisions.size) localStorage.setItem(KEY, JSON.stringify({ exported: store.exported, decisions: [...decisions] }));
    else localStorage.removeItem(KEY);
  } catch {
    if (!store.broken) say(words("storage"));
    store.broken = true;
  }
};

/** Puts what was kept into `decisions`. */
const recall = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    decisions.clear();
    store.exported = kept?.exported ?? true;
    for (const [number, decision] of kept?.decisions ?? []) if (cards[number - 1]) decisions.set(number, decision);
  } catch (error) {
    // Unreadable content is nobody's decision; a storage that cannot be used must be known at once.
    if (error instanceof SyntaxError) return;
    store.broken = true;
    say(words("storage"));
  }
};

addEventListener("beforeunload", (event) => {
  if (decisions.size && !store.exported) event.preventDefault();
});
