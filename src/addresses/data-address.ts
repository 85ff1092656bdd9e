import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { DataContent } from './data-content.ts'

/** An address of rows, which works without a token. */
export interface DataAddress {
  readonly projectId: ProjectId
  readonly addressId: Id
  /** For people, and in names of files. */
  readonly name: string
  readonly content: DataContent
  /** Who has the address may ask for other periods. */
  readonly choosesPeriod: boolean
  /** The name of the token that made it. */
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  /** To the minute; `null`: never. */
  readonly lastUsedAt: Date | null
}

export const dataFormats = ['csv', 'json', 'xlsx'] as const
export type DataFormat = (typeof dataFormats)[number]

/** Of a project, that work. */
export const MAX_DATA_ADDRESSES = 1_000
export const MAX_ADDRESS_NAME = 100

/** What an address is of, by the columns that other features know; `null`: something else. */
export const widgetIdOf = ({ content }: Pick<DataAddress, 'content'>): WidgetId | null =>
  content.kind === 'QUERY' ? null : content.widgetId

export const queryIdOf = ({ content }: Pick<DataAddress, 'content'>): Id | null =>
  content.kind === 'QUERY' ? content.queryId : null

export function isWorking({ expiresAt, revokedAt }: DataAddress, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt.getTime() > now)
}

/** As clients reach it. */
export const dataUrlOf = (publicUrl: string, token: string, format: DataFormat): string =>
  `${publicUrl}/data/${token}.${format}`
