import { useEffect, useId, useState } from 'react'
import { type Delimiter, delimiters } from '../../../base/delimited-text.ts'
import { issueText } from '../../../push/file/file-error.ts'
import type { OnDuplicate } from '../gql/graphql.ts'
import { formatNumber } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { type Inspection, inspect, rowsText, type UploadFormat, usualFormat } from './upload.ts'
import { UploadPreview } from './upload-preview.tsx'
import { useUpload } from './use-upload.ts'

interface UploadPanelProps {
  readonly widget: { readonly id: string; readonly dimensions: readonly { readonly name: string }[] }
}

const encodings = ['utf-8', 'windows-1252', 'windows-1250', 'windows-1251', 'shift_jis', 'gbk', 'euc-kr']
const dividers: Readonly<Record<Delimiter, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }
const duplicateNames: Readonly<Partial<Record<OnDuplicate, string>>> = {
  ADD: 'is added to',
  REPLACE: 'is replaced',
}

/** A file of rows: chosen, looked through, and pushed when it is as it should be. */
export function UploadPanel({ widget }: UploadPanelProps) {
  const [file, setFile] = useState<File | null>(null)
  const [format, setFormat] = useState<UploadFormat>(usualFormat)
  const [numbers, setNumbers] = useState<ReadonlySet<string>>(new Set())
  const [onDuplicate, setOnDuplicate] = useState<OnDuplicate | null>(null)
  const { found, problem } = useInspection(file, format, widget.dimensions, numbers)
  const { state, run, reset } = useUpload(widget)
  const input = useId()
  const choose = (chosen: File | null) => {
    reset()
    setNumbers(new Set())
    setFile(chosen)
  }
  const declared = widget.dimensions.map(({ name }) => name)
  const added = (found?.dimensions ?? []).filter(name => !declared.includes(name))
  const isPushing = state.phase === 'PUSHING'
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={input}>File</label>
        <input
          id={input}
          type="file"
          accept=".csv,.tsv,.txt,.ndjson,.jsonl"
          onChange={event => choose(event.target.files?.[0] ?? null)}
        />
        <span className="small muted">
          Text with a head line (CSV), or one JSON object a line. The first column holds the keys: days, times or names.
        </span>
      </div>
      {file && (
        <FormatFields format={format} onDuplicate={onDuplicate} setFormat={setFormat} setOnDuplicate={setOnDuplicate} />
      )}
      {problem && <Notice kind="bad">{problem}</Notice>}
      {file && !found && !problem && <p className="muted">Reading {file.name} …</p>}
      {found && <UploadPreview found={found} />}
      {[...added, ...numbers].map(name => (
        <label key={name} className="field check">
          <input
            type="checkbox"
            checked={!numbers.has(name)}
            onChange={() => setNumbers(before => before.symmetricDifference(new Set([name])))}
          />
          <span>“{name}” holds texts: it becomes a dimension of the widget</span>
        </label>
      ))}
      {file && found && found.issueCount === 0 && found.metrics.length > 0 && (
        <div className="actions">
          <button
            type="button"
            className="button primary"
            disabled={isPushing || state.phase === 'DONE'}
            onClick={() => void run(file, format, found, onDuplicate)}
          >
            {state.phase === 'FAILED' ? 'Push again' : `Push ${rowsText(found.rows)}`}
          </button>
          {isPushing && <progress max={found.rows} value={state.through} aria-label="Rows pushed" />}
        </div>
      )}
      <Outcome state={state} rows={found?.rows ?? 0} />
    </div>
  )
}

function Outcome({ state, rows }: { state: ReturnType<typeof useUpload>['state']; rows: number }) {
  const { phase, through, warnings, problem } = state
  return (
    <div role="status" className="stack">
      {phase === 'DONE' && <p className="good">{rowsText(through)} pushed.</p>}
      {phase === 'FAILED' && (
        <p className="bad">
          {problem} {formatNumber(through)} of {rowsText(rows)} are pushed; pushed again, they count once.
        </p>
      )}
      {warnings.map(warning => (
        <p key={warning}>{warning}</p>
      ))}
    </div>
  )
}

interface FormatFieldsProps {
  readonly format: UploadFormat
  readonly onDuplicate: OnDuplicate | null
  setFormat(format: UploadFormat): void
  setOnDuplicate(onDuplicate: OnDuplicate | null): void
}

function FormatFields({ format, onDuplicate, setFormat, setOnDuplicate }: FormatFieldsProps) {
  const change = (part: Partial<UploadFormat>) => setFormat({ ...format, ...part })
  return (
    <div className="pickers">
      <label className="pick">
        <span>Columns are divided by</span>
        <select
          value={format.delimiter ?? ''}
          onChange={event => change({ delimiter: delimiters.find(each => each === event.target.value) ?? null })}
        >
          <option value="">what the first lines show</option>
          {delimiters.map(each => (
            <option key={each} value={each}>
              {dividers[each]}
            </option>
          ))}
        </select>
      </label>
      <label className="pick">
        <span>Decimals stand behind a</span>
        <select value={format.decimal} onChange={event => change({ decimal: event.target.value === ',' ? ',' : '.' })}>
          <option value=".">point</option>
          <option value=",">comma</option>
        </select>
      </label>
      <label className="pick">
        <span>Written in</span>
        <select value={format.encoding} onChange={event => change({ encoding: event.target.value })}>
          {encodings.map(name => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className="pick">
        <span>A value that is there already</span>
        <select
          value={onDuplicate ?? ''}
          onChange={event => setOnDuplicate((event.target.value || null) as OnDuplicate | null)}
        >
          <option value="">as its metric says</option>
          {Object.entries(duplicateNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

interface Inspected {
  readonly of: File | null
  readonly found: Inspection | null
  readonly problem: string | null
}

const nothing: Inspected = { of: null, found: null, problem: null }

/** What was found before stays until the file is looked through anew. */
function useInspection(
  file: File | null,
  format: UploadFormat,
  dimensions: readonly { readonly name: string }[],
  numbers: ReadonlySet<string>,
): Inspected {
  const [state, setState] = useState(nothing)
  const declared = JSON.stringify(dimensions.map(({ name }) => name))
  useEffect(() => {
    if (file === null) return setState(nothing)
    let isCurrent = true
    const show = (found: Inspection | null, problem: string | null) =>
      isCurrent && setState({ of: file, found, problem })
    inspect(file, format, JSON.parse(declared) as string[], numbers).then(
      found => show(found, isEmpty(found) ? 'No row has a value, only keys.' : null),
      error => show(null, problemOf(file.name, error)),
    )
    return () => {
      isCurrent = false
    }
  }, [file, format, declared, numbers])
  return state.of === file ? state : nothing
}

const isEmpty = ({ metrics, issueCount }: Inspection) => metrics.length === 0 && issueCount === 0

function problemOf(name: string, error: unknown): string {
  const { issue, message } = error as { issue?: Parameters<typeof issueText>[1]; message: string }
  return issue ? issueText(name, issue) : `${name} cannot be read: ${message}`
}
