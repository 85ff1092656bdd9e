import { expect, test } from 'vitest'
import { type NumberFormat, percentFormat, plainFormat } from '../../../core/number-format.ts'
import { formatChangeOf, toFormat } from './format-change.ts'

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const euros: NumberFormat = { ...plainFormat, style: 'CURRENCY', currency: 'EUR' }

test('fields as a format: codes of currencies in any case, digits within their range', () => {
  const fields = {
    'format.style': 'CURRENCY',
    'format.currency': ' eur ',
    'format.minimumFractionDigits': '0',
    'format.maximumFractionDigits': '21',
  }
  expect(toFormat(formOf(fields))).toEqual({ ...euros, minimumFractionDigits: 0 })
})

test('what is as it was is not saved: what was derived stays derived', () => {
  expect(formatChangeOf(percentFormat, formOf({ 'format.style': 'PERCENT' }))).toEqual({})
  expect(formatChangeOf(plainFormat, formOf({ 'format.style': 'NUMBER', unit: '' }))).toEqual({})
  const { unit, ...set } = euros
  expect(formatChangeOf(plainFormat, formOf({ 'format.style': 'CURRENCY', 'format.currency': 'EUR' }))).toEqual({
    format: set,
  })
})

test('no style derives the format again, and the unit changes by itself', () => {
  expect(formatChangeOf(euros, formOf({ 'format.style': '' }))).toEqual({ format: null })
  expect(formatChangeOf(plainFormat, formOf({ 'format.style': 'NUMBER', unit: 'kg' }))).toEqual({ unit: 'kg' })
})
