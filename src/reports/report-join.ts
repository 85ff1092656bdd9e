// Questions of one widget that differ in their metrics alone are read and planned as one: each metric may be asked by itself.
import type { Widget } from '../widgets/widget.ts'
import { inlinePointsOf } from './inline-points.ts'
import { isAllTime, type ReportMember, type ReportSpec, type SeriesInput } from './report-plan.ts'
import { argumentsText } from './report-spec.ts'

/** For each spec the one that is planned for it: itself, or one that has its metrics and those of others. */
export function joinSpecs(specs: readonly ReportSpec[]): ReadonlyMap<ReportSpec, ReportSpec> {
  const groups = specs.length > 1 ? groupsOf(specs) : specs.map(spec => [spec])
  const joined = new Map<ReportSpec, ReportSpec>()
  for (const group of groups) {
    const whole = joinGroup(group)
    for (const spec of group) joined.set(spec, whole)
  }
  return joined
}

function groupsOf(specs: readonly ReportSpec[]): readonly (readonly ReportSpec[])[] {
  const byWidget = new Map<Widget, Map<string, ReportSpec[]>>()
  const groups: ReportSpec[][] = []
  for (const spec of specs) {
    const [member, another] = spec.members
    if (!member || another || !isJoinable(spec)) {
      groups.push([spec])
      continue
    }
    const ofWidget = byWidget.get(member.widget) ?? new Map<string, ReportSpec[]>()
    byWidget.set(member.widget, ofWidget)
    const key = argumentsText(spec)
    const group = ofWidget.get(key)
    if (group) {
      group.push(spec)
      continue
    }
    const own = [spec]
    ofWidget.set(key, own)
    groups.push(own)
  }
  return groups
}

/** Names of a CATEGORY widget and groups are ranked by the first metric, and all time begins with the first point of what is asked for. */
function isJoinable(spec: ReportSpec): boolean {
  return spec.keyKind !== 'CATEGORY' && spec.by.length === 0 && (!isAllTime(spec) || inlinePointsOf(spec) !== null)
}

function joinGroup(group: readonly ReportSpec[]): ReportSpec {
  const [first] = group
  if (!first) throw new Error('a group has a spec')
  if (group.length === 1) return first
  const inputs = new Map<SeriesInput['metric'], SeriesInput>()
  const expressions = new Map(first.expressions)
  for (const spec of group) {
    for (const input of spec.inputs) if (!inputs.has(input.metric)) inputs.set(input.metric, input)
    for (const [metric, expression] of spec.expressions) expressions.set(metric, expression)
  }
  return { ...first, members: joinMembers(group), inputs: [...inputs.values()], expressions }
}

function joinMembers(group: readonly ReportSpec[]): readonly ReportMember[] {
  const members = group.flatMap(spec => spec.members)
  const metrics = new Set(members.flatMap(member => member.metrics))
  return members.slice(0, 1).map(({ widget }) => ({ widget, metrics: [...metrics] }))
}
