// The process in which templates and expressions of users run: whatever one of them does, it can be killed, and it dies alone.
import { setPriority } from 'node:os'
import { END_OF_MESSAGE, MessageReader, partOf } from '../base/frames.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import { createEvaluate, type Job } from './evaluation.ts'

/** Replies of upstreams have 200 levels at most, and lie some levels deep in a job. */
const DEEPEST = 300

try {
  // The gateway comes first.
  setPriority(10)
} catch {}

const evaluate = createEvaluate()
const reader = new MessageReader(Number(process.argv[2]))
const send = (text: string) => process.stdout.write(Buffer.concat([partOf(text), END_OF_MESSAGE]))

process.stdin.on('data', (chunk: Buffer) => {
  for (const message of reader.read(chunk)) {
    const job = toPlain(readJson(message.toString('utf8'), { maxDepth: DEEPEST })) as Job
    evaluate(job).then(send)
  }
})
process.stdin.on('end', () => process.exit())
send('"ready"')
