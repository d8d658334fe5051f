// What the editor carries away: the decisions, and the English as corrected.

const correctedText = () => corrected(cards.flatMap((card) => editsOf(card, decisionOf(card))), 0, units ? units.length - 1 : data.target.length);

const decisionsText = () => {
  const made = cards.flatMap((card) => {
    const decision = decisionOf(card);
    return decision ? [{ fingerprint: card.finding.fingerprint, rule: card.finding.rule, ...decision }] : [];
  });
  made.sort((one, other) => (one.fingerprint < other.fingerprint ? -1 : Number(one.fingerprint > other.fingerprint)));
  return `${JSON.stringify({ version: 1, tool: data.tool, article: data.article, decisions: made }, null, 2)}\n`;
};

/** A file's name without folders, ending and what no file name holds. */
const stem = (data.article.target.split(/[\\/]/).pop() ?? "").replace(/\.[a-z]{1,5}$/i, "").replace(/[\p{C}<>:"|?*]/gu, "") || "article";

/** @param {string} name @param {string} type @param {string} content */
const download = (name, type, content) => {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say(words("exported", { name }));
};

/** @param {string} content */
const copy = async (content) => {
  try {
    await navigator.clipboard.writeText(content);
    say(words("copied"));
  } catch {
    // Browsers may refuse it: then the text is there to be copied by hand.
    const box = control("copy-box", HTMLTextAreaElement);
    box.value = content;
    control("copy", HTMLDialogElement).showModal();
    box.select();
  }
};

const exported = () => {
  store.exported = true;
  keep();
};

/** @type {Record<string, () => void>} */
const EXPORTS = {
  "export-decisions": () => {
    download(`${stem}.decisions.json`, "application/json", decisionsText());
    exported();
  },
  "copy-decisions": () => copy(decisionsText()).then(exported),
  "export-text": () => download(`${stem}.${data.strings.edited_name}.txt`, "text/plain", correctedText()),
  "copy-text": () => copy(correctedText()),
};
for (const [id, what] of Object.entries(EXPORTS)) {
  byId(id).addEventListener("click", () => {
    control("export", HTMLDetailsElement).open = false;
    all("#export summary")[0].focus();
    what();
  });
}
