import { expect, test } from 'vitest'
import { createSealer, isLost } from './seal.ts'

const sealer = createSealer('a key of at least thirty-two characters')

test('a sealed secret opens at its own place only', () => {
  const sealed = sealer.seal('push key', '1|widgets|2|push_key')
  expect(sealer.open(sealed, '1|widgets|2|push_key')).toBe('push key')
  expect(() => sealer.open(sealed, '1|widgets|3|push_key')).toThrow(/PUSHGRAPH_SECRET_KEY/)
})

test('another key, a cut or a changed byte does not open it', () => {
  const sealed = sealer.seal('push key', 'place')
  expect(() => createSealer('another key of thirty-two characters!').open(sealed, 'place')).toThrow()
  expect(() => sealer.open(sealed.subarray(0, -1), 'place')).toThrow()
  const changed = Buffer.from(sealed)
  changed[changed.length - 1] = (changed[changed.length - 1] as number) ^ 1
  expect(() => sealer.open(changed, 'place')).toThrow()
})

test('the same secret is sealed differently each time', () => {
  expect(sealer.seal('x', 'p').equals(sealer.seal('x', 'p'))).toBe(false)
})

test('a ring opens what its old keys sealed, and seals with the newest', () => {
  const old = createSealer('the old key of at least thirty-two characters')
  const ring = createSealer('the new key of at least thirty-two characters', [
    'a key of at least thirty-two characters',
    'the old key of at least thirty-two characters',
  ])
  const before = old.seal('x', 'p')
  expect(ring.open(before, 'p')).toBe('x')
  expect(ring.isCurrent(before)).toBe(false)
  const after = ring.seal('x', 'p')
  expect(ring.isCurrent(after)).toBe(true)
  expect(() => old.open(after, 'p')).toThrow(/old key/)
})

test('values of the first format, which named no key, stay readable by the key and by a ring', () => {
  // Sealed by version 1 of this file under the key above.
  const sealed = Buffer.from('AZmn/clTKjLXFCkWTGxQ3kD5cO3cJjPE6pQNp2FMlPNFl1+JJA==', 'base64')
  expect(sealer.open(sealed, 'place')).toBe('push key')
  const ring = createSealer('another key of thirty-two characters!', ['a key of at least thirty-two characters'])
  expect(ring.open(sealed, 'place')).toBe('push key')
  expect(ring.isCurrent(sealed)).toBe(false)
})

test('fingerprints tell keys apart and who sealed a value; what is given up as lost stays readable by its key', () => {
  const old = createSealer('the old key of at least thirty-two characters')
  const ring = createSealer('the new key of at least thirty-two characters', [
    'the old key of at least thirty-two characters',
  ])
  expect(ring.fingerprints[1]).toEqual(old.fingerprints[0])
  expect(ring.fingerprints[0]).not.toEqual(old.fingerprints[0])
  const sealed = old.seal('x', 'p')
  expect(ring.openedBy(sealed, 'p')).toEqual(old.fingerprints[0])
  expect(sealer.openedBy(sealed, 'p')).toBeNull()
  const lost = sealer.toLost(sealed)
  expect([isLost(lost), isLost(sealed), sealer.toLost(lost).equals(lost)]).toEqual([true, false, true])
  expect(() => sealer.open(lost, 'p')).toThrow(/lost with the secret key/)
  expect(sealer.reseal(lost, 'p')).toBeNull()
  expect(ring.open(lost, 'p')).toBe('x')
  expect(ring.isCurrent(ring.reseal(lost, 'p') ?? lost)).toBe(true)
})
