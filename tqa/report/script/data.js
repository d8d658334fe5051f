"use strict";
// The files of this folder make up one script, in the order that page.py gives; it enhances a page that reads
// well without it. What the report says comes from the page's JSON island and is never parsed as markup.

/** A change of the English; offsets are code points. @typedef {{start: number, end: number, text: string}} Edit */
/** @typedef {{applicability: string, edits: Edit[]}} Fix */
/**
 * @typedef {object} Finding
 * @property {number} number counts from 1 in page order
 * @property {string} fingerprint
 * @property {string} rule
 * @property {string} severity
 * @property {number} bead index into the island's beads
 * @property {Fix[]} fixes
 */
/**
 * @typedef {object} Island
 * @property {string} tool
 * @property {{source: string, target: string, target_sha256: string}} article
 * @property {string} target the whole English
 * @property {{start: number, end: number}[]} beads where each one's English stands
 * @property {Finding[]} findings
 * @property {Record<string, string | Record<string, string>>} strings
 */

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
const control = (id, kind) => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
};
/** @param {string} id */
const byId = (id) => control(id, HTMLElement);
/** @param {string} selector @param {ParentNode} [root] @returns {HTMLElement[]} */
const all = (selector, root = document) => [...root.querySelectorAll(selector)].map((each) => /** @type {HTMLElement} */ (each));
/** Where an event happened, if that is an element or in one. @param {Event} event */
const targetOf = (event) => (event.target instanceof Element ? event.target : document.body);

/** @type {Island} */
const data = JSON.parse(byId("tqa-data").textContent ?? "");
