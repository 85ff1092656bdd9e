// Data addresses: makes, lists, finds and revokes them.

import { AppError, badInput } from '../base/errors.ts'
import { FairSemaphore } from '../base/fair-semaphore.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { withPaths } from '../base/issues.ts'
import { readSignedId, signedIdOf, signingKeyOf } from '../base/signed-id.ts'
import { createUsageNotes } from '../base/usage-notes.ts'
import { countText } from '../core/number-format.ts'
import type { Page, PageRequest } from '../database/page.ts'
import { getQuery } from '../queries/saved-query.service.ts'
import type { Gateway, Platform, RequestContext } from '../request/context.ts'
import { nameIssue } from '../widgets/name.ts'
import { getWidget } from '../widgets/widget.service.ts'
import { addressContext, assertDimensionsOf, type DataAddressService, readTable } from './data.service.ts'
import {
  type AddressUse,
  insertAddress,
  selectAddresses,
  selectAddressPage,
  selectWorkingCount,
  updateAddressRevoked,
  updateLastUsed,
} from './data-address.store.ts'
import { type DataAddress, isWorking, MAX_ADDRESS_NAME, MAX_DATA_ADDRESSES } from './data-address.ts'
import type { DataContent, DataKind } from './data-content.ts'
import { READING_LIMITS } from './data-table.ts'
import { assertTakesPeriod } from './query-rows.service.ts'
import { createXlsxThreads } from './xlsx-threads.ts'

export function createDataAddressService({ db, log, clock }: Platform, secretKey: string): DataAddressService {
  const key = signingKeyOf(secretKey, 'data-addresses')
  const xlsx = createXlsxThreads()
  const reading = new FairSemaphore<ProjectId>(READING_LIMITS, tooMany)
  const notes = createUsageNotes<AddressUse>(
    uses => updateLastUsed(db, uses),
    error => log.warn({ err: error }, 'cannot note which data addresses were used'),
  )
  return {
    xlsx,
    reading,
    async close() {
      await xlsx.close()
      await notes.close()
    },
    tokenOf: ({ projectId, addressId }) => signedIdOf(key, { projectId, id: addressId }),
    async open(token) {
      const ids = readSignedId(key, token)
      const [address] = ids ? await selectAddresses(db, ids.projectId, [ids.id]) : []
      if (!address || !isWorking(address, clock())) return null
      const { projectId, addressId } = address
      notes.note(addressId, () => ({ projectId, addressId, at: new Date(clock()) }))
      return address
    },
  }
}

const tooMany = () =>
  new AppError('UNAVAILABLE', 'Too many files of rows are being made. Try again.', { retryAfter: 2 })

export interface AddressDraft {
  /** `null`: as what it is of is called. */
  readonly name: string | null
  readonly content: DataContent
  readonly choosesPeriod: boolean
  readonly expiresAt: Date | null
}

/** The member of an input that the content stands in. */
const members: Readonly<Record<DataKind, string>> = {
  REPORT: 'report',
  POINTS: 'points',
  QUERY: 'query',
  ANNOTATIONS: 'annotations',
}

/**
 * It is read once before it is made: what gives no rows is refused. Throws BAD_USER_INPUT that names members of the input, NOT_FOUND for what
 * it is of, and CONFLICT where there are too many.
 */
export async function createDataAddress(
  ctx: RequestContext,
  by: { readonly projectId: ProjectId; readonly name: string },
  draft: AddressDraft,
): Promise<DataAddress> {
  const { projectId } = by
  const { content, choosesPeriod, expiresAt } = draft
  const createdAt = new Date(ctx.clock())
  if (expiresAt && expiresAt <= createdAt) throw badInput('expiresAt', 'The address would have ended already.')
  if (choosesPeriod) await assertHasPeriod(ctx, projectId, content)
  const name = nameOf(draft.name, await titleOf(ctx, projectId, content))
  const ids = { projectId, addressId: ctx.makeId(), createdBy: by.name, createdAt }
  const address = { ...ids, name, content, choosesPeriod, expiresAt, revokedAt: null, lastUsedAt: null }
  await tryOut(ctx, address)
  if ((await selectWorkingCount(ctx.db, projectId, createdAt)) >= MAX_DATA_ADDRESSES) {
    const most = countText(MAX_DATA_ADDRESSES)
    throw new AppError('CONFLICT', `The project has ${most} data addresses already. Revoke some.`)
  }
  await insertAddress(ctx.db, address)
  return address
}

/** Throws BAD_USER_INPUT that names `choosesPeriod`. */
async function assertHasPeriod(ctx: RequestContext, projectId: ProjectId, content: DataContent): Promise<void> {
  if (content.kind === 'POINTS')
    throw badInput('choosesPeriod', 'Points are all that was pushed: a report is of a period that can be chosen.')
  if (content.kind === 'QUERY') assertTakesPeriod(ctx, await getQuery(ctx, projectId, content.queryId, null))
}

function nameOf(given: string | null, title: string): string {
  if (given === null) return [...title].slice(0, MAX_ADDRESS_NAME).join('')
  const name = given.trim()
  if (name === '') throw badInput('name', 'The name cannot be blank.')
  const issue = nameIssue(name, MAX_ADDRESS_NAME)
  if (issue) throw badInput('name', `The name ${issue}`)
  return name
}

/** Throws NOT_FOUND where there is nothing of this id. */
async function titleOf(ctx: RequestContext, projectId: ProjectId, content: DataContent): Promise<string> {
  if (content.kind === 'QUERY') return (await getQuery(ctx, projectId, content.queryId, null)).name
  if (content.widgetId === null) return 'Annotations'
  const widget = await getWidget(ctx, projectId, content.widgetId)
  if (content.kind === 'POINTS') inContent(content, () => assertDimensionsOf(widget, content.where))
  return widget.title
}

async function tryOut(ctx: RequestContext, address: DataAddress): Promise<void> {
  const { requestId, signal, span } = ctx
  const own = addressContext(ctx, address, { requestId, signal, span })
  await readTable(own, address, { period: null, keysAreInstants: false }).catch(error => {
    throw withPaths(error, path => `content.${members[address.content.kind]}.${path}`)
  })
}

function inContent(content: DataContent, check: () => void): void {
  try {
    check()
  } catch (error) {
    throw withPaths(error, path => `content.${members[content.kind]}.${path}`)
  }
}

/** It ends at once, in every gateway. Revoking it again changes nothing. */
export async function revokeDataAddress(gateway: Gateway, projectId: ProjectId, addressId: Id): Promise<DataAddress> {
  await updateAddressRevoked(gateway.db, projectId, addressId, new Date(gateway.clock()))
  return getDataAddress(gateway, projectId, addressId)
}

export async function getDataAddress(gateway: Gateway, projectId: ProjectId, addressId: Id): Promise<DataAddress> {
  const [address] = await selectAddresses(gateway.db, projectId, [addressId])
  if (!address) throw new AppError('NOT_FOUND', 'The data address does not exist.')
  return address
}

/** Those of a widget, or with `null` of the project. */
export function listDataAddresses(
  gateway: Gateway,
  projectId: ProjectId,
  page: PageRequest,
  widgetId: WidgetId | null,
): Promise<Page<DataAddress>> {
  return selectAddressPage(gateway.db, projectId, page, widgetId)
}

export async function dataAddressesById(
  gateway: Gateway,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<(DataAddress | null)[]> {
  const found = new Map((await selectAddresses(gateway.db, projectId, ids)).map(each => [each.addressId, each]))
  return ids.map(id => found.get(id) ?? null)
}
