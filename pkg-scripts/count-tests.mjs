// Prints `passed failed skipped` of one test stage, and then a line with the name of each test that
// failed, read from vitest's
// JSON report where there is one, else from what libtest and Python's unittest say. usage: node count-tests.mjs LOG [REPORT]
import fs from 'node:fs';
import path from 'node:path';

const [log, report = ''] = process.argv.slice(2);
const inReport = fs.existsSync(report);
console.log((inReport ? fromVitest(report) : fromLog(log)).join(' '));
for (const name of inReport ? failedInVitest(report) : failedInLog(log)) console.log(name);

/**
 * @typedef {object} Report vitest's
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }[]} testResults
 */

/**
 * @param {string} file
 * @returns {Report}
 */
function read(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** @param {string} file */
function fromVitest(file) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read(file);
  // A file that could not be loaded has no tests, but has failed.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return [numPassedTests, numFailedTests + brokenFiles.length, numPendingTests + numTodoTests];
}

/** @param {string} file */
function failedInVitest(file) {
  const { testResults } = read(file);
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName }) => fullName);
    const broken =
      status === 'failed' && assertionResults.length === 0 ? ['it could not be loaded'] : [];
    return [...tests, ...broken].map((test) => `${path.relative('', name)}: ${test}`);
  });
}

/** @param {string} file */
function failedInLog(file) {
  const text = fs.readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:test (.+) \.\.\. FAIL(?:ED)?|(?:FAIL|ERROR): (.+))$/gm)].map(
    ([, rust, python]) => rust ?? python,
  );
}

/** @param {string} file */
function fromLog(file) {
  const text = fs.readFileSync(file, 'utf8');
  const ofLibtest = fromLibtest(text);
  return fromUnittest(text).map((count, i) => count + ofLibtest[i]);
}

/** @param {string} text */
function fromLibtest(text) {
  const counts = [0, 0, 0];
  for (const [, ...found] of text.matchAll(
    /test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/g,
  )) {
    found.forEach((count, i) => (counts[i] += Number(count)));
  }
  // libtest has no word for a test that found on the way that it can't run: ours print this line
  // instead.
  const skipped = text.match(/^skipped: /gm)?.length ?? 0;
  return [counts[0] - skipped, counts[1], counts[2] + skipped];
}

/** @param {string} text */
function fromUnittest(text) {
  const ran = Number(text.match(/^Ran (\d+) tests? in /m)?.[1] ?? 0);
  const outcome = text.match(/^(?:OK|FAILED)(?: \(.*\))?$/m)?.[0] ?? '';
  const count = (/** @type {string} */ name) =>
    Number(outcome.match(new RegExp(`${name}=(\\d+)`))?.[1] ?? 0);
  const [failed, skipped] = [count('failures') + count('errors'), count('skipped')];
  return [Math.max(0, ran - failed - skipped), failed, skipped];
}
