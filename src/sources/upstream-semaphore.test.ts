import { expect, test } from 'vitest'
import { createSlots } from './slots.ts'

const never = new AbortController().signal

test('places are given in order, and a project does not wait for another', async () => {
  const slots = createSlots({ atOnce: 2, waiting: 1 })
  const [first] = [await slots.take('1', never), await slots.take('1', never)]
  const order: string[] = []
  const third = slots.take('1', never).then(free => {
    order.push('third')
    return free
  })
  await expect(slots.take('1', never)).rejects.toThrow(/More than 3 requests/)
  await slots.take('2', never)
  expect(order).toEqual([])
  first?.()
  first?.()
  const free = await third
  expect(order).toEqual(['third'])
  free()
  await slots.take('1', never)
})

test('whoever goes away while waiting leaves no gap', async () => {
  const slots = createSlots({ atOnce: 1, waiting: 1 })
  const free = await slots.take('1', never)
  const controller = new AbortController()
  const waiting = slots.take('1', controller.signal)
  controller.abort()
  await expect(waiting).rejects.toThrow(/nobody waits/)
  const next = slots.take('1', never)
  free()
  await next
})
