import { type FormEvent, type ReactNode, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { setParams, useRoute } from '../shell/route.ts'
import { CalendarOptions } from './calendar-options.tsx'
import { askShownDays } from './operations.ts'
import { comparisonNames, ONLY_DAYS, onlyDaysOf, periodNames, periodOf } from './period.ts'

const CUSTOM = 'CUSTOM'

/** The days that a page shows. */
export interface ShownDays {
  readonly firstDay: string
  readonly lastDay: string
}

interface PeriodPickerProps {
  readonly ownPeriod: string
  /** Days of one's own begin with these; `undefined`: with none. */
  readonly shown?: ShownDays | null | undefined
  /** Of many widgets: days of one's own begin with those that this one shows. */
  readonly shownBy?: string | undefined
  readonly children?: ReactNode
}

/** Period and comparison; both stand in the address, so that a reload and a bookmark keep them. */
export function PeriodPicker({ ownPeriod, shown, shownBy, children }: PeriodPickerProps) {
  const { params } = useRoute()
  const [isChosen, setChosen] = useState(false)
  // A link may have led to days of one's own, too.
  const isPicking = isChosen || params.has('from')
  const choose = (value: string) => {
    setChosen(value === CUSTOM)
    if (value !== CUSTOM) setParams({ period: value, from: null, through: null })
  }
  return (
    <div className="pickers">
      <label className="pick">
        <span>Period</span>
        <select
          value={isPicking ? CUSTOM : (params.get('period') ?? '')}
          onChange={event => choose(event.target.value)}
        >
          <option value="">{ownPeriod}</option>
          {Object.entries(periodNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
          <CalendarOptions />
          <option value={CUSTOM}>From – through …</option>
        </select>
      </label>
      {isPicking && shownBy && !params.has('from') && <DaysShownBy id={shownBy} />}
      {isPicking && (!shownBy || params.has('from')) && <ChosenDays shown={shown} />}
      <label className="pick">
        <span>Compare with</span>
        <select value={params.get('compare') ?? ''} onChange={event => setParams({ compare: event.target.value })}>
          <option value="">Previous period, not drawn</option>
          {Object.entries(comparisonNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {children}
    </div>
  )
}

/** Whether all days count; it stands in the address, too. */
export function DaysPicker() {
  const { params } = useRoute()
  return (
    <label className="pick">
      <span>Days</span>
      <select value={onlyDaysOf(params) ?? ''} onChange={event => setParams({ [ONLY_DAYS]: event.target.value })}>
        <option value="">All days</option>
        <option value="WORKING">Working days</option>
      </select>
    </label>
  )
}

function DaysShownBy({ id }: { id: string }) {
  const { params } = useRoute()
  const { data, fetching } = useAsk(askShownDays, { id, period: periodOf(params) })
  return fetching ? null : <ChosenDays shown={data?.widget?.report?.period} />
}

function ChosenDays({ shown }: { shown: ShownDays | null | undefined }) {
  const { params } = useRoute()
  const [from, through] = [params.get('from'), params.get('through')]
  return (
    <DayRange
      key={`${from} ${through}`}
      from={from ?? shown?.firstDay ?? null}
      through={through ?? shown?.lastDay ?? null}
    />
  )
}

function DayRange({ from, through }: { from: string | null; through: string | null }) {
  const [isReversed, setReversed] = useState(false)
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [first, last] = [String(form.get('from')), String(form.get('through'))]
    setReversed(first > last)
    if (first && last && first <= last) setParams({ period: null, from: first, through: last })
  }
  return (
    <form className="pickers" onSubmit={apply}>
      <label className="pick">
        <span>From</span>
        <input type="date" name="from" defaultValue={from ?? ''} required />
      </label>
      <label className="pick">
        <span>Through</span>
        <input type="date" name="through" defaultValue={through ?? ''} required aria-invalid={isReversed} />
      </label>
      <button type="submit" className="button">
        Apply
      </button>
      {isReversed && (
        <span className="bad" role="alert">
          The last day is before the first.
        </span>
      )}
    </form>
  )
}
