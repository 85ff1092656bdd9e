import { configured } from '../config/configured.ts'
import { MAX_FORMULA_LENGTH, MAX_FORMULA_OPERANDS } from '../core/formula.ts'
import { MAX_FORMULA_DEPTH } from '../core/formula-graph.ts'
import { bytes, type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_DIGITS, MAX_EXPONENT } from '../core/number.ts'
import { MAX_PAGE_SIZE } from '../request/page.ts'
import { MAX_BLANK_KEYS } from './blank-keys.store.ts'
import { MAX_CALCULATED_METRICS } from './calculation.ts'
import { MAX_DIMENSION_NAME_LENGTH, MAX_DIMENSION_VALUE_LENGTH, MAX_DIMENSIONS } from './dimension.ts'
import { MAX_GOAL_FILTERS, MAX_GOAL_VALUES, MAX_PART_GOALS } from './goal-filters.ts'
import { MAX_POINTS_REKEYED } from './key-change.service.ts'
import { MAX_KEPT_DAYS, MIN_KEPT_DAYS } from './retention.ts'
import { MAX_WIDGETS_AT_ONCE, MAX_WIDGETS_OF_CHART } from './widget.loader.ts'
import {
  MAX_KEY_BYTES,
  MAX_KEY_LENGTH,
  MAX_METRICS_PER_WIDGET,
  MAX_NAME_LENGTH,
  MAX_TAGS,
  MAX_TEXT_LENGTH,
} from './widget.ts'

export const widgetLimits: LimitSection = {
  title: 'Widgets, metrics and formulas',
  limits: [
    ['metrics of a widget', says`${MAX_METRICS_PER_WIDGET}`, REFUSED],
    ['title or metric name', says`${MAX_NAME_LENGTH} characters`, REFUSED],
    ['description, tags of a widget', says`${MAX_TEXT_LENGTH} characters, ${MAX_TAGS} tags`, REFUSED],
    [
      'dimensions of a widget, and their names',
      says`${MAX_DIMENSIONS}, of ${MAX_DIMENSION_NAME_LENGTH} characters`,
      REFUSED,
    ],
    [
      'goals of parts (`where`) of a metric',
      says`${MAX_PART_GOALS}, of ${MAX_GOAL_FILTERS} filters and ${MAX_GOAL_VALUES} values`,
      REFUSED,
    ],
    ['key (category)', says`${MAX_KEY_LENGTH} characters, ${bytes(MAX_KEY_BYTES)}`, REFUSED],
    [
      'keys with blanks at their ends, from before version 0.2',
      says`${MAX_BLANK_KEYS} of a widget`,
      'all kept as they are pushed',
    ],
    ['series of a widget (combinations of values of its dimensions)', configured('MAX_SERIES'), REFUSED],
    ['value of a dimension', says`${MAX_DIMENSION_VALUE_LENGTH} characters`, REFUSED],
    ['points of a widget whose keys become of another kind', says`${MAX_POINTS_REKEYED}`, REFUSED],
    ['days that a widget keeps instants, or hours', says`${MIN_KEPT_DAYS} to ${MAX_KEPT_DAYS}, or for ever`, REFUSED],
    ['number', says`${MAX_DIGITS} significant digits, exponent −${MAX_EXPONENT} to ${MAX_EXPONENT}`, REFUSED],
    ['metrics of a formula', says`${MAX_FORMULA_OPERANDS}`, REFUSED],
    ['length of a formula', says`${MAX_FORMULA_LENGTH} characters`, REFUSED],
    ['formulas on top of each other', says`${MAX_FORMULA_DEPTH}`, REFUSED],
    ['calculated metrics of a project', says`${MAX_CALCULATED_METRICS}`, REFUSED],
    ['widgets of one chart (`reports`)', says`${MAX_WIDGETS_OF_CHART}`, REFUSED],
    ['widgets by id, asked or followed at once', says`${MAX_WIDGETS_AT_ONCE}`, REFUSED],
    ['page of a list', says`${MAX_PAGE_SIZE}`, REFUSED],
  ],
}
