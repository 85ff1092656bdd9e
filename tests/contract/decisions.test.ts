// Every decision can be found and says when it was made and whether it still holds.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readText } from './tree.ts'

const files = readdirSync(new URL('../../docs/adr/', import.meta.url)).filter(name => /^\d{4}-.*\.md$/.test(name))
const index = readText('docs/adr/README.md')
/** Decisions before this one name their alternatives, if any, in the text. */
const ALTERNATIVES_SINCE = 90

test('there are decisions', () => {
  expect(files.length).toBeGreaterThan(30)
})

describe.each(files)('%s', name => {
  const text = readText(`docs/adr/${name}`)
  const number = Number(name.slice(0, 4))

  test('has a number, a status, a date and its sections', () => {
    expect(text).toMatch(new RegExp(`^# ${number}\\. \\S`))
    expect(text).toMatch(/^- Status: (Accepted|Superseded by \[ADR \d+\])/m)
    expect(text).toMatch(/^- Date: 20\d\d-\d\d-\d\d$/m)
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
    const due = ['Context', 'Decision', ...(number >= ALTERNATIVES_SINCE ? ['Alternatives'] : []), 'Consequences']
    expect(sections.filter(title => due.includes(`${title}`))).toEqual(due)
  })

  test('stands in the index under its title', () => {
    const title = /^# \d+\. (.+)$/m.exec(text)?.[1]
    expect(index).toContain(`| ${number} | [${title}](${name}) |`)
  })
})
