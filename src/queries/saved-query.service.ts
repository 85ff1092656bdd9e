// Saves, lists, finds and deletes queries; a query is checked and planned before it is kept.
import { notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { withPaths } from '../base/issues.ts'
import type { Page } from '../database/page.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import { plan } from './query.service.ts'
import type { SavedQueryOrderField } from './saved-query.store.ts'
import {
  deleteSavedQueryRow,
  insertVersion,
  selectSavedQueries,
  selectSavedQuery,
  selectVersions,
} from './saved-query.store.ts'
import { checkSaveQuery, type SavedQuery, type SaveQuery, sampleValues } from './saved-query.ts'

const MAX_VERSIONS_SHOWN = 100

/** Saves a new query, or the next version of `queryId`. */
export async function saveQuery(
  ctx: RequestContext,
  by: Principal,
  queryId: Id | null,
  input: SaveQuery,
): Promise<SavedQuery> {
  checkSaveQuery(input)
  const { projectId } = by
  const id = queryId ?? ctx.makeId()
  const now = new Date(ctx.now)
  const draft: SavedQuery = {
    ...input,
    projectId,
    queryId: id,
    version: 1,
    latestVersion: 1,
    savedBy: by.name,
    savedAt: now,
    createdAt: now,
    hash: null,
    documentId: null,
    isFromManifest: false,
  }
  await check(ctx, draft)
  const ids = { projectId, queryId: id, isNew: queryId === null }
  if (!(await insertVersion(ctx.db, ids, input, { savedBy: by.name, now }))) throw notThere()
  ctx.bus.publish('query.changed', { projectId, queryId: id })
  return getQuery(ctx, projectId, id, null)
}

/** What is saved can be run. */
async function check(ctx: RequestContext, draft: SavedQuery): Promise<void> {
  if (draft.language === 'GRAPHQL') ctx.services.graphql.operationOf(ctx, draft.text)
  else {
    const values = sampleValues(draft.variables)
    const query = { sql: draft.text, saved: draft, values, times: 'iso', cacheMinutes: 0 } as const
    await plan(ctx, draft.projectId, query).catch(error => {
      // The text is called `query` where SQL is run, and `sql` where it is kept.
      throw withPaths(error, path => (path === 'query' ? 'sql' : path))
    })
  }
}

/** Throws NOT_FOUND. `version` null: the newest. */
export async function getQuery(
  ctx: RequestContext,
  projectId: ProjectId,
  queryId: Id,
  version: number | null,
): Promise<SavedQuery> {
  const query = await findQuery(ctx, projectId, queryId, version)
  if (!query) throw notThere()
  return query
}

export function findQuery(
  ctx: RequestContext,
  projectId: ProjectId,
  queryId: Id,
  version: number | null,
): Promise<SavedQuery | null> {
  return selectSavedQuery(ctx.db, projectId, queryId, version)
}

export function listQueries(
  ctx: RequestContext,
  projectId: ProjectId,
  page: ListRequest<SavedQueryOrderField>,
  words: readonly string[] = [],
): Promise<Page<SavedQuery>> {
  return selectSavedQueries(ctx.db, projectId, page, words)
}

export function versionsOf(ctx: RequestContext, { projectId, queryId }: SavedQuery): Promise<SavedQuery[]> {
  return selectVersions(ctx.db, projectId, queryId, MAX_VERSIONS_SHOWN)
}

export async function deleteQuery(ctx: RequestContext, projectId: ProjectId, queryId: Id): Promise<void> {
  if (!(await deleteSavedQueryRow(ctx.db, projectId, queryId, new Date(ctx.now)))) throw notThere()
  ctx.bus.publish('query.changed', { projectId, queryId })
}

const notThere = () => notFound('saved query')
