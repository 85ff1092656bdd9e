import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_ADDRESS_NAME, MAX_DATA_ADDRESSES } from './data-address.ts'
import { MAX_DATA_CELLS, MAX_DATA_ROWS } from './data-table.ts'

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
  ],
}
