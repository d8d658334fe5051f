// The English with changes made: offsets are code points, and the rules are those of `tqa fix --decisions`.

// Where each code point begins in UTF-16; null where the two count alike.
const units = (() => {
  if (!/[\ud800-\udfff]/.test(data.target)) return null;
  const starts = [];
  let at = 0;
  for (const char of data.target) {
    starts.push(at);
    at += char.length;
  }
  return [...starts, at];
})();

/** @param {number} start @param {number} end */
const english = (start, end) => (units ? data.target.slice(units[start], units[end]) : data.target.slice(start, end));

const LINE_END = /\r\n|\r|\n/;
// What Python takes for white space, which is not quite what \s means here.
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** A text as a text box gives it back. @param {string} text */
const boxed = (text) => text.replace(/\r\n?/g, "\n").replace(/[\0\p{Surrogate}]/gu, "\ufffd");

/**
 * Typed words as they go into the English: with its line ends, and where they replace nothing, with a space
 * towards what they would stick to.
 * @param {Edit} edit
 * @returns {Edit}
 */
const fitted = ({ start, end, text }) => {
  const own = LINE_END.exec(english(start, end)) ?? LINE_END.exec(data.target);
  const lines = own ? text.replace(new RegExp(LINE_END, "g"), () => own[0]) : text;
  if (start < end || !lines) return { start, end, text: lines };
  const before = start ? english(start - 1, start) : "";
  const after = english(start, start + 1);
  const lead = before && !SPACE.test(before) && !SPACE.test(lines[0]) ? " " : "";
  const tail = after && !SPACE.test(after) && !SPACE.test(lines[lines.length - 1]) ? " " : "";
  return { start, end, text: lead + lines + tail };
};

/** @param {Edit} one @param {Edit} other */
const inOrder = (one, other) => one.start - other.start || one.end - other.end || (one.text < other.text ? -1 : Number(one.text > other.text));

/** Whether two changes cannot both be made; one that is shared to the letter can. @param {Edit} one @param {Edit} other */
const clash = (one, other) => {
  if (inOrder(one, other) === 0) return false;
  // Two texts for one point have no order.
  if (one.start === one.end && other.start === other.end) return one.start === other.start;
  return one.start < other.end && other.start < one.end;
};

/**
 * The English from `start` to `end` with changes made that do not clash.
 * @param {Edit[]} edits
 * @param {number} start
 * @param {number} end
 */
const corrected = (edits, start, end) => {
  const pieces = [];
  let at = start;
  /** @type {Edit | null} */
  let last = null;
  for (const edit of [...edits].sort(inOrder)) {
    if (last && inOrder(last, edit) === 0) continue;
    pieces.push(english(at, edit.start), edit.text);
    at = edit.end;
    last = edit;
  }
  return [...pieces, english(at, end)].join("");
};
