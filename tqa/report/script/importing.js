// Decisions from a file that this page, or that of another run, has exported.

/** Where words stand in a text, if they do so once; nothing stands only where there is nothing. @param {string} text @param {string} piece */
const onlyPlace = (text, piece) => {
  if (!piece) return text ? -1 : 0;
  const at = text.indexOf(piece);
  return text.indexOf(piece, at + 1) < 0 ? at : -1;
};

/** @param {any} entry @param {Card} card @param {boolean} sameText @returns {Decision | null} */
const importedEdit = (entry, card, sameText) => {
  const { text, original, start, end } = entry;
  if (typeof text !== "string" || typeof original !== "string") return null;
  const pair = data.beads[card.finding.bead];
  if (sameText) {
    const inside = Number.isInteger(start) && Number.isInteger(end) && pair.start <= start && start <= end && end <= pair.end;
    return inside && english(start, end) === original ? { decision: "edit", fix: null, text, start, end, original } : null;
  }
  const own = english(pair.start, pair.end);
  const at = onlyPlace(own, original);
  if (at < 0) return null;
  const from = pair.start + [...own.slice(0, at)].length;
  return { decision: "edit", fix: null, text, start: from, end: from + [...original].length, original };
};

/** @param {any} entry @param {Card} card @param {boolean} sameText @returns {Decision | null} */
const importedDecision = (entry, card, sameText) => {
  if (entry.decision === "reject" || entry.decision === "ignore") return { decision: entry.decision, fix: null };
  if (entry.decision === "edit") return importedEdit(entry, card, sameText);
  const fix = entry.fix ?? firstFix(card);
  return entry.decision === "accept" && Number.isInteger(fix) && canMake(card.finding.fixes[fix]) ? { decision: "accept", fix } : null;
};

/**
 * What a file's decisions mean here; of two that contradict each other or change the same words, neither.
 * @param {any} value
 * @returns {Step[]}
 */
const importable = (value) => {
  const known = new Map(cards.map((card) => [card.finding.fingerprint, card]));
  const sameText = value.article?.target_sha256 === data.article.target_sha256;
  /** @type {Map<Card, Decision | null>} */
  const found = new Map();
  for (const entry of value.decisions) {
    const card = known.get(entry?.fingerprint);
    const decision = card ? importedDecision(entry, card, sameText) : null;
    if (!card || !decision) continue;
    const twice = found.has(card) && JSON.stringify(found.get(card)) !== JSON.stringify(decision);
    found.set(card, twice ? null : decision);
  }
  const after = cards.map((card) => ({ card, edits: editsOf(card, found.get(card) ?? decisionOf(card)) }));
  return [...found].flatMap(([card, decision]) => {
    const mine = editsOf(card, decision);
    const free = !after.some((each) => each.card !== card && each.edits.some((one) => mine.some((two) => clash(one, two))));
    return decision && free ? [/** @type {Step} */ ([card, decision])] : [];
  });
};

/** @param {File} file */
const importFile = async (file) => {
  let value;
  try {
    value = JSON.parse(await file.text());
  } catch {
    value = null;
  }
  if (value?.version !== 1 || !Array.isArray(value.decisions)) {
    say(words("import_bad", { name: file.name }));
    return;
  }
  const steps = importable(value);
  if (steps.length) decide(steps);
  applyFilters();
  const left = value.decisions.length - steps.length;
  say(words("imported", { n: steps.length }) + (left ? ` ${words("import_left", { n: left })}` : ""));
};

const chooser = control("import-file", HTMLInputElement);
byId("import-decisions").addEventListener("click", () => chooser.click());
chooser.addEventListener("change", async () => {
  const [file] = chooser.files ?? [];
  control("export", HTMLDetailsElement).open = false;
  if (file) await importFile(file);
  chooser.value = "";
});
