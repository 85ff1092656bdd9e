import { groupNames } from '../../../core/group-name.ts'
import { type NumberFormat, percentFormat } from '../../../core/number-format.ts'
import type { ExplainedMetricFragment } from '../gql/graphql.ts'
import { cellFormatter } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'

type Drivers = NonNullable<NonNullable<ExplainedMetricFragment['comparison']>['drivers']>

interface DriverTableProps {
  readonly name: string
  readonly by: string
  readonly groups: NonNullable<Drivers['groups']>
  readonly format: NumberFormat
  /** The period compared with. */
  readonly before: string
}

/** What each group adds to a change, the largest first. */
export function DriverTable({ name, by, groups, format, before }: DriverTableProps) {
  const names = groupNames(groups.map(({ values, isOther }) => ({ values: values.map(it => it.value), isOther })))
  const write = cellFormatter(
    groups.flatMap(({ current, previous }) => [current, previous]),
    format,
  )
  const writeChange = cellFormatter(
    groups.map(({ contribution }) => contribution),
    format,
  )
  const percents = groups.map(({ share }) => (share === null ? null : share * 100))
  const writeShare = cellFormatter(percents, percentFormat)
  return (
    <Scroll label={`What the change of ${name} comes from`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{by}</th>
            {['Now', before, 'Adds to the change', 'Share of it'].map(head => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ current, previous, contribution }, at) => (
            <tr key={names[at]}>
              <th scope="row">{names[at]}</th>
              <td className="number">{write(current)}</td>
              <td className="number">{write(previous)}</td>
              <td className="number">{writeChange(contribution)}</td>
              <td className="number">{writeShare(percents[at])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
