// What agents may read beside tools: metrics as documents, and what the documentation says of time.
import { readFile } from 'node:fs/promises'
import { ResourceNotFoundError } from '@modelcontextprotocol/server'
import { AppError } from '../base/errors.ts'
import { packageFile } from '../base/package-files.ts'
import type { Principal } from '../request/context.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { divisible } from '../request/restriction.ts'
import { listMetrics } from '../widgets/widget.service.ts'
import type { ToolRequest } from './call.service.ts'
import { findMetric } from './find-metric.service.ts'
import { descriptionOf } from './metric-description.loader.ts'
import { metricIdOf } from './metric-entry.ts'
import type { Resources } from './protocol.service.ts'
import { mayCall } from './tool.ts'

export const RESOURCES_PER_PAGE = 100
const METRIC = /^pushgraph:\/\/metrics\/(metric_[0-9a-z]+_[0-9a-z]+)$/

const docs = [
  { name: 'calendar', title: 'The calendar', file: 'docs/calendar.md', description: 'How time is cut and compared.' },
  {
    name: 'periods',
    title: 'Values of periods',
    file: 'docs/periods.md',
    description: 'Numbers that are never added up.',
  },
] as const

const uriOf = (name: string) => `pushgraph://docs/${name}`
const reads = (by: Principal) => mayCall(by, { scope: 'read', ...divisible })

/** The documents first, then metrics by pages. */
async function listResources({ ctx, by }: ToolRequest, cursor: string | undefined) {
  const documents = docs.map(({ name, title, description }) => ({
    uri: uriOf(name),
    name,
    title,
    description,
    mimeType: 'text/markdown',
  }))
  if (!reads(by)) return { resources: documents }
  const page = pageOf({ first: RESOURCES_PER_PAGE, after: cursor }, OLDEST_FIRST)
  const anyMetric = { words: [], tag: null, widgetId: null, statuses: null, steward: null, isLate: null }
  const found = await listMetrics(ctx, by.projectId, { ...page, ...anyMetric })
  const { edges, pageInfo } = toConnection(found, page)
  const metrics = edges.map(({ node }) => ({
    uri: `pushgraph://metrics/${metricIdOf(node)}`,
    name: node.name,
    ...(node.description !== null && { description: node.description }),
    mimeType: 'application/json',
  }))
  return {
    resources: cursor === undefined ? [...documents, ...metrics] : metrics,
    ...(pageInfo.hasNextPage && pageInfo.endCursor !== null && { nextCursor: pageInfo.endCursor }),
  }
}

function resourceTemplates({ by }: ToolRequest) {
  if (!reads(by)) return []
  return [
    {
      uriTemplate: 'pushgraph://metrics/{id}',
      name: 'metric',
      title: 'A metric',
      description: 'What describe_metric says of a metric, by its id.',
      mimeType: 'application/json',
    },
  ]
}

async function readResource({ ctx, by }: ToolRequest, uri: string) {
  const document = docs.find(({ name }) => uriOf(name) === uri)
  if (document) {
    const text = await readFile(packageFile(document.file), 'utf8')
    return { contents: [{ uri, mimeType: 'text/markdown', text }] }
  }
  const [, id] = METRIC.exec(uri) ?? []
  if (id === undefined || !reads(by)) throw new ResourceNotFoundError(uri)
  const found = await findMetric(ctx, by.projectId, id, null).catch(error => {
    throw error instanceof AppError && error.code === 'NOT_FOUND' ? new ResourceNotFoundError(uri) : error
  })
  const text = JSON.stringify(await descriptionOf(ctx, by, found))
  return { contents: [{ uri, mimeType: 'application/json', text }] }
}

export const resources: Resources = { list: listResources, templates: resourceTemplates, read: readResource }
