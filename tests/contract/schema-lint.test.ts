import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schema } from '../../src/schema.ts'
import { EXCEPTIONS, isException, lintByCommand, lintByEslint, needlessParts } from './schema-lint.ts'

const PATH = 'schema.graphql'
const findings = [...(await lintByEslint(PATH, readFileSync(PATH, 'utf8'))), ...(await lintByCommand(PATH))]

test('@graphql-eslint and graphql-schema-linter find nothing but the exceptions that are named', () => {
  expect(findings.filter(finding => !isException(finding))).toEqual([])
})

test('every exception is one still', () => {
  expect(
    EXCEPTIONS.filter(
      ({ rule, about }) => !findings.some(finding => finding.rule === rule && finding.message.includes(about)),
    ),
  ).toEqual([])
  expect(needlessParts(schema)).toEqual([])
})

test('they are at work: a type without an id and a page without its cursor are found', async () => {
  const wrong = `
    "What can be asked."
    type Query { "Things." things(first: Int, after: String): ThingConnection }
    "A page." type ThingConnection { "Entries." edges: [ThingEdge] }
    "An entry." type ThingEdge { "The thing." node: Thing }
    "A thing." type Thing { "The name." name: String }
  `
  const rules = (await lintByEslint('wrong.graphql', wrong)).map(({ rule }) => rule.replace('@graphql-eslint/', ''))
  expect(rules).toEqual(expect.arrayContaining(['strict-id-in-types', 'relay-connection-types', 'relay-edge-types']))
})
