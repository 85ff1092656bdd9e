import { type FormEvent, useState } from 'react'
import { AnnotationsSection } from '../annotations/annotations-section.tsx'
import { type ApiError, messageFor, mistakeIn } from '../api/api-error.ts'
import { useAsk, useSend } from '../api/ask.ts'
import type { ProjectSettingsFragment } from '../gql/graphql.ts'
import { CheckField, ChoiceField, LinesField, TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { CalendarsSection } from './calendars-section.tsx'
import { readHolidays, writeHolidays } from './holidays.ts'
import { askProject, updateProject } from './operations.ts'

/** By their ISO numbers. */
const weekdays: Readonly<Record<string, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
}

/** By their numbers, from 1. */
const months: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => {
    const first = new Date(Date.UTC(2026, at))
    return [at + 1, first.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' })]
  }),
)

export function ProjectPage() {
  const { data, errors, again } = useAsk(askProject, {})
  const project = data?.project
  return (
    <Page title="Project" subtitle="Its days, weeks and years: every report goes by them.">
      {project ? (
        <div className="stack">
          <section className="panel" aria-label="Settings of the project">
            <ProjectForm project={project} />
          </section>
          <CalendarsSection />
          <AnnotationsSection />
        </div>
      ) : errors.length > 0 ? (
        <Failed errors={errors} again={again} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function ProjectForm({ project }: { project: ProjectSettingsFragment }) {
  const { send, sending, errors: refused } = useSend(updateProject)
  const [saved, setSaved] = useState(false)
  const [wrongLine, setWrongLine] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const holidays = readHolidays(String(form.get('holidays') ?? ''))
    setWrongLine(typeof holidays === 'string' ? holidays : null)
    if (typeof holidays === 'string') return
    const { data } = await send({
      input: {
        name: textOf(form, 'name'),
        timeZone: textOf(form, 'timeZone'),
        weekStart: Number(form.get('weekStart')),
        yearStart: { month: Number(form.get('yearStartMonth')), day: Number(form.get('yearStart')) },
        workingDays: form.getAll('workingDays').map(Number),
        holidays: [...holidays],
        ...changedCache(textOf(form, 'queryCacheMinutes'), project),
      },
    })
    setSaved(data !== undefined)
  }
  const errors = wrongLine === null ? refused : [mistakeIn('holidays', wrongLine)]
  const wrongDays = messageFor(errors, 'workingDays')
  return (
    <form className="stack" onSubmit={submit} aria-label="Project">
      <div className="fields">
        <TextField label="Name" name="name" defaultValue={project.name} required errors={errors} />
        <TextField
          label="Time zone"
          name="timeZone"
          defaultValue={project.timeZone}
          required
          hint="Where its days begin, such as Europe/Berlin"
          errors={errors}
        />
        <ChoiceField
          label="Weeks begin on"
          name="weekStart"
          options={weekdays}
          defaultValue={String(project.weekStart)}
          errors={errors}
        />
        <YearStartFields yearStart={project.yearStart} errors={errors} />
        <CacheField minutes={project.queryCacheMinutes} errors={errors} />
      </div>
      <fieldset>
        <legend>Working days</legend>
        <div className="checks">
          {Object.entries(weekdays).map(([day, name]) => (
            <CheckField
              key={day}
              label={name}
              name="workingDays"
              value={day}
              defaultChecked={project.workingDays.includes(Number(day))}
            />
          ))}
        </div>
        {wrongDays && <p className="small bad">{wrongDays}</p>}
      </fieldset>
      <LinesField
        label="Holidays"
        name="holidays"
        rows={8}
        defaultValue={writeHolidays(project.holidays)}
        placeholder="2026-12-25 Christmas"
        hint="A day on each line, and its name where it has one"
        errors={errors}
      />
      <SaveBar saving={sending} saved={saved} errors={errors} />
    </form>
  )
}

function CacheField({ minutes, errors }: { minutes: number; errors: readonly ApiError[] }) {
  return (
    <TextField
      label="Minutes that results of queries are kept"
      name="queryCacheMinutes"
      type="number"
      min={0}
      max={1440}
      defaultValue={minutes}
      hint="5 to 1440; 0: not at all; empty: as the gateway has it"
      errors={errors}
    />
  )
}

/** Only what was changed: the gateway's own minutes, which stand there without a choice, are not made the project's. */
function changedCache(text: string | null, { queryCacheMinutes }: ProjectSettingsFragment) {
  const minutes = text === null ? null : Number(text)
  return minutes === queryCacheMinutes ? {} : { queryCacheMinutes: minutes }
}

interface YearStartProps {
  yearStart: ProjectSettingsFragment['yearStart']
  errors: readonly ApiError[]
}

function YearStartFields({ yearStart, errors }: YearStartProps) {
  return (
    <>
      <ChoiceField
        label="Fiscal years begin in"
        name="yearStartMonth"
        options={months}
        defaultValue={String(yearStart.month)}
        errors={errors}
      />
      <TextField
        label="On day"
        name="yearStart"
        type="number"
        min={1}
        max={31}
        defaultValue={yearStart.day}
        required
        hint="One that every year has, so not 29 February"
        errors={errors}
      />
    </>
  )
}
