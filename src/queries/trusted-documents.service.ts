// Saved documents by their id, for requests that name one: remembered, so that naming one costs no statement.
import { LRUCache } from 'lru-cache'
import { projectIdOf } from '../auth/guard.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { Documents } from '../graphql/http/document-id.ts'
import type { Gateway, RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { isDocumentId } from './manifest.ts'
import { RegisteredDocuments } from './registered-documents.ts'
import { selectDocument, selectSavedQuery } from './saved-query.store.ts'
import type { SavedQuery } from './saved-query.ts'

const MAX_DOCUMENTS = 1_000
const MAX_CHARACTERS = 8 * 1_048_576
/** The oldest text that is believed if the message of a change was lost (NOTIFY). */
const TTL_MS = 60_000
/** The SHA-256 of a text in hexadecimal digits, also without the prefix: so manifests have it. */
const HASH = /^(?:sha256:)?([0-9a-f]{64})$/
/** `savedquery_3w5e11264sg`, or `savedquery_3w5e11264sg@3` for a version to stay with. */
const FORM = /^(savedquery_[0-9a-z]{1,13})(?:@([1-9]\d{0,8}))?$/

interface TrustedDocument {
  readonly queryId: Id
  readonly text: string
}

export function createTrustedDocuments(gateway: Pick<Gateway, 'bus' | 'db'>): Documents {
  const known = new LRUCache<string, TrustedDocument>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ text }) => text.length + 1,
    ttl: TTL_MS,
    ttlResolution: 1_000,
  })
  const registered = new RegisteredDocuments()
  // What was read before a message of a change may be older than it: it is answered with and not remembered.
  let changes = 0
  gateway.bus.subscribe('query.changed', ({ projectId, queryId }) => {
    changes++
    const prefix = `${projectId}/`
    for (const [key, it] of known.entries()) if (it.queryId === queryId && key.startsWith(prefix)) known.delete(key)
  })
  gateway.bus.onGap(() => {
    changes++
    known.clear()
  })

  const read = async (projectId: ProjectId, documentId: string): Promise<TrustedDocument | null> => {
    const found = await select(gateway.db, projectId, documentId)
    return found?.language === 'GRAPHQL' ? { queryId: found.queryId, text: found.text } : null
  }

  return {
    async find(ctx: RequestContext, documentId) {
      const projectId = projectIdOf(ctx)
      const key = `${projectId}/${documentId}`
      const remembered = known.get(key)
      if (remembered) return remembered.text
      const before = changes
      const document = await read(projectId, documentId)
      if (document && changes === before) known.set(key, document)
      return document?.text ?? null
    },
    registered: ({ projectId }, hash) => registered.get(projectId, hash),
    register: ({ projectId }, hash, text) => registered.set(projectId, hash, text),
  }
}

async function select(db: Gateway['db'], projectId: ProjectId, documentId: string): Promise<SavedQuery | null> {
  const [, hash] = HASH.exec(documentId) ?? []
  if (hash !== undefined) return selectDocument(db, projectId, { hash })
  const [, id, version] = FORM.exec(documentId) ?? []
  if (id !== undefined)
    return selectSavedQuery(db, projectId, idOf('SavedQuery', id), version === undefined ? null : Number(version))
  return isDocumentId(documentId) ? selectDocument(db, projectId, { documentId }) : null
}
