import { expect, test } from 'vitest'
import { checkProfiles, identitiesIn, MAX_PROFILES, toChanges } from './profile.ts'

const profile = (userId: string | null, anonymousId: string | null, properties = {}, more = {}) => ({
  userId,
  anonymousId,
  externalId: null,
  device: null,
  properties: JSON.stringify(properties),
  ...more,
})

test('a device belongs to the first user of the list, and its own profile to that user', () => {
  const list = [
    profile(null, 'd1', { a: 1 }),
    profile('bob', 'd1', { b: 1 }, { device: '{"os":"iOS"}' }),
    profile('ada', 'd1', { c: 1 }, { externalId: 'x' }),
    profile('bob', null, { b: 2 }),
    profile(null, 'd2', { d: 1 }),
  ]
  const users = identitiesIn(list)
  expect([...users]).toEqual([['d1', 'bob']])
  expect(toChanges(list, users)).toEqual({
    users: [
      { id: 'ada', externalId: 'x', properties: ['{"c":1}'], device: null },
      { id: 'bob', externalId: null, properties: ['{"a":1}', '{"b":1}', '{"b":2}'], device: '{"os":"iOS"}' },
    ],
    devices: [{ id: 'd2', externalId: null, properties: ['{"d":1}'], device: null }],
  })
})

test('everything that is wrong is named by its place', () => {
  const drafts = [
    { userId: 'ada', properties: null },
    { userId: null, properties: {} },
    { userId: 7, properties: [], deviceData: 'x' },
    { userId: 'a\0', properties: { a: 'x'.repeat(40_000) } },
  ]
  const caught = (() => {
    try {
      return checkProfiles(drafts, 'rows', 1_000)
    } catch (error) {
      return (error as { fields?: object }).fields
    }
  })()
  expect(caught).toEqual({
    'rows.1001.userId': ['A profile has a userId or an anonymousId.'],
    'rows.1002.properties': ['properties is an object.'],
    'rows.1002.deviceData': ['deviceData is an object.'],
    'rows.1003.userId': ['userId is 1 to 255 characters.'],
    'rows.1003.properties': ['properties are at most 32768 bytes as JSON.'],
  })
  const many = Array.from({ length: MAX_PROFILES + 1 }, () => ({ userId: 'ada', properties: {} }))
  expect(() => checkProfiles(many, 'profiles')).toThrow(/At most 1000 profiles/)
})
