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

const own = Object.values(schema.getTypeMap()).filter(type => !isIntrospectionType(type))

test('schema.graphql is what the code says: npm run schema writes it', () => {
  expect(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')).toBe(schemaText())
})

test('every type, field, argument and enum value has a description', () => {
  const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
  const silent: string[] = []
  const note = (name: string, description: string | null | undefined) => {
    if (!description?.trim()) silent.push(name)
  }
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
  expect(own.length).toBeGreaterThan(30)
  // Relay's own fields are described by its specification.
  const relay =
    /^(PageInfo\.|\w+Connection(\.(edges|pageInfo))?$|\w+Edge(\.(cursor|node))?$|Node\.id$|Query\.node\(id\)$)/
  expect(silent.filter(name => !relay.test(name))).toEqual([])
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
