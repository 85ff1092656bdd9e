import { assertScope, projectIdOf } from '../auth/guard.ts'
import { countText } from '../core/number-format.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { addressTexts } from './address-texts.ts'
import { dataAddressLoader } from './data-address.loader.ts'
import { createDataAddress, listDataAddresses, revokeDataAddress } from './data-address.service.ts'
import { type DataAddress, dataUrlOf, MAX_DATA_ADDRESSES, queryIdOf, widgetIdOf } from './data-address.ts'
import { CreateDataAddressInput, toDataContent } from './data-address-input.graphql.ts'

const DataKindEnum = builder.enumType('DataKind', {
  description: 'What the rows of a data address are.',
  values: {
    REPORT: { description: addressTexts.report },
    POINTS: { description: addressTexts.points },
    QUERY: { description: addressTexts.query },
    ANNOTATIONS: { description: addressTexts.annotations },
  } as const,
})

const DataFormatEnum = builder.enumType('DataFormat', {
  description: addressTexts.format,
  values: {
    CSV: { value: 'csv', description: 'For spreadsheets and programs (RFC 4180, UTF-8).' },
    XLSX: {
      value: 'xlsx',
      description: 'A workbook of Excel: numbers, days and times are values that it reckons with.',
    },
    JSON: { value: 'json', description: 'A list of objects by the names of their columns; numbers have every digit.' },
  } as const,
})

const DataAddressRef = builder.objectRef<DataAddress>('DataAddress')
builder.node(DataAddressRef, {
  description:
    'An address of rows for spreadsheets and notebooks: everyone who has it reads these rows, and nothing else, until it ends or is revoked.',
  authScopes: { manage: true },
  id: { resolve: address => address.addressId, description: 'Global id.' },
  loadMany: (ids, ctx) => {
    assertScope(ctx, 'manage')
    return Promise.all(ids.map(id => dataAddressLoader(ctx).load(id)))
  },
  fields: t => ({
    name: t.exposeString('name', { description: addressTexts.name }),
    kind: t.field({ type: DataKindEnum, description: addressTexts.kind, resolve: ({ content }) => content.kind }),
    dataUrl: t.string({
      description: 'The address, which works without a token. It is a secret as far as the rows are.',
      args: {
        format: t.arg({ type: DataFormatEnum, defaultValue: 'csv', description: addressTexts.format }),
      },
      resolve: (address, { format }, ctx) =>
        dataUrlOf(ctx.publicUrl(), ctx.services.dataAddresses.tokenOf(address), format ?? 'csv'),
    }),
    widget: t.field({
      type: WidgetRef,
      nullable: true,
      description: 'Its widget; null: it is of something else, or the widget is gone.',
      resolve: (address, _args, ctx) => {
        const widgetId = widgetIdOf(address)
        return widgetId === null ? null : widgetLoader(ctx).load(widgetId)
      },
    }),
    savedQueryId: t.id({
      nullable: true,
      description: 'Global id of its saved query; null: it is of something else.',
      resolve: address => {
        const queryId = queryIdOf(address)
        return queryId === null ? null : encodeId('SavedQuery', queryId)
      },
    }),
    choosesPeriod: t.exposeBoolean('choosesPeriod', { description: addressTexts.choosesPeriod }),
    createdBy: t.exposeString('createdBy', { description: addressTexts.createdBy }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: addressTexts.createdAt }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: addressTexts.expiresAt }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: addressTexts.revokedAt }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: addressTexts.lastUsedAt }),
  }),
})

const DataAddressConnection = builder.connectionObject({
  type: DataAddressRef,
  name: 'DataAddressConnection',
  description: 'A page of data addresses.',
})

builder.queryField('dataAddresses', t =>
  t.field({
    type: DataAddressConnection,
    description: 'The data addresses of the project, oldest first, ended ones too. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { ...pageArgs, widgetId: t.arg.id({ description: 'Global id of a widget: those of it. Default: all.' }) },
    resolve: async (_root, args, ctx) => {
      const page = pageOf(args, OLDEST_FIRST)
      const widgetId = args.widgetId ? idOf('Widget', args.widgetId) : null
      return toConnection(await listDataAddresses(ctx, projectIdOf(ctx), page, widgetId), page)
    },
  }),
)

const DataAddressPayload = builder.objectRef<{ dataAddress: DataAddress }>('DataAddressPayload').implement({
  description: addressTexts.asItIsNow,
  fields: t => ({
    dataAddress: t.expose('dataAddress', { type: DataAddressRef, description: addressTexts.asItIsNow }),
  }),
})

builder.mutationFields(t => ({
  createDataAddress: t.field({
    type: DataAddressPayload,
    description: `Makes a data address. It is read once: what gives no rows is refused. CONFLICT when the project has ${countText(MAX_DATA_ADDRESSES)} that work. Needs the scope \`manage\`.`,
    authScopes: { manage: true },
    args: { input: t.arg({ type: CreateDataAddressInput, required: true, description: 'The new data address.' }) },
    resolve: async (_root, { input }, ctx) => {
      const by = { projectId: projectIdOf(ctx), name: ctx.principal?.name ?? '' }
      const dataAddress = await createDataAddress(ctx, by, {
        name: input.name ?? null,
        content: toDataContent(input.content),
        choosesPeriod: input.choosesPeriod ?? false,
        expiresAt: typeof input.expiresAt === 'number' ? new Date(input.expiresAt) : null,
      })
      return { dataAddress }
    },
  }),
  revokeDataAddress: t.field({
    type: DataAddressPayload,
    description: 'Ends a data address at once, in every gateway. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('data address')) },
    resolve: async (_root, { id }, ctx) => ({
      dataAddress: await revokeDataAddress(ctx, projectIdOf(ctx), idOf('DataAddress', id)),
    }),
  }),
}))
