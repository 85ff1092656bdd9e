// What a page holds at the paths of its request: paths are read here, expressions in a process that can be killed.
import type { ProjectId } from '../base/id.ts'
import type { Evaluators } from './evaluator.service.ts'
import type { PageIssue, PageParts } from './pagination.ts'
import { findAt } from './path.ts'
import type { PaginationSpec } from './source.ts'

export interface PageReply {
  readonly data: unknown
  readonly headers: Readonly<Record<string, string>>
  /** 1 for the first. */
  readonly number: number
}

/** Throws UNAVAILABLE where too many evaluations wait. */
export async function readParts(
  evaluators: Evaluators,
  projectId: ProjectId,
  spec: PaginationSpec,
  { data, headers, number }: PageReply,
): Promise<PageParts | PageIssue> {
  const texts = { items: spec.itemsPath, cursor: spec.cursorPath, more: spec.morePath }
  const parts: Record<string, unknown> = {}
  const expressions: Record<string, string> = {}
  for (const [name, text] of Object.entries(texts)) {
    if (text?.startsWith('=')) expressions[name] = text
    else if (text !== null) parts[name] = findAt(data, text)
  }
  if (Object.keys(expressions).length === 0) return parts
  const job = { kind: 'page', expressions, data, bindings: { headers, page: number } } as const
  const outcome = await evaluators.evaluate(projectId, job)
  return 'issue' in outcome ? outcome : { ...parts, ...outcome.value }
}
