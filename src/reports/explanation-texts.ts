import { countText } from '../core/number-format.ts'
import { MAX_RECEIPTS_LOOKED_AT, MAX_RECEIPTS_SHOWN } from '../push/touched-keys.ts'
import { MAX_MISSING_KEYS } from './explanation.ts'

/** What REST and GraphQL say of explanations. */
export const explanationTexts = {
  explanation: 'Why a number is what it is.',
  summary: 'How it is made and what it lacks, as sentences.',
  aggregation: 'How its points become one number; null for a calculated metric.',
  across: 'How its series become one number; null where it has none, and for a calculated metric.',
  weight: 'The metric that each point is weighed by; null: none.',
  fill: 'What a bucket without points shows.',
  timeZone: 'The time zone in which days begin; null for names.',
  formula: 'The formula, as it was written; null where it is not calculated.',
  operands: 'What each name of the formula stood for; null where it is not calculated.',
  operand: 'What a name of a formula stood for over the period.',
  override: 'The pushed headline and what it replaces; null where none was pushed, or a part is reported.',
  pushed: 'What the header shows.',
  computed: 'What it would show, by its points; null without points.',
  coverage: 'How much of the period has points.',
  missing: 'Keys that have begun and have no point; null for names.',
  missingCount: 'How many there are.',
  missingKeys: `The first ${MAX_MISSING_KEYS} of them.`,
  receipts: `The last ${MAX_RECEIPTS_SHOWN} pushes that may have written what it is made of, newest first: by their keys, or because those were not kept; of the newest ${countText(MAX_RECEIPTS_LOOKED_AT)} of each widget. Null for tokens that are limited to a part of the project.`,
  issue: 'What keeps it from having a value; null: nothing.',
  reference: 'Its name in the formula.',
  metric: 'The metric; null where it is of a widget that the token cannot see.',
  value: 'Its number over the period, as the formula takes it; null without points, or where it cannot be seen.',
  headline: 'A headline that was pushed for it, which formulas do not use; null: none.',
} as const
