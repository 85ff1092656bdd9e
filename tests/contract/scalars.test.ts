// What typed clients have to know of the scalars: the rule that each follows, and what it is in TypeScript.
import { isScalarType, isSpecifiedScalarType } from 'graphql'
import { expect, test } from 'vitest'
import codegen from '../../codegen.ts'
import { schema } from '../../src/schema.ts'
import { readText } from './tree.ts'

const scalars = Object.values(schema.getTypeMap())
  .filter(isScalarType)
  .filter(type => !isSpecifiedScalarType(type))
const names = scalars.map(({ name }) => name)

test('every scalar of ours names the rule that it follows', () => {
  expect(names).toEqual(expect.arrayContaining(['Date', 'DateTime', 'Decimal', 'JSON', 'TimeZone']))
  for (const { name, specifiedByURL } of scalars) {
    expect(specifiedByURL, name).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+/)
  }
})

test('the README prints what the code generator needs: the map that we use ourselves, with every scalar', () => {
  const printed = [...readText('README.md').matchAll(/^ {2}(\w+): \{ input: '(.+)', output: '(.+)' \},$/gm)].map(
    ([, name, input, output]) => [`${name}`, { input, output }] as const,
  )
  expect(printed.map(([name]) => name).toSorted()).toEqual(names.toSorted())
  for (const output of Object.values(codegen.generates)) {
    expect(output).toMatchObject({ config: { scalars: Object.fromEntries(printed) } })
  }
})
