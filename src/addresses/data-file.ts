// Rows as the bytes of a file.
import { etagOf } from '../http/etag.ts'
import type { DataFormat } from './data-address.ts'
import { csvOf } from './data-csv.ts'
import { jsonOf } from './data-json.ts'
import type { DataRequest } from './data-request.ts'
import type { DataTable } from './data-table.ts'

export interface DataFile {
  /** Strong: the same bytes. */
  readonly etag: string
  readonly type: string
  bytes(): Promise<string | Buffer>
}

export async function toDataFile(
  table: DataTable,
  format: DataFormat,
  request: Pick<DataRequest, 'form' | 'bom'>,
): Promise<DataFile> {
  const text = format === 'csv' ? await csvOf(table, request) : await jsonOf(table)
  const type = format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8'
  return { etag: etagOf(text), type, bytes: async () => text }
}

const MAX_FILE_NAME = 80

/** A header: `attachment; filename="Sales.csv"; filename*=UTF-8''Sales.csv` (RFC 6266). */
export function dispositionOf(name: string, format: DataFormat): string {
  const plain = [
    ...name
      .normalize('NFC')
      .replaceAll(/[\p{C}\\/:*?"<>|%]+/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ]
  const base = plain.slice(0, MAX_FILE_NAME).join('').replace(/^\.+/, '').trim() || 'data'
  const ascii =
    base
      .normalize('NFKD')
      .replaceAll(/[^\x20-\x7e]+/g, '')
      .trim() || 'data'
  const encoded = encodeURIComponent(base).replaceAll(
    /['()!*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${encoded}.${format}`
}
