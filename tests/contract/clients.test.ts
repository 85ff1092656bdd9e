// The packages of `clients` are released with the product, from one tag.
import { expect, test } from 'vitest'
import { readText } from './tree.ts'

const { version } = JSON.parse(readText('package.json')) as { version: string }
const manifestOf = (name: string) => JSON.parse(readText(`clients/${name}/package.json`)) as Record<string, unknown>

test('each has the version of the product', () => {
  for (const name of ['typescript', 'react']) expect(manifestOf(name).version).toBe(version)
  expect(manifestOf('react').peerDependencies).toMatchObject({ '@pushgraph/client': version })
  expect(/^version = "(.+)"$/m.exec(readText('clients/python/pyproject.toml'))?.[1]).toBe(version)
})

test('the clients for TypeScript and Python rest on nothing', () => {
  expect(readText('clients/python/pyproject.toml')).toContain('\ndependencies = []\n')
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies'])
    expect(manifestOf('typescript')).not.toHaveProperty(kind)
})
