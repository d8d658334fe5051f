// The page's state in its address, and the links inside the page.

const fragment = () => {
  const state = new URLSearchParams();
  for (const filter of filters) if (narrows(filter)) state.set(filter.name, chosen(filter).join(","));
  if (search.value.trim()) state.set("q", search.value.trim());
  if (!passed.checked) state.set("passed", "0");
  if (current) state.set("at", String(current.finding.number));
  return state.toString();
};

let timer = 0;
const writeAddress = () => {
  clearTimeout(timer);
  timer = 0;
  history.replaceState(null, "", fragment() ? `#${fragment()}` : location.pathname + location.search);
};
/** Browsers refuse an address that changes with every key of a walk. */
const remember = () => {
  timer ||= setTimeout(writeAddress, 300);
};
addEventListener("pagehide", () => {
  if (timer) writeAddress();
});

/** @param {string} raw a fragment without its "#" @returns {Card | undefined} the finding that it names */
const readAddress = (raw) => {
  const state = new URLSearchParams(raw.includes("=") ? raw : "");
  for (const filter of filters) {
    const wanted = state.get(filter.name)?.split(",");
    for (const { input } of filter.boxes) input.checked = !wanted || wanted.includes(input.value);
  }
  search.value = state.get("q") ?? "";
  passed.checked = state.get("passed") !== "0";
  return cardOf(state.get("at") ?? /^[fm]-(\d+)$/.exec(raw)?.[1]);
};

/** Leads to a place of the page without giving up the state in the address. @param {HTMLElement} element */
const visit = (element) => {
  if (element.closest("[hidden]")) resetFilters();
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  element.scrollIntoView({ block: "start" });
  element.focus({ preventScroll: true });
};
