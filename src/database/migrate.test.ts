import { expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { migrateUndisturbed } from './migrate.ts'

const log = createLog('silent')
const failed = (code: string) => ({ error: Object.assign(new Error('no'), { code }), results: [] })
const done = { results: [{ migrationName: '0001', direction: 'Up', status: 'Success' }] } as const

/** Answers in turn, the last one for ever. */
function migratorThat(...answers: (ReturnType<typeof failed> | typeof done)[]) {
  const runs: number[] = []
  return {
    runs,
    async migrateToLatest() {
      runs.push(runs.length)
      const answer = answers[Math.min(runs.length, answers.length) - 1] ?? done
      return { ...answer, results: [...answer.results] }
    },
  }
}

test.each([
  ['a deadlock', '40P01'],
  ['a serialization failure', '40001'],
])('%s with those who write is no reason to give up', async (_what, code) => {
  const migrator = migratorThat(failed(code), failed(code), done)
  const { error, results } = await migrateUndisturbed(migrator, log, 1)
  expect([error, results?.length, migrator.runs.length]).toEqual([undefined, 1, 3])
})

test('one that is met each time is told after eight tries', async () => {
  const migrator = migratorThat(failed('40P01'))
  const { error } = await migrateUndisturbed(migrator, log, 1)
  expect(error).toMatchObject({ code: '40P01' })
  expect(migrator.runs.length).toBe(8)
})

test('what is wrong with the schema is told at once', async () => {
  const migrator = migratorThat(failed('42P07'), done)
  expect((await migrateUndisturbed(migrator, log, 1)).error).toMatchObject({ code: '42P07' })
  expect(migrator.runs.length).toBe(1)
})
