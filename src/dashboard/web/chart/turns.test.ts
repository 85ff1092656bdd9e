import { expect, test, vi } from 'vitest'
import { inTurn } from './turns.ts'

const nextTask = () => new Promise(resolve => setTimeout(resolve))

test('one is drawn in a task, in order; what was taken out is not drawn', async () => {
  const drawn: string[] = []
  const draw = (name: string) => inTurn(() => drawn.push(name))
  draw('a')
  const takeOut = draw('b')
  draw('c')
  expect(drawn).toEqual([])
  takeOut()
  await nextTask()
  expect(drawn).toEqual(['a'])
  await vi.waitFor(() => expect(drawn).toEqual(['a', 'c']))
})
