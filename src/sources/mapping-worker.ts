// The thread in which expressions of users run: it can be ended when one of them does not.
import { parentPort } from 'node:worker_threads'
import { readJson, toPlain } from '../base/json-text.ts'
import { applyMapping, type Mapped, type Mapping, MappingFault } from './mapping.ts'

/** Data and variables are JSON: numbers keep their digits on the way. */
export interface MappingJob {
  readonly mapping: Mapping
  readonly data: string
  readonly bindings: string
}

export type MappingAnswer = { readonly mapped: Mapped } | { readonly fault: string }

const DEEPEST = 300

async function answer({ mapping, data, bindings }: MappingJob): Promise<MappingAnswer> {
  try {
    const read = (text: string) => toPlain(readJson(text, { maxDepth: DEEPEST }))
    return { mapped: await applyMapping(mapping, read(data), read(bindings) as Record<string, unknown>) }
  } catch (error) {
    if (error instanceof MappingFault) return { fault: error.message }
    return { fault: 'The mapping failed: an expression took too much of something.' }
  }
}

parentPort?.on('message', (job: MappingJob) => {
  answer(job).then(it => parentPort?.postMessage(it))
})
