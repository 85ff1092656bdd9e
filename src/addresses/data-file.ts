// What a file of rows is called, and how it is known.
import { etagOf } from '../http/etag.ts'
import type { DataFormat } from './data-address.ts'
import type { DataTable } from './data-table.ts'

export const mediaTypes: Readonly<Record<DataFormat, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const contentTypes: Readonly<Record<DataFormat, string>> = {
  csv: `${mediaTypes.csv}; charset=utf-8; header=present`,
  json: `${mediaTypes.json}; charset=utf-8`,
  xlsx: mediaTypes.xlsx,
}

/** Changes with how workbooks are made. */
const XLSX_VERSION = 1

/** Weak: a workbook has the time in it at which it was made, and is known before it is made. */
export const xlsxTagOf = ({ columns, rows }: DataTable): string =>
  `W/${etagOf(JSON.stringify([XLSX_VERSION, columns, rows]))}`

const MAX_FILE_NAME = 80

/** What no system takes in the name of a file, and what ends a text of a header. */
const REFUSED = /[\p{C}\\/:*?"<>|%]+/gu

const withoutRefused = (text: string) =>
  text
    .replaceAll(REFUSED, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')

const toFileName = (text: string) => [...withoutRefused(text)].slice(0, MAX_FILE_NAME).join('').trim() || 'data'

/** A header: `attachment; filename="Sales.csv"; filename*=UTF-8''Sales.csv` (RFC 6266). */
export function dispositionOf(name: string, format: DataFormat): string {
  const base = toFileName(name.normalize('NFC'))
  // Wide marks become the plain ones that are refused: `＂`.
  const ascii = toFileName(base.normalize('NFKD').replaceAll(/[^\x20-\x7e]+/g, ''))
  const encoded = encodeURIComponent(base).replaceAll(
    /['()!*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${encoded}.${format}`
}
