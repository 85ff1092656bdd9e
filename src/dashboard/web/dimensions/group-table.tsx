import { groupNames, NO_VALUE } from '../../../core/group-name.ts'
import { percentFormat } from '../../../core/number-format.ts'
import { toGroupedReport } from '../../../pictures/chart/groups.ts'
import { chartStyle } from '../chart/style.ts'
import type { GroupedReportFragment } from '../gql/graphql.ts'
import { Change } from '../parts/change.tsx'
import { cellFormatter, formatCell, unitOf } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { setParams } from '../shell/route.ts'
import { useEffectiveTheme } from '../shell/theme.ts'
import { withValues } from './question.ts'

type Groups = GroupedReportFragment['groups']

/** Each group with its part of the whole; a click shows its rows alone. */
export function GroupTable({ report }: { report: GroupedReportFragment }) {
  useEffectiveTheme()
  const { groups } = report
  const first = groups[0]?.metrics[0]
  if (!first) return null
  const { metric, comparison } = first
  const names = groupNames(groups.map(({ values, isOther }) => ({ values: values.map(it => it.value), isOther })))
  const colors = toGroupedReport(report, chartStyle(false)).metrics.map(each => each.metric.color)
  const write = cellFormatter(
    groups.map(({ metrics }) => metrics[0]?.headline ?? null),
    metric.format,
  )
  const writeShare = cellFormatter(
    groups.map(({ metrics }) => percentOf(metrics[0]?.share)),
    percentFormat,
  )
  const unit = unitOf(metric.format)
  return (
    <Scroll label="Table of groups">
      <table className="groups">
        <thead>
          <tr>
            {groups[0]?.values.map(({ dimension }) => (
              <th key={dimension} scope="col">
                {dimension}
              </th>
            ))}
            {[
              unit ? `${metric.name} (${unit})` : metric.name,
              'Share',
              'Change',
              comparison?.period.label ?? 'Before',
            ].map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are; a metric may be called Share.
              <th key={at} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, values, isOther, metrics: [own] }, at) => (
            <tr key={id} className={isOther ? undefined : 'choice'}>
              {isOther ? (
                <th scope="row" colSpan={values.length}>
                  <span className="group-name">
                    <Swatch color={colors[at]} />
                    {names[at]}
                  </span>
                </th>
              ) : (
                <ValueCells values={values} name={names[at] ?? ''} color={colors[at]} />
              )}
              <td className="number">
                <strong>{write(own?.headline)}</strong>
              </td>
              <td className="number share">
                <ShareBar share={own?.share} color={colors[at]} />
                {writeShare(percentOf(own?.share))}
              </td>
              <td className="number">
                {own?.comparison && (
                  <Change {...own.comparison} format={metric.format} label={own.comparison.period.label} />
                )}
              </td>
              <td className="number">{formatCell(own?.comparison?.previous, metric.format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

interface ValueCellsProps {
  readonly values: Groups[number]['values']
  readonly name: string
  readonly color: string | null | undefined
}

/** The button reaches over its whole row. */
function ValueCells({ values, name, color }: ValueCellsProps) {
  const [first, ...others] = values
  const show = () =>
    setParams(Object.assign({}, ...values.map(({ dimension, value }) => withValues(dimension, [value]))))
  return (
    <>
      <th scope="row">
        <span className="group-name">
          <Swatch color={color} />
          <button type="button" className="row-button" aria-label={`Only ${name}`} onClick={show}>
            {first?.value ?? <span className="muted">{NO_VALUE}</span>}
          </button>
        </span>
      </th>
      {others.map(({ dimension, value }) => (
        <td key={dimension}>{value ?? <span className="muted">{NO_VALUE}</span>}</td>
      ))}
    </>
  )
}

function Swatch({ color }: { color: string | null | undefined }) {
  return (
    <svg className="swatch" viewBox="0 0 12 12" aria-hidden="true">
      <rect width="12" height="12" rx="3" fill={color ?? 'none'} />
    </svg>
  )
}

const percentOf = (share: number | null | undefined) => (typeof share === 'number' ? share * 100 : null)

function ShareBar({ share, color }: { share: number | null | undefined; color: string | null | undefined }) {
  if (typeof share !== 'number') return null
  return (
    <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.min(Math.max(share, 0), 1) * 100} height="8" fill={color ?? 'none'} />
    </svg>
  )
}
