// The variables stand in three places: the schemas that read them, `.env.example` to copy, and docs/configuration.md to read.
import { expect, test } from 'vitest'
import { ZodObject, z } from 'zod'
import * as env from '../../src/config/env.ts'
import { secretsOf } from '../../src/config/secret-files.ts'
import { readText } from './tree.ts'

/** Of the gateway and of the commands that talk to one: every schema that the only reader of the environment exports. */
const schemas = Object.values(env).filter(each => each instanceof ZodObject)
const schema = z.object(Object.assign({}, ...schemas.map(each => each.shape)) as z.ZodRawShape)
const names = Object.keys(schema.shape).sort()
const defaults = Object.entries(schema.parse({})).filter(([, value]) => value !== undefined)

/** `NAME=value`, also where the line is a comment. */
const exampleLines = () => readText('.env.example').matchAll(/^(#?)[ \t]*([A-Z][A-Z0-9_]+)=(.*)$/gm)

/** The rows of the documented table, by the name in their first cell. */
function documentedRows(): Map<string, string> {
  const section =
    /^#+ Configuration\s*$([\s\S]*?)(?=^#+ |$(?![\s\S]))/m.exec(readText('docs/configuration.md'))?.[1] ?? ''
  return new Map(
    [...section.matchAll(/^\|\s*`([A-Z][A-Z0-9_]+)`\s*\|(.*)$/gm)].map(([, name = '', row = '']) => [name, row]),
  )
}

test('the schemas name their variables', () => {
  expect(names).toEqual(expect.arrayContaining(['DATABASE_URL', 'HOST', 'PORT', 'PUSHGRAPH_ADMIN_TOKEN']))
})

test('.env.example lists exactly the variables that are read', () => {
  expect([...exampleLines()].map(([, , name]) => name).sort()).toEqual(names)
})

test('.env.example is a valid configuration as it is copied', () => {
  const set = [...exampleLines()].filter(([, comment, , value]) => comment === '' && value !== '')
  const parsed = schema.safeParse(Object.fromEntries(set.map(([, , name, value]) => [name, value])))
  expect(parsed.error?.issues ?? []).toEqual([])
})

test('the documented table lists exactly the variables that are read', () => {
  expect([...documentedRows().keys()].sort()).toEqual(names)
})

test('the documented table says the defaults that hold', () => {
  const rows = documentedRows()
  const missing = defaults.filter(
    ([name, value]) =>
      !rows
        .get(name)
        ?.replace(/(?<=\d),(?=\d{3})/g, '')
        .includes(String(value)),
  )
  expect(missing).toEqual([])
})

test('the docs name exactly the secrets that may stand in files', () => {
  const section = /^### Secrets in files\s*$([\s\S]*?)(?=^#+ )/m.exec(readText('docs/configuration.md'))?.[1] ?? ''
  const [, list = ''] = /So for (.*?)\. /s.exec(section) ?? []
  expect([...list.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name).sort()).toEqual(secretsOf(schema).sort())
})
