// The model data-address: create, info, list, and delete, which revokes.
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { parseInstant } from '../http/field.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { operation } from '../rest/operation.ts'
import { dataAddressList } from './data-address.list.ts'
import { createDataAddress, getDataAddress, revokeDataAddress } from './data-address.service.ts'
import { type DataAddress, dataUrlOf } from './data-address.ts'
import {
  addressIdField,
  dataAddressModel,
  newDataAddress,
  toDataAddressModel,
  toDataContent,
} from './data-address-model.ts'

const idBody = z.object({ id: addressIdField })
const example = { id: 'dataaddress_3w5e11264sg' }
const content = { report: { widget_id: 'widget_3w5e11264sg', period: { preset: 'LAST_30_DAYS' } } }

const modelOf = (ctx: RequestContext, address: DataAddress) => {
  const token = ctx.services.dataAddresses.tokenOf(address)
  return toDataAddressModel(address, format => dataUrlOf(ctx.publicUrl(), token, format))
}

export const dataAddressOperations = [
  operation({
    method: 'create',
    model: 'data-address',
    action: 'createDataAddress',
    scopes: ['manage'],
    summary: 'Makes an address of rows for spreadsheets and notebooks, which works without a token',
    description: 'It is read once: what gives no rows is refused.',
    body: newDataAddress,
    reply: { model: dataAddressModel },
    example: { content, name: 'Visits of the last 30 days' },
    async run({ ctx, by, input }) {
      const { name = null, chooses_period, expires_at } = input
      const draft = {
        name,
        content: toDataContent(input.content),
        choosesPeriod: chooses_period ?? false,
        expiresAt: typeof expires_at === 'string' ? new Date(parseInstant(expires_at) ?? 0) : null,
      }
      const made = await createDataAddress(ctx, by, draft).catch(error => {
        throw withPaths(error, bodyPathOf)
      })
      return { model: modelOf(ctx, made) }
    },
  }),
  operation({
    method: 'delete',
    model: 'data-address',
    action: 'revokeDataAddress',
    scopes: ['manage'],
    summary: 'Revokes a data address: it ends at once, in every gateway',
    body: idBody,
    reply: { model: dataAddressModel },
    example,
    run: async ({ ctx, by, input }) => ({
      model: modelOf(ctx, await revokeDataAddress(ctx, by.projectId, idOf('DataAddress', input.id))),
    }),
  }),
  operation({
    method: 'info',
    model: 'data-address',
    scopes: ['manage'],
    summary: 'A data address by its id',
    body: idBody,
    reply: { model: dataAddressModel },
    example,
    run: async ({ ctx, by, input }) => ({
      model: modelOf(ctx, await getDataAddress(ctx, by.projectId, idOf('DataAddress', input.id))),
    }),
  }),
  listOperation(
    {
      model: 'data-address',
      scopes: ['manage'],
      summary: 'The data addresses of the project, ended ones too',
      example: { condition: [['revoked_at', '=', null]], order: ['created_at DESC'] },
    },
    dataAddressList,
  ),
]
