// docs/agents.md names every tool, refusal and caveat, and its configurations can be pasted.
import { expect, test } from 'vitest'
import { caveatCodes } from '../../src/mcp/caveats.ts'
import { absolute, insistable } from '../../src/mcp/refusal.ts'
import { tools } from '../../src/mcp/tools.tool.ts'
import { readText } from './tree.ts'

const text = readText('docs/agents.md')
const rows = text.split('\n').filter(line => line.startsWith('|'))
const rowsOf = (name: string) => rows.filter(row => row.split('|')[1]?.includes(`\`${name}\``))

test('each tool has a row, with its scope', () => {
  for (const { name, scope } of tools)
    expect(
      rowsOf(name).map(row => row.split('|')[3]?.trim()),
      name,
    ).toEqual([`\`${scope}\``])
})

test('each refusal has a row, which says whether one can insist', () => {
  for (const code of insistable)
    expect(
      rowsOf(code).filter(row => row.includes('(insist)')),
      code,
    ).toHaveLength(1)
  for (const code of absolute) {
    expect(rowsOf(code), code).toHaveLength(1)
    expect(rowsOf(code)[0], code).not.toContain('(insist)')
  }
})

test('each caveat has a row', () => {
  for (const code of caveatCodes) expect(rowsOf(code), code).toHaveLength(1)
})

test('blocks of JSON are JSON, and lead to /mcp', () => {
  const blocks = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  expect(blocks).toHaveLength(2)
  for (const block of blocks) expect(JSON.stringify(JSON.parse(block))).toContain('https://metrics.example.com/mcp')
})
