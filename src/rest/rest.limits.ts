import { duration, type LimitSection, REFUSED, says, UNAVAILABLE } from '../core/limit.ts'
import { MAX_FORM_FIELDS } from '../http/form-fields.ts'
import { QUERY_DEADLINE_MS } from '../request/deadline.ts'
import { bodyLimits, importLimits } from './body.ts'
import { MAX_FORM_DEPTH } from './form.ts'
import { DEFAULT_LIMIT, MAX_COMPARISONS, MAX_CONDITION_DEPTH, MAX_IN, MAX_LIMIT, MAX_OFFSET } from './list.ts'

export const restLimits: LimitSection = {
  title: 'REST',
  limits: [
    [
      'values of a body',
      says`${bodyLimits.maxItems} in a list, ${bodyLimits.maxMembers} members of an object; ${bodyLimits.maxValues} in all`,
      REFUSED,
    ],
    ["values of an import's body", says`${importLimits.maxItems} in a list; ${importLimits.maxValues} in all`, REFUSED],
    ['fields of a form', says`${MAX_FORM_FIELDS}, ${MAX_FORM_DEPTH} deep`, REFUSED],
    ['rows of a list', says`${MAX_LIMIT} (default: ${DEFAULT_LIMIT}), offset ${MAX_OFFSET}`, REFUSED],
    [
      'conditions of a list',
      says`${MAX_COMPARISONS}, ${MAX_CONDITION_DEPTH} deep, ${MAX_IN} values of \`IN\``,
      REFUSED,
    ],
    ['time of a request that reads', duration(QUERY_DEADLINE_MS), UNAVAILABLE],
  ],
}
