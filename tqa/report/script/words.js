// The interface's words, with numbers and plural forms of its language, and the two places that speak them.

const numbers = new Intl.NumberFormat(String(data.strings.locale));
const plurals = new Intl.PluralRules(document.documentElement.lang);

/** Names keep their own direction inside a sentence. @param {unknown} value */
const written = (value) => (typeof value === "number" ? numbers.format(value) : `\u2068${value}\u2069`);

/**
 * The text at `key`, in the form that goes with `values.n` where it has forms.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
const words = (key, values = {}) => {
  const forms = data.strings[key];
  const count = Number(values.n);
  const form = typeof forms === "string" ? forms : count === 0 && forms.zero ? forms.zero : forms[plurals.select(count)];
  return form.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? written(values[name]) : place));
};

const message = byId("say");
const whisper = byId("announce");

/** Shows a message until the next step, and has a screen reader read it. @param {string} text */
const say = (text) => {
  message.textContent = text;
};
message.addEventListener("click", () => say(""));
/** For what the page shows anyway: only a screen reader says it. @param {string} text */
const announce = (text) => {
  whisper.textContent = text;
};
