"use strict";
// Enhances a page that reads well without it: filters, keys, and the link between highlights and cards.
// Data is read from the document and never parsed as markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const query = byId("query");
  const rule = byId("rule");
  const passed = byId("passed");
  const help = byId("help");
  const severities = all("input[name=severity]");

  // Letters without vowel signs, tatweel and hamza seats, so that a search finds «احمد» in «أحْمد».
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").toLowerCase().trim();
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    for (const extra of all(".ref, .chip, .gutter, .number", copy)) extra.remove();
    return fold(copy.textContent);
  };
  const searchable = (element) => {
    let text = null;
    return () => (text ??= textOf(element));
  };

  const beads = all(".bead").map((element) => ({
    element,
    text: searchable(element.querySelector(".pair")),
    cards: all(".card", element).map((card) => ({
      element: card,
      number: card.dataset.number,
      severity: card.dataset.severity,
      rule: card.dataset.rule,
      text: searchable(card),
      shown: true,
    })),
  }));
  const cards = beads.flatMap((bead) => bead.cards);
  const cardOf = new Map(cards.map((card) => [card.number, card]));
  const marksOf = new Map(cards.map((card) => [card.number, []]));
  const marks = all("mark[data-f]").map((element) => ({ element, numbers: element.dataset.f.split(" ") }));
  for (const mark of marks) for (const number of mark.numbers) marksOf.get(number).push(mark.element);
  const refs = all(".article .ref a[data-go]");

  let current = null;

  const readState = () => {
    const raw = location.hash.slice(1);
    const finding = /^f(\d+)$/.exec(raw);
    const state = new URLSearchParams(finding ? `at=${finding[1]}` : raw.includes("=") ? raw : "");
    const wanted = state.has("severity") ? state.get("severity").split(",") : null;
    for (const box of severities) box.checked = !wanted || wanted.includes(box.value);
    const known = [...rule.options].some((option) => option.value === state.get("rule"));
    rule.value = known ? state.get("rule") : "";
    query.value = state.get("q") ?? "";
    passed.checked = state.get("passed") !== "0";
    return cardOf.get(state.get("at") ?? "") ?? null;
  };

  const writeState = () => {
    const state = new URLSearchParams();
    const wanted = severities.filter((box) => box.checked).map((box) => box.value);
    if (wanted.length < severities.length) state.set("severity", wanted.join(","));
    if (rule.value) state.set("rule", rule.value);
    if (query.value.trim()) state.set("q", query.value.trim());
    if (!passed.checked) state.set("passed", "0");
    if (current) state.set("at", current.number);
    const hash = state.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };

  const visible = () => cards.filter((card) => card.shown);

  const tell = () => {
    const shown = visible();
    const at = shown.indexOf(current);
    const where = at < 0 ? "" : `${at + 1} of `;
    const total = shown.length === cards.length ? "" : ` (of ${cards.length})`;
    byId("tally").textContent = `${where}${shown.length} ${shown.length === 1 ? "finding" : "findings"}${total}`;
  };

  const paint = () => {
    for (const mark of marks) {
      const shown = mark.numbers.some((number) => cardOf.get(number).shown);
      mark.element.classList.toggle("quiet", !shown);
      mark.element.classList.toggle("current", Boolean(current) && mark.numbers.includes(current.number));
    }
    for (const ref of refs) ref.parentElement.hidden = !cardOf.get(ref.dataset.go).shown;
    for (const card of cards) {
      card.element.classList.toggle("current", card === current);
      if (card === current) card.element.setAttribute("aria-current", "true");
      else card.element.removeAttribute("aria-current");
    }
  };

  const apply = () => {
    const wanted = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const needle = fold(query.value);
    let left = 0;
    for (const bead of beads) {
      const inText = !needle || bead.text().includes(needle);
      for (const card of bead.cards) {
        const found = inText || card.text().includes(needle);
        card.shown = found && wanted.has(card.severity) && (!rule.value || card.rule === rule.value);
        card.element.hidden = !card.shown;
      }
      const show = bead.cards.some((card) => card.shown) || (passed.checked && inText);
      bead.element.hidden = !show;
      if (show) left += 1;
    }
    if (current && !current.shown) current = null;
    byId("nothing").hidden = left > 0;
    paint();
    tell();
  };

  const changed = () => {
    apply();
    writeState();
  };

  const go = (card) => {
    if (!card) return;
    if (!card.shown) {
      for (const box of severities) box.checked = true;
      rule.value = "";
      query.value = "";
    }
    current = card;
    apply();
    const bead = card.element.closest(".bead");
    const fits = bead.getBoundingClientRect().height < innerHeight * 0.75;
    (fits ? bead : card.element).scrollIntoView({ block: "center" });
    card.element.focus({ preventScroll: true });
    writeState();
  };

  const step = (by) => {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const from = at < 0 ? (by > 0 ? -1 : shown.length) : at;
    go(shown[Math.min(Math.max(from + by, 0), shown.length - 1)]);
  };

  const reset = () => {
    for (const box of severities) box.checked = true;
    rule.value = "";
    query.value = "";
    passed.checked = true;
    changed();
  };

  // A plain jump must not replace the filter in the URL, nor end at a hidden row.
  const show = (element) => {
    if (element.hidden) reset();
    element.scrollIntoView({ block: "start" });
    element.focus({ preventScroll: true });
  };

  // With an Arabic keyboard layout `key` is an Arabic letter: then the key's place decides.
  const places = { KeyJ: "j", KeyK: "k", Slash: "/" };
  const keyOf = (event) => {
    if (event.key.length !== 1 || event.key.charCodeAt(0) < 128) return event.key;
    if (event.key === "؟") return "?";
    return places[event.code] ?? event.key;
  };
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => {
      query.focus();
      query.select();
    },
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    if (event.target === query && event.key === "Escape") {
      query.value = "";
      changed();
      query.blur();
      event.preventDefault();
      return;
    }
    const typing = event.target.matches?.("select, textarea, input:not([type=checkbox])");
    const action = typing ? null : actions[keyOf(event)];
    if (!action) return;
    event.preventDefault();
    action();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      go(cardOf.get(link.dataset.go));
      return;
    }
    const anchor = event.target.closest("a[href^='#']");
    if (anchor) {
      event.preventDefault();
      show(byId(anchor.hash.slice(1)));
      return;
    }
    const mark = event.target.closest("mark[data-f]");
    if (!mark || String(getSelection())) return;
    go(mark.dataset.f.split(" ").map((number) => cardOf.get(number)).find((card) => card.shown));
  });

  const link = (event, on) => {
    const card = event.target.closest(".card");
    const mark = event.target.closest("mark[data-f]");
    const numbers = card ? [card.dataset.number] : mark ? mark.dataset.f.split(" ") : [];
    for (const number of numbers) {
      cardOf.get(number).element.classList.toggle("linked", on);
      for (const element of marksOf.get(number)) element.classList.toggle("linked", on);
    }
  };
  document.addEventListener("pointerover", (event) => link(event, true));
  document.addEventListener("pointerout", (event) => link(event, false));

  for (const box of [...severities, rule, passed]) box.addEventListener("change", changed);
  query.addEventListener("input", changed);
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("show-help").addEventListener("click", () => help.showModal());
  byId("close-help").addEventListener("click", () => help.close());
  byId("reset").addEventListener("click", reset);

  const restore = () => {
    const at = readState();
    current = null;
    apply();
    if (at) go(at);
  };
  addEventListener("hashchange", () => {
    if (!location.hash || location.hash.includes("=") || /^#f\d+$/.test(location.hash)) restore();
  });
  byId("filters").hidden = false;
  restore();
})();
