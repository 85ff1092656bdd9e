import { duration, type LimitSection, REFUSED, says, UNAVAILABLE } from '../core/limit.ts'
import { MAX_ADDRESS_NAME, MAX_DATA_ADDRESSES } from './data-address.ts'
import { MAX_DATA_CELLS, MAX_DATA_ROWS, READING_LIMITS } from './data-table.ts'
import { EXACT_DIGITS, MAX_CELL_CHARACTERS } from './xlsx-cells.ts'
import { XLSX_LIMITS } from './xlsx-threads.ts'

export const addressLimits: LimitSection = {
  title: 'Data addresses',
  limits: [
    ['data addresses of a project', says`${MAX_DATA_ADDRESSES} that work`, '409'],
    ['name of a data address', says`${MAX_ADDRESS_NAME} characters`, REFUSED],
    [
      'rows of a data address',
      says`${MAX_DATA_ROWS} rows and ${MAX_DATA_CELLS} cells; a saved query has its own limit`,
      REFUSED,
    ],
    [
      'files of rows that are made',
      says`${READING_LIMITS.atOnce} at a time in a gateway, ${READING_LIMITS.atOncePerOwner} of a project; ${READING_LIMITS.waiting} waiting, ${READING_LIMITS.waitingPerOwner} of a project, ${duration(READING_LIMITS.waitMs)} each`,
      UNAVAILABLE,
    ],
    ['cell of a workbook', says`${MAX_CELL_CHARACTERS} characters`, 'cut, with `…`'],
    ['digits of a number in a workbook', says`${EXACT_DIGITS}`, 'the number is a text there, with all of its digits'],
    [
      'workbooks to be made',
      says`${XLSX_LIMITS.atOnce} at a time in a gateway, ${XLSX_LIMITS.waiting} waiting, ${XLSX_LIMITS.waitingPerOwner} of a project; ${duration(XLSX_LIMITS.milliseconds)} each`,
      UNAVAILABLE,
    ],
  ],
}
