// Reads what vitest wrote as JSON: `failed FILE` lists the files that failed, `flaky FILE` tells the first failure of each,
// `count FILE AGAIN` prints `N passed, N failed` with what passed when it ran again (AGAIN may be empty).
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [, , what = '', ...files] = process.argv

/** Null: nothing was written, the run broke before it could count. */
function read(file) {
  const text = file === undefined ? '' : readFileSync(file, 'utf8')
  return text === '' ? null : JSON.parse(text).testResults
}

const pathOf = result => relative(process.cwd(), result.name)
const statuses = result => result.assertionResults.map(test => test.status)
// A file that could not be loaded has no tests to count, and must not pass for that.
const isBroken = result => result.status === 'failed' && !statuses(result).includes('failed')
const hasFailed = result => result.status === 'failed'

function messageOf(result) {
  const test = result.assertionResults.find(each => each.status === 'failed')
  return test ? `${test.fullName}\n${test.failureMessages.join('\n')}` : result.message
}

const results = read(files[0])
if (what === 'failed') {
  for (const path of new Set((results ?? []).filter(hasFailed).map(pathOf))) console.log(path)
} else if (what === 'flaky') {
  for (const result of (results ?? []).filter(hasFailed)) console.log(`FLAKY ${pathOf(result)}: ${messageOf(result)}\n`)
} else if (what === 'count') {
  const again = new Map((read(files[1]) ?? []).map(result => [pathOf(result), result]))
  const last = (results ?? []).map(result => (hasFailed(result) ? (again.get(pathOf(result)) ?? result) : result))
  const all = last.flatMap(statuses)
  const count = (...names) => all.filter(status => names.includes(status)).length
  const skipped = count('pending', 'skipped', 'todo', 'disabled')
  const failed = count('failed') + last.filter(isBroken).length + (results === null ? 1 : 0)
  console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failed > 0 || all.length === 0 ? 1 : 0
}
