// Manifests of persisted documents, as compilers of clients write them: Apollo's, and Relay's (which GraphQL Code Generator writes, too).
import { AppError, badInput } from '../base/errors.ts'
import { Issues } from '../base/issues.ts'
import { sha256 } from '../base/seal.ts'

export interface ManifestDocument {
  /** Where it stands in the manifest. */
  readonly path: string
  readonly text: string
  /** SHA-256 of the text, in hexadecimal digits. */
  readonly hash: string
  /** What its compiler calls it, where that is not the hash. */
  readonly documentId: string | null
}

export const MAX_MANIFEST_DOCUMENTS = 1_000
/** Of all manifests of a project, with the documents of older clients. */
export const MAX_DOCUMENTS_OF_PROJECT = 10_000
const MAX_DOCUMENT_ID = 128

const APOLLO = 'apollo-persisted-query-manifest'
const FORMS = `Send Apollo's manifest ({ "format": "${APOLLO}", "version": 1, "operations": [{ "id", "body" }] }) or Relay's ({ "<id>": "<document>" }).`

/** A custom id of GraphQL over HTTP, or one with a prefix of an application. */
const DOCUMENT_ID = /^(?:x-[A-Za-z0-9._~-]+:)?[A-Za-z0-9._~-]+$/
const HASH = /^[0-9a-f]{64}$/

interface Entry {
  readonly path: string
  readonly id: unknown
  readonly text: unknown
}

/** Its documents, each once. Throws BAD_USER_INPUT that names everything that is wrong. */
export function readManifest(manifest: unknown): ManifestDocument[] {
  const entries = entriesOf(manifest)
  if (entries.length === 0) throw badInput('manifest', 'The manifest has no documents.')
  if (entries.length > MAX_MANIFEST_DOCUMENTS) {
    const message = `The manifest has ${entries.length} documents; at most ${MAX_MANIFEST_DOCUMENTS} are taken at once. Send it in parts: nothing is deleted by the next one.`
    throw new AppError('BAD_USER_INPUT', message, { fields: { manifest: [message] } })
  }
  const issues = new Issues()
  const documents = new Map<string, ManifestDocument>()
  const hashes = new Map<string, string>()
  for (const entry of entries) {
    const document = toDocument(entry, issues)
    if (!document) continue
    const { documentId, hash } = document
    if (documentId !== null && (hashes.get(documentId) ?? hash) !== hash)
      issues.add(entry.path, `The id ${documentId} names two documents.`)
    else if (documentId !== null) hashes.set(documentId, hash)
    documents.set(`${hash} ${documentId}`, document)
  }
  issues.throwIfAny()
  return [...documents.values()]
}

function entriesOf(manifest: unknown): Entry[] {
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) throw badInput('manifest', FORMS)
  const { format, version, operations } = manifest as Record<string, unknown>
  if (format === undefined) return Object.entries(manifest).map(([id, text]) => ({ path: `manifest.${id}`, id, text }))
  if (format !== APOLLO || version !== 1 || !Array.isArray(operations)) throw badInput('manifest.format', FORMS)
  return operations.map((operation: unknown, index) => {
    const { id, body } = (operation ?? {}) as { id?: unknown; body?: unknown }
    return { path: `manifest.operations.${index}`, id, text: body }
  })
}

function toDocument({ path, id, text }: Entry, issues: Issues): ManifestDocument | null {
  if (typeof id !== 'string' || typeof text !== 'string') {
    issues.add(path, `A document has an id and a text. ${FORMS}`)
    return null
  }
  const hash = sha256(text).toString('hex')
  const given = id.startsWith('sha256:') ? id.slice('sha256:'.length) : id
  if (given === hash) return { path, text, hash, documentId: null }
  const issue = issueOfId(id, given)
  if (issue) issues.add(path, issue)
  return { path, text, hash, documentId: given }
}

/** What a manifest may call a document, where it is not the hash. */
export function isDocumentId(text: string): boolean {
  return text.length <= MAX_DOCUMENT_ID && DOCUMENT_ID.test(text)
}

function issueOfId(id: string, given: string): string | null {
  if (given !== id || HASH.test(given)) return 'The id is a SHA-256, but not that of the text.'
  if (id.startsWith('savedquery_')) return 'Ids that begin with savedquery_ are given by the gateway.'
  if (!isDocumentId(id))
    return `An id is 1 to ${MAX_DOCUMENT_ID} letters, digits, hyphens, points, underscores and tildes.`
  return null
}
