// Maps data to rows: small ones by paths here, all else in a process that can be killed.
import type { ProjectId } from '../base/id.ts'
import { jsonLength } from '../base/json-size.ts'
import type { Evaluators } from '../sources/evaluator.service.ts'
import {
  applyMapping,
  hasExpressions,
  type Mapping,
  MappingError,
  type MappingResult,
  textsOfMapping,
} from '../sources/mapping.ts'

/** Characters of the data times texts of the mapping: reading that much takes some milliseconds. */
const MAX_WORK_HERE = 250_000

/** `bindings` are `$variables` and `$now` of expressions. Throws MappingError, or UNAVAILABLE where too many wait. */
export async function mapData(
  evaluators: Evaluators,
  projectId: ProjectId,
  mapping: Mapping,
  data: unknown,
  bindings: Readonly<Record<string, unknown>>,
): Promise<MappingResult> {
  const most = MAX_WORK_HERE / textsOfMapping(mapping).length
  if (!hasExpressions(mapping) && jsonLength(data, most) <= most) return applyMapping(mapping, data, bindings)
  const outcome = await evaluators.evaluate(projectId, { kind: 'mapping', mapping, data, bindings })
  if ('issue' in outcome) throw new MappingError(outcome.issue)
  return outcome.value
}
