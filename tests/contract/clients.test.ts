// The packages of `clients` are released with the product, from one tag.
import { expect, test } from 'vitest'
import { readText } from './tree.ts'

const { version } = JSON.parse(readText('package.json')) as { version: string }
const manifestOf = (name: string) => JSON.parse(readText(`clients/${name}/package.json`)) as Record<string, unknown>

test('each has the version of the product', () => {
  expect(manifestOf('typescript').version).toBe(version)
})

test('the client for TypeScript rests on nothing', () => {
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies'])
    expect(manifestOf('typescript')).not.toHaveProperty(kind)
})
