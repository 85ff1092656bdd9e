// What is checked of a document beyond its form: that what it names is there, and that its templates can be read.
import { AppError } from '../base/errors.ts'
import type { Issues } from '../base/issues.ts'
import { findQuery } from '../queries/saved-query.service.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import { planReports } from '../reports/report-plan.service.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { issueOfPath } from '../sources/path.ts'
import { assertReadOnly, notThere, sourcesToCall } from '../sources/source.service.ts'
import { TemplateError } from '../sources/template.ts'
import { findWidget } from './reader.service.ts'
import { isWidgetBlock, type ReportBlock, type RowsBlock, type WidgetBlock } from './report-block.ts'
import { nameOf, type ReportDocument, reservedNames, templatesOf } from './report-document.ts'
import { queryOfBlock } from './widget-block.ts'

/** Notes all that is wrong, by paths of the document. `ctx` is of who reads for reports. */
export async function checkDocument(ctx: RequestContext, document: ReportDocument, issues: Issues): Promise<void> {
  const known: string[] = [...reservedNames]
  for (const [index, block] of document.blocks.entries()) {
    checkTemplates(ctx, templatesOf(block), { path: `blocks.${index}.`, known }, issues)
    const name = nameOf(block)
    if (name !== null) known.push(name)
  }
  checkTemplates(ctx, [['title', document.title]], { path: '', known }, issues)
  await Promise.all(
    document.blocks.map(async (block, index) => {
      const path = `blocks.${index}`
      try {
        await checkBlock(ctx, block)
      } catch (error) {
        note(error, path, issues)
      }
    }),
  )
}

/** Notes an error of a member. What is no answer to the input is thrown on. */
export function note(error: unknown, path: string, issues: Issues): void {
  if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error
  for (const [inner, messages] of Object.entries(error.fields ?? { '': [error.message] }))
    for (const message of messages) issues.add(inner === '' ? path : `${path}.${inner}`, message)
}

/** Texts can be read, and name what is known where they stand. */
export function checkTemplates(
  { services }: Pick<RequestContext, 'services'>,
  texts: readonly (readonly [path: string, text: string])[],
  { path, known }: { readonly path: string; readonly known: readonly string[] },
  issues: Issues,
): void {
  for (const [inner, text] of texts) {
    try {
      for (const [root] of services.sources.templates.references(text))
        if (typeof root === 'string' && !known.includes(root))
          issues.add(`${path}${inner}`, `There is no ${root} here: a template knows ${known.join(', ')}.`)
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      issues.add(`${path}${inner}`, error.message)
    }
  }
}

async function checkBlock(ctx: RequestContext, block: ReportBlock): Promise<void> {
  if (isWidgetBlock(block)) return checkWidgetBlock(ctx, block)
  if (block.kind === 'HEADING' || block.kind === 'TEXT') return
  checkPaths(block)
  if (block.kind === 'SAVED_QUERY') await assertQuery(ctx, block.query_id, 'query_id')
  else if (block.kind === 'SOURCE') await assertSource(ctx, block.source, 'source')
  else {
    const { kind } = ctx.services.graphql.operationOf(ctx, block.document)
    if (kind !== 'query') throw fieldError('document', 'A report only reads: the document is a query.')
  }
}

async function checkWidgetBlock(ctx: RequestContext, block: WidgetBlock): Promise<void> {
  const widget = await findWidget(ctx, idOf('Widget', block.widget_id))
  if (!widget) throw fieldError('widget_id', 'The widget does not exist.')
  if (block.kind === 'PICTURE' && block.period?.instants)
    throw fieldError('period', 'A picture shows whole days: name a preset, days or a named period.')
  const [planned] = await planReports(ctx, [queryOfBlock(widget, block)])
  if (planned instanceof AppError)
    throw new AppError(planned.code, planned.message, {
      ...(planned.fields && { fields: renamed(planned.fields) }),
      cause: planned,
    })
  if (planned instanceof Error) throw planned
}

const renamed = (fields: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(fields).map(([path, messages]) => [bodyPathOf(path), messages]))

function checkPaths(block: RowsBlock): void {
  const paths = [
    ...(block.rows ? [['rows', block.rows] as const] : []),
    ...(block.columns ?? []).map(({ value }, at) => [`columns.${at}.value`, value] as const),
  ]
  for (const [path, text] of paths) {
    const issue = issueOfPath(text)
    if (issue) throw fieldError(path, issue)
  }
}

export async function assertQuery(ctx: RequestContext, id: string, path: string): Promise<void> {
  const projectId = ctx.principal?.projectId
  const query = projectId && (await findQuery(ctx, projectId, idOf('SavedQuery', id), null))
  if (!query) throw fieldError(path, 'The saved query does not exist.')
  if (query.language === 'GRAPHQL' && ctx.services.graphql.operationOf(ctx, query.text).kind !== 'query')
    throw fieldError(path, 'A report only reads: the saved document is a query.')
}

export async function assertSource(ctx: RequestContext, name: string, path: string): Promise<void> {
  const projectId = ctx.principal?.projectId
  const found = projectId && (await sourcesToCall(ctx, projectId, [name])).get(name)
  if (!found) throw fieldError(path, notThere(name).message)
  try {
    assertReadOnly(found)
  } catch (error) {
    throw fieldError(path, (error as Error).message)
  }
}

const fieldError = (path: string, message: string) =>
  new AppError('BAD_USER_INPUT', message, { fields: { [path]: [message] } })
