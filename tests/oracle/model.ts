// The same reports, worked out by DuckDB from the rows as they were pushed.
import { DuckDBConnection } from '@duckdb/node-api'
import { metricsOf, type ReportCase, type ValueText, type WidgetCase } from './cases.ts'
import { type FoundGroup, shownGroups } from './model-groups.ts'
import { keyOf, type Lines, ModelPart, type NumberKind, numberKeyOf } from './model-part.ts'
import { coverage, foundGroups, headlines, numbers, preparation, totals } from './model-sql.ts'
import { memberTable, type PlannedCase, tablesOf } from './model-tables.ts'
import { rational } from './rational.ts'

export class Model implements Disposable {
  readonly #db: DuckDBConnection

  private constructor(db: DuckDBConnection) {
    this.#db = db
  }

  static async create(): Promise<Model> {
    const db = await DuckDBConnection.create()
    await db.run('set threads = 1')
    return new Model(db)
  }

  [Symbol.dispose](): void {
    this.#db.closeSync()
  }

  /** Of each report its parts: the whole, then its groups in their order. */
  async answer(widget: WidgetCase, planned: readonly PlannedCase[]): Promise<ModelPart[][]> {
    await this.#run(tablesOf(widget, planned))
    await this.#run(preparation)
    const unit = 10n ** BigInt(widget.decimals)
    const found = toGroups(await this.#rows<FoundRow>(foundGroups))
    // Each group by itself first, to choose those that are shown.
    const all = found.map(({ report, values }, part) => ({ report, part, values }))
    await this.#run(memberTable(all))
    const single = { numbers: await this.#numbers(headlines, unit), totals: new Map(), coverage: new Map() }
    const parts = planned.map(({ report }, index) => {
      if (!report.by?.length) return []
      const own = new Map(found.flatMap((group, part) => (group.report === index ? [[group, part]] : [])))
      const metric = report.orderBy?.metric ?? firstMetricOf(widget, report)
      return shownGroups(report, [...own.keys()], group =>
        new ModelPart(null, single, { widget, report, index, part: own.get(group) ?? -1 }).headline(metric, 0),
      )
    })
    const members = parts.flatMap((own, report) => [
      { report, part: 0, values: null },
      ...own.flatMap((part, index) => part.members.map(values => ({ report, part: index + 1, values }))),
    ])
    await this.#run(memberTable(members))
    const lines = await this.#lines(unit)
    return planned.map(({ report }, index) =>
      [null, ...(parts[index] ?? [])].map(
        (group, part) => new ModelPart(group, lines, { widget, report, index, part }),
      ),
    )
  }

  async #run(sql: string): Promise<void> {
    await this.#db.run(sql)
  }

  async #rows<Row>(sql: string): Promise<Row[]> {
    return (await this.#db.runAndReadAll(sql)).getRowObjects() as Row[]
  }

  async #numbers(sql: string, unit: bigint): Promise<Lines['numbers']> {
    const found = (await this.#rows<NumberRow>(sql)).flatMap(({ kind, bucket, num, den, ...line }) =>
      num === null || den === null
        ? []
        : [[numberKeyOf(kind, bucket, keyOfLine(line)), rational(BigInt(num), BigInt(den) * unit)] as const],
    )
    return new Map(found)
  }

  async #lines(unit: bigint): Promise<Lines> {
    const ofUnits = (value: bigint) => rational(value, unit)
    const counted = (await this.#rows<TotalRow>(totals)).flatMap(({ sum, count, least, greatest, ...line }) =>
      sum === null || least === null || greatest === null
        ? []
        : [
            [
              keyOfLine(line),
              { sum: ofUnits(sum), count: Number(count), least: ofUnits(least), greatest: ofUnits(greatest) },
            ] as const,
          ],
    )
    const covered = (await this.#rows<CoverageRow>(coverage)).map(({ buckets, last_key, carried_key, ...line }) => {
      const own = {
        buckets: new Set(buckets?.split(',').map(Number) ?? []),
        lastKey: last_key === null ? null : Number(last_key),
        carriedKey: carried_key === null ? null : Number(carried_key),
      }
      return [keyOfLine(line), own] as const
    })
    return { numbers: await this.#numbers(numbers, unit), totals: new Map(counted), coverage: new Map(covered) }
  }
}

const firstMetricOf = (widget: WidgetCase, { metrics }: ReportCase) => (metrics ?? metricsOf(widget))[0] ?? ''

interface Line {
  readonly report: number
  readonly part: number
  readonly range: number
  readonly metric: string
}

interface FoundRow {
  readonly report: number
  readonly g1: ValueText
  readonly g2: ValueText
  readonly g3: ValueText
  readonly range: number
  readonly first: number
}

interface NumberRow extends Line {
  readonly kind: NumberKind
  readonly bucket: number
  readonly num: bigint | null
  readonly den: bigint | null
}

interface TotalRow extends Line {
  readonly sum: bigint | null
  readonly count: bigint
  readonly least: bigint | null
  readonly greatest: bigint | null
}

interface CoverageRow extends Line {
  readonly buckets: string | null
  readonly last_key: bigint | null
  readonly carried_key: bigint | null
}

const keyOfLine = ({ report, part, range, metric }: Line) => keyOf(report, part, range, metric)

function toGroups(rows: readonly FoundRow[]): FoundGroup[] {
  const byGroup = Map.groupBy(rows, ({ report, g1, g2, g3 }) => JSON.stringify([report, g1, g2, g3]))
  return [...byGroup.values()].flatMap(own => {
    const [row] = own
    if (!row) return []
    const { report, g1, g2, g3, first } = row
    return [{ report, values: [g1, g2, g3], ranges: new Set(own.map(it => it.range)), first }]
  })
}
