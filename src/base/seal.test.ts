import { expect, test } from 'vitest'
import { createSealer } from './seal.ts'

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
