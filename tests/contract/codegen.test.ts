// What `npm run codegen` writes from schema.graphql and the operations is what is committed.
import { generate } from '@graphql-codegen/cli'
import { expect, test } from 'vitest'
import codegen from '../../codegen.ts'
import { isGenerated, listFiles, readText } from './tree.ts'

interface Output {
  readonly filename: string
  readonly content: string
}

const generated: readonly Output[] = await generate({ ...codegen, silent: true }, false)

test('typed operations are those of the schema and the documents: npm run codegen writes them', () => {
  expect(generated.length).toBeGreaterThan(5)
  expect(
    generated.filter(({ filename, content }) => readText(filename) !== content).map(file => file.filename),
  ).toEqual([])
})

test('nothing stands among them that is written no more', () => {
  const written = generated.map(({ filename }) => filename)
  expect(listFiles(['src', 'tests']).filter(path => isGenerated(path) && !written.includes(path))).toEqual([])
})
