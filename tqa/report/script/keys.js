// Keys press the page's own buttons: each names its key in data-shortcut.

const help = control("help", HTMLDialogElement);
const keysOn = control("keys-on", HTMLInputElement);
const KEYS_OFF = "tqa:keys-off";

// With an Arabic keyboard layout `key` is an Arabic letter: then the key's place decides.
/** @type {Record<string, string>} */
const PLACES = { KeyJ: "j", KeyK: "k", KeyA: "a", KeyR: "r", KeyE: "e", KeyI: "i", KeyU: "u", Slash: "/" };
/** @param {KeyboardEvent} event */
const keyOf = (event) => {
  if (event.key === "؟") return "?";
  const digit = "٠١٢٣٤٥٦٧٨٩".indexOf(event.key);
  if (event.key.length === 1 && digit >= 0) return String(digit);
  const key = event.key.length === 1 && event.key.charCodeAt(0) > 127 ? (PLACES[event.code] ?? event.key) : event.key;
  // Caps lock is not the shift key.
  return /^[a-z]$/i.test(key) ? (event.shiftKey ? key.toUpperCase() : key.toLowerCase()) : key;
};

/** The button or field for a key: the current finding's own, or the page's. @param {string} key */
const shortcut = (key) => {
  const selector = `[data-shortcut="${CSS.escape(key)}"]`;
  const own = all(selector, current?.element ?? document.createElement("p"))[0];
  return own ?? all(`#filters ${selector}`)[0] ?? all(selector)[0];
};

/** @param {HTMLElement} element */
const press = (element) => {
  if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else if (element.matches("[data-decision=accept]:disabled")) say(words("no_fix"));
  else if (!element.matches(":disabled")) element.click();
  else if (element.id === "undo") say(words("nothing_to_undo"));
};

/** @param {string} key */
const pressKey = (key) => {
  const element = shortcut(key);
  if (!element) return false;
  // A decision needs a finding to be about: the first press shows it.
  if (!current && element.closest(".finding, #of-rule")) step(1);
  else press(element);
  return true;
};

/** Leaves the innermost thing that is open. @param {KeyboardEvent} event */
const leave = (event) => {
  const target = targetOf(event);
  const card = cardAround(target);
  const menu = target.closest("details.menu[open]") ?? document.querySelector("details.menu[open]");
  if (card && target.matches("textarea.edit")) closeEditor(card, true);
  else if (menu instanceof HTMLDetailsElement) {
    menu.open = false;
    all("summary", menu)[0].focus();
  } else if (target === search) {
    search.value = "";
    applyFilters();
    remember();
    search.blur();
  } else {
    say("");
    return;
  }
  event.preventDefault();
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const target = targetOf(event);
  const card = cardAround(target);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && card && target.matches("textarea.edit")) {
    event.preventDefault();
    saveEdit(card);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    leave(event);
    return;
  }
  const typing = target.matches("select, textarea, input:not([type=checkbox])");
  if (typing || (!keysOn.checked && event.key !== "?") || event.key.length !== 1) return;
  const key = keyOf(event);
  // A key held down walks, but decides only once.
  if ((event.repeat && !/[jk]/.test(key)) || pressKey(key)) event.preventDefault();
});

keysOn.addEventListener("change", () => {
  try {
    if (keysOn.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  } catch {
    // Without storage the choice holds for this visit.
  }
});
