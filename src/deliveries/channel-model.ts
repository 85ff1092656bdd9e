import { z } from 'zod'
import { idField, instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { type Channel, channelKinds, webhookBodies } from './channel.ts'
import { channelTexts } from './channel-texts.ts'
import { dataEvents } from './data-event.ts'

const describe = (description: string) => ({ description })

const channelFields = {
  url: z.string().optional().meta(describe(channelTexts.url)),
  body: z.enum(webhookBodies).optional().meta(describe(channelTexts.body)),
  headers: z
    .record(z.string(), z.string().nullable())
    .optional()
    .meta({ ...describe(channelTexts.headers), examples: [{ 'X-Team': 'sales' }] }),
  to: z.array(z.string()).optional().meta(describe(channelTexts.to)),
  source: z.string().optional().meta(describe(channelTexts.source)),
  variables: z.record(z.string(), z.unknown()).optional().meta(describe(channelTexts.variables)),
  events: z.array(z.enum(dataEvents)).optional().meta(describe(channelTexts.eventsGiven)),
  widget_ids: z.array(z.string()).nullish().meta(describe(channelTexts.widgetIds)),
  paused: z.boolean().optional().meta(describe(channelTexts.pausedGiven)),
}

export const newChannel = z.object({
  name: z.string().min(1).meta(describe(channelTexts.name)),
  kind: z.enum(channelKinds).meta(describe(channelTexts.kind)),
  ...channelFields,
})

export const channelPatch = z.object({
  id: idField('channel'),
  name: z.string().min(1).optional().meta(describe('Another name of the channel.')),
  rotate_secret: z.boolean().optional().meta(describe(channelTexts.rotateSecret)),
  ...channelFields,
})

/** A body as a draft: what REST writes with underscores. */
export function toDraft({ widget_ids, ...rest }: Omit<z.output<typeof newChannel>, 'name' | 'kind'>) {
  return { ...rest, widgetIds: widget_ids }
}

export const channelModel = z.object({
  id: z.string().meta(describe('Id of the channel.')),
  name: z.string(),
  kind: z.enum(channelKinds),
  target: z.string().meta(describe(channelTexts.target)),
  body: z.enum(webhookBodies).nullable(),
  header_names: z.array(z.string()).meta(describe(channelTexts.headerNames)),
  to: z.array(z.string()),
  source_id: z.string().nullable().meta(describe('Id of the source that is called.')),
  variables: z.record(z.string(), z.unknown()),
  events: z.array(z.enum(dataEvents)).meta(describe(channelTexts.events)),
  widget_ids: z.array(z.string()).nullable().meta(describe(channelTexts.eventWidgets)),
  paused: z.boolean().meta(describe(channelTexts.paused)),
  created_at: instantOut(channelTexts.createdAt),
  updated_at: instantOut(channelTexts.updatedAt),
})

export const savedChannelModel = channelModel.extend({
  signing_secret: z.string().nullable().meta(describe(channelTexts.signingSecret)),
})

export function toChannelModel(channel: Channel): z.output<typeof channelModel> {
  return {
    id: encodeId('Channel', channel.channelId),
    name: channel.name,
    kind: channel.kind,
    target: channel.target,
    body: channel.kind === 'WEBHOOK' ? channel.body : null,
    header_names: [...channel.headerNames],
    to: [...channel.to],
    source_id: channel.sourceId && encodeId('Source', channel.sourceId),
    variables: channel.variables,
    events: [...channel.events],
    widget_ids: channel.eventWidgetIds?.map(id => encodeId('Widget', id)) ?? null,
    paused: channel.paused,
    created_at: channel.createdAt.toISOString(),
    updated_at: channel.updatedAt.toISOString(),
  }
}
