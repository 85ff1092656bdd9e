import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { AppError } from '../base/errors.ts'
import { MAX_MANIFEST_DOCUMENTS, readManifest } from './manifest.ts'

const text = 'query Name { viewer { name } }'
const hash = createHash('sha256').update(text).digest('hex')
const md5 = createHash('md5').update(text).digest('hex')
const apollo = (...operations: unknown[]) => ({ format: 'apollo-persisted-query-manifest', version: 1, operations })
const operation = (id: unknown, body: unknown = text) => ({ id, body, name: 'Name', type: 'query' })

const readable: [string, unknown, (string | null)[]][] = [
  ["Apollo's", apollo(operation(hash)), [null]],
  ["Apollo's, with ids of its own", apollo(operation('Name-1')), ['Name-1']],
  ["Relay's, by SHA-256", { [hash]: text }, [null]],
  ["Relay's, by MD5", { [md5]: text }, [md5]],
  ['one with prefixes of GraphQL over HTTP', { [`sha256:${hash}`]: text, 'x-app:1': text }, [null, 'x-app:1']],
  ['one that has a document twice', apollo(operation(hash), operation(hash)), [null]],
]

test.each(readable)('%s manifest is read', (_name, manifest, ids) => {
  const documents = readManifest(manifest)
  expect(documents.map(({ documentId }) => documentId)).toEqual(ids)
  expect(new Set(documents.map(it => `${it.hash} ${it.text}`))).toEqual(new Set([`${hash} ${text}`]))
})

const other = '{ project { name } }'
const refused: [unknown, string, RegExp][] = [
  [null, 'manifest', /Apollo's manifest/],
  [[], 'manifest', /Relay's/],
  ['{}', 'manifest', /Apollo's manifest/],
  [{}, 'manifest', /no documents/],
  [apollo(), 'manifest', /no documents/],
  [{ ...apollo(operation(hash)), version: 2 }, 'manifest.format', /"version": 1/],
  [{ ...apollo(operation(hash)), format: 'other' }, 'manifest.format', /"format"/],
  [{ ...apollo(), operations: {} }, 'manifest.format', /"operations"/],
  [{ version: 1, operations: [] }, 'manifest.version', /an id and a text/],
  [{ [hash]: other }, `manifest.${hash}`, /not that of the text/],
  [{ [`sha256:${md5}`]: text }, `manifest.sha256:${md5}`, /not that of the text/],
  [{ 'md5:1': text }, 'manifest.md5:1', /letters, digits/],
  [{ '': text }, 'manifest.', /letters, digits/],
  [{ [`a${'b'.repeat(128)}`]: text }, `manifest.a${'b'.repeat(128)}`, /1 to 128/],
  [{ savedquery_1: text }, 'manifest.savedquery_1', /given by the gateway/],
  [JSON.parse('{"__proto__": 7}'), 'manifest.__proto__', /an id and a text/],
  [apollo(null), 'manifest.operations.0', /an id and a text/],
  [apollo(operation('a'), operation('a', other)), 'manifest.operations.1', /names two documents/],
]

test.each(refused)('%j is refused at %s', (manifest, path, message) => {
  const error = (() => {
    try {
      return readManifest(manifest)
    } catch (thrown) {
      return thrown as AppError
    }
  })()
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [path]: [expect.stringMatching(message)] } })
})

test('everything that is wrong is told at once, and a manifest that is too long whole', () => {
  const wrong = { [hash]: other, 'a b': text, good: text }
  expect(() => readManifest(wrong)).toThrow(
    expect.objectContaining({
      fields: { [`manifest.${hash}`]: [expect.any(String)], 'manifest.a b': [expect.any(String)] },
    }),
  )
  const long = Object.fromEntries(Array.from({ length: MAX_MANIFEST_DOCUMENTS + 1 }, (_, n) => [`id-${n}`, text]))
  expect(() => readManifest(long)).toThrow('Send it in parts')
})
