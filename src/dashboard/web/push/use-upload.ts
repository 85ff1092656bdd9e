import { useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { OnDuplicate } from '../gql/graphql.ts'
import { updateWidget } from '../widget/operations.ts'
import { pushRows } from './operations.ts'
import { type Inspection, partsOf, type UploadFormat } from './upload.ts'

interface UploadState {
  readonly phase: 'IDLE' | 'PUSHING' | 'DONE' | 'FAILED'
  /** Rows that are pushed. */
  readonly through: number
  readonly warnings: readonly string[]
  readonly problem: string | null
}

const idle: UploadState = { phase: 'IDLE', through: 0, warnings: [], problem: null }
const MAX_WARNINGS = 10

interface UploadTarget {
  readonly id: string
  readonly dimensions: readonly { readonly name: string }[]
}

/** Pushes the parts of a file in turn. What was pushed before it failed counts once when it is pushed again. */
export function useUpload({ id, dimensions }: UploadTarget) {
  const [state, setState] = useState(idle)
  const { send: push } = useSend(pushRows)
  const { send: declare } = useSend(updateWidget)

  async function run(file: File, format: UploadFormat, found: Inspection, onDuplicate: OnDuplicate | null) {
    setState({ ...idle, phase: 'PUSHING' })
    const declared = dimensions.map(({ name }) => name)
    const all = [...declared, ...found.dimensions.filter(name => !declared.includes(name))]
    const failed = (problem: string) => setState(before => ({ ...before, phase: 'FAILED', problem }))
    if (all.length > declared.length) {
      const { data, errors } = await declare({ input: { id, dimensions: all } })
      if (!data) return failed(errors[0]?.message ?? 'The gateway cannot be reached.')
    }
    const warnings = new Set<string>()
    for await (const { input, through, firstLine } of partsOf(file, format, all, { widgetId: id, onDuplicate })) {
      const { data, errors } = await push({ input })
      if (!data) return failed(`${errors[0]?.message} Rows from line ${firstLine} on are not pushed.`)
      for (const warning of data.push.receipt.warnings) if (warnings.size < MAX_WARNINGS) warnings.add(warning)
      setState({ phase: 'PUSHING', through, warnings: [...warnings], problem: null })
    }
    setState(before => ({ ...before, phase: 'DONE' }))
  }
  return { state, run, reset: () => setState(idle) }
}
