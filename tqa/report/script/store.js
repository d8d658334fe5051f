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

const readStorage = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    store.broken = true;
    say(words("storage"));
    return null;
  }
};

/** Puts what was kept into `decisions`; what is no list of decisions is nobody's. */
const recall = () => {
  decisions.clear();
  store.exported = true;
  try {
    const kept = JSON.parse(readStorage() ?? "null");
    for (const [number, entry] of kept?.decisions ?? []) {
      const card = cards[number - 1];
      const decision = card && importedDecision(entry, card, true);
      if (decision) decisions.set(number, decision);
    }
    store.exported = Boolean(kept?.exported) || !decisions.size;
  } catch {
    decisions.clear();
  }
};

addEventListener("beforeunload", (event) => {
  const writing = all("textarea.edit").some((box) => !box.hidden);
  if (writing || (decisions.size && !store.exported)) event.preventDefault();
});
