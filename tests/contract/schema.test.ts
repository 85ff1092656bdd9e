import { readFileSync } from 'node:fs'
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema, schemaText } from '../../src/schema.ts'
import { faultsOf } from './descriptions.ts'

const own = Object.values(schema.getTypeMap()).filter(type => !isIntrospectionType(type))

test('schema.graphql is what the code says: npm run schema writes it', () => {
  expect(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')).toBe(schemaText())
})

/** Every description of our own types by the name of what it describes, `Widget.report(period)`; empty where there is none. */
function describe(): Map<string, string> {
  const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
  const descriptions = new Map<string, string>()
  const note = (name: string, description: string | null | undefined) =>
    void descriptions.set(name, description?.trim() ?? '')
  for (const type of own) {
    if (builtIn.has(type.name)) continue
    note(type.name, type.description)
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.description)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field.description)
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field.description)
        for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg.description)
      }
    }
  }
  return descriptions
}

test('every type, field, argument and enum value has a description', () => {
  const descriptions = describe()
  expect(descriptions.size).toBeGreaterThan(1_000)
  expect([...descriptions].filter(([, description]) => description === '')).toEqual([])
})

test('descriptions are sentences or noun phrases in the words of docs/glossary.md', () => {
  expect([...describe()].flatMap(([name, description]) => faultsOf(name, description))).toEqual([])
})

test('the test of descriptions finds what it is there for', () => {
  const wrong = [
    'LINE unless told.',
    'Its name.',
    'Of the upstream.',
    'What whoever asks is told.',
    'no capital.',
    'No end',
  ]
  expect(wrong.filter(description => faultsOf('x', description).length === 0)).toEqual([])
  expect(faultsOf('x', 'How it is drawn. Default: LINE.')).toEqual([])
})

/** Answers, and not things that are kept. */
const noNodes = new Set(['DeletePayload', 'Report', 'MetricReport', 'Profile', 'ReportGroup'])

test('everything with an id is a node', () => {
  const withId = own.filter(isObjectType).filter(type => type.getFields().id)
  expect(withId.length).toBeGreaterThan(12)
  const others = withId.filter(type => !type.getInterfaces().some(({ name }) => name === 'Node'))
  expect(others.map(({ name }) => name).filter(name => !noNodes.has(name))).toEqual([])
})

test('no input type contains itself: a compiled document could not hold it', () => {
  const holds = (type: GraphQLInputType, seen: readonly string[]): string[] => {
    const named = getNamedType(type)
    if (!isInputObjectType(named)) return []
    if (seen.includes(named.name)) return [[...seen, named.name].join(' > ')]
    return Object.values(named.getFields()).flatMap(field => holds(field.type, [...seen, named.name]))
  }
  expect(own.filter(isInputObjectType).flatMap(type => holds(type, []))).toEqual([])
})
