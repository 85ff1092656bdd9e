// Takes the documents of a manifest: all of them or none. What is known already is left as it is, and nothing is deleted.
import { setImmediate } from 'node:timers/promises'
import { AppError, badInput } from '../base/errors.ts'
import { Issues } from '../base/issues.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { insertManifest, type ManifestVersion, selectKnownDocuments } from './manifest.store.ts'
import { MAX_DOCUMENTS_OF_PROJECT, type ManifestDocument, readManifest } from './manifest.ts'
import { MAX_QUERY_NAME } from './saved-query.ts'

export interface ManifestOutcome {
  /** Documents that are new. */
  readonly added: number
  /** Documents that were there. */
  readonly known: number
}

/** Documents that are parsed and validated before other requests have their turn. */
const DOCUMENTS_OF_TURN = 10

/** Throws BAD_USER_INPUT that names each document which is wrong, and CONFLICT where an id names another text already. */
export async function uploadManifest(ctx: RequestContext, by: Principal, manifest: unknown): Promise<ManifestOutcome> {
  const documents = readManifest(manifest)
  const { projectId } = by
  const known = await selectKnownDocuments(ctx.db, projectId, documents)
  const versions = await validate(
    ctx,
    documents.filter(document => !known.has(document)),
  )
  if (versions.length === 0) return { added: 0, known: documents.length }
  const { db, makeId } = ctx
  const saved = await insertManifest(db, projectId, versions, { makeId, savedBy: by.name, now: new Date(ctx.now) })
  if ('taken' in saved) throw taken(saved.taken, documents)
  if ('stored' in saved) throw full(saved.stored, versions.length)
  for (const queryId of saved.changed) ctx.bus.publish('query.changed', { projectId, queryId })
  return { added: saved.added, known: documents.length - saved.added }
}

async function validate(ctx: RequestContext, documents: readonly ManifestDocument[]): Promise<ManifestVersion[]> {
  const issues = new Issues()
  const versions: ManifestVersion[] = []
  for (const [index, document] of documents.entries()) {
    if (index % DOCUMENTS_OF_TURN === DOCUMENTS_OF_TURN - 1) await setImmediate()
    ctx.signal.throwIfAborted()
    try {
      const { name } = ctx.services.graphql.operationOf(ctx, document.text)
      versions.push({ ...document, name: (name ?? document.documentId ?? document.hash).slice(0, MAX_QUERY_NAME) })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      issues.add(document.path, error.message)
    }
  }
  issues.throwIfAny()
  return versions
}

function taken(documentIds: readonly string[], documents: readonly ManifestDocument[]): AppError {
  const paths = documents.filter(({ documentId }) => documentId !== null && documentIds.includes(documentId))
  const message = 'The id names another document already: ids stay with their text.'
  return new AppError('CONFLICT', message, { fields: Object.fromEntries(paths.map(({ path }) => [path, [message]])) })
}

function full(stored: number, more: number): AppError {
  return badInput(
    'manifest',
    `The project has ${stored} documents of manifests and would have ${stored + more}; at most ${MAX_DOCUMENTS_OF_PROJECT} are kept. Delete saved queries that no client names any more.`,
  )
}
