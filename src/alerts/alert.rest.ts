// The models alert (create, update, delete, info, list), alert-acknowledgement (create) and alert-event (info, list).
import { z } from 'zod'
import { AppError, notFound } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { idField, parseInstant } from '../http/field.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, type Outcome, operation } from '../rest/operation.ts'
import { alertEventList, alertList } from './alert.list.ts'
import { alertEventLoader, alertStatesLoader } from './alert.loader.ts'
import {
  acknowledgeAlert,
  assertSnooze,
  deleteAlert,
  getAlert,
  isVisible,
  pauseAlert,
  saveAlert,
  snoozeAlert,
} from './alert.service.ts'
import { selectAlertByName } from './alert.store.ts'
import type { Alert } from './alert.ts'
import { alertPatch, inputOf, newAlert, toAlertInput } from './alert-body.ts'
import { type AlertInput, toAlertDraft } from './alert-input.ts'
import { alertEventModel, alertModel, toAlertEventModel, toAlertModel } from './alert-model.ts'
import { alertTexts } from './alert-texts.ts'

const idBody = z.object({ id: idField('alert') })
const example = { id: 'alert_3w5e11264sg' }

const alertOf = ({ ctx, by }: Call<unknown>, id: string): Promise<Alert> =>
  getAlert(ctx, by.projectId, idOf('Alert', id))

async function modelOf({ ctx, by }: Call<unknown>, alert: Alert): Promise<Outcome> {
  const states = await alertStatesLoader(ctx).load(alert.alertId)
  return { model: toAlertModel(alert, { states, now: ctx.now, seesChannels: by.restriction === null }) }
}

const saved = async ({ ctx, by }: Call<unknown>, input: AlertInput, before: Alert | null): Promise<Alert> =>
  saveAlert(ctx, by.projectId, toAlertDraft(input), before?.alertId ?? null)

/** Fields of errors as bodies spell them: `condition.goal_pace.unit`. */
const inBodyWords = <T>(work: Promise<T>) =>
  work.catch(error => {
    throw withPaths(error, bodyPathOf)
  })

export const alertOperations = [
  operation({
    method: 'create',
    model: 'alert',
    action: 'saveAlert',
    scopes: ['manage'],
    summary: 'Makes an alert: a rule over a metric, and the channels that are notified when it fires',
    body: newAlert,
    reply: { model: alertModel },
    example: {
      name: 'Sales are high',
      metric_id: 'metric_3w5e11264sg_3w5e11264sh',
      granularity: 'DAY',
      condition: { above: 100 },
      cron: '0 6 * * *',
    },
    async run(call) {
      const { ctx, by, input } = call
      if (await selectAlertByName(ctx.db, by.projectId, input.name.trim()))
        throw new AppError('CONFLICT', 'There is an alert of this name already.')
      const { name, metric_id: metricId, granularity } = input
      const { condition = {}, ...rest } = toAlertInput(input)
      const draft = { ...rest, name, metricId, granularity, condition, paused: input.paused }
      return modelOf(call, await inBodyWords(saved(call, draft, null)))
    },
  }),
  operation({
    method: 'update',
    model: 'alert',
    action: 'saveAlert',
    scopes: ['manage'],
    summary: 'Changes an alert, pauses it, lets it go on, snoozes it or wakes it',
    description: 'What is absent stays as it is; null is the default. `snoozed_until: null` wakes it.',
    body: alertPatch,
    reply: { model: alertModel },
    example: { ...example, condition: { above: 120 }, paused: false },
    async run(call) {
      const { id, paused, snoozed_until, ...members } = call.input
      const until = typeof snoozed_until === 'string' ? parseInstant(snoozed_until) : null
      assertSnooze(call.ctx, until, 'snoozed_until')
      let alert = await alertOf(call, id)
      const given = toAlertInput(members)
      if (Object.keys(given).length > 0) {
        const input = { ...inputOf(alert), ...given, paused: paused ?? alert.paused }
        alert = await inBodyWords(saved(call, input, alert))
      } else if (paused !== undefined) alert = await pauseAlert(call.ctx, alert, paused)
      if (snoozed_until !== undefined) alert = await snoozeAlert(call.ctx, alert, until)
      return modelOf(call, alert)
    },
  }),
  operation({
    method: 'delete',
    model: 'alert',
    scopes: ['manage'],
    summary: 'Deletes an alert with its events; what is in the outbox is still sent',
    body: idBody,
    reply: { model: deletedModel },
    example,
    async run(call) {
      await deleteAlert(call.ctx, await alertOf(call, call.input.id))
      return { model: { id: call.input.id } }
    },
  }),
  operation({
    method: 'info',
    model: 'alert',
    scopes: ['read'],
    isRestrictable: true,
    summary: 'An alert by its id, and where its groups stand',
    body: idBody,
    reply: { model: alertModel },
    example,
    run: async call => modelOf(call, await alertOf(call, call.input.id)),
  }),
  listOperation(
    {
      model: 'alert',
      scopes: ['read'],
      summary: 'The alerts of the project',
      example: { condition: [['state', '=', 'FIRING']], order: ['name'] },
    },
    alertList,
  ),
  operation({
    method: 'create',
    model: 'alert-acknowledgement',
    action: 'acknowledgeAlert',
    scopes: ['manage'],
    summary: 'Says that somebody takes charge of what fires: of all groups of an alert, or of one',
    description: alertTexts.acknowledge,
    body: z.object({
      alert_id: idField('alert'),
      group: z
        .array(z.string().nullable())
        .nullish()
        .meta({ description: alertTexts.groupGiven, examples: [['DE']] }),
    }),
    reply: { model: alertModel },
    example: { alert_id: 'alert_3w5e11264sg' },
    async run(call) {
      const { alert_id, group } = call.input
      const alert = await alertOf(call, alert_id)
      await acknowledgeAlert(call.ctx, alert, group ?? null, call.by.name)
      return modelOf(call, alert)
    },
  }),
  operation({
    method: 'info',
    model: 'alert-event',
    scopes: ['read'],
    isRestrictable: true,
    summary: 'A change of the state of an alert, by its id',
    body: z.object({ id: idField('alertevent') }),
    reply: { model: alertEventModel },
    example: { id: 'alertevent_3w5e11264sg' },
    async run({ ctx, input }) {
      const event = await alertEventLoader(ctx).load(idOf('AlertEvent', input.id))
      if (!event || !isVisible(ctx, event)) throw notFound('event')
      return { model: toAlertEventModel(event) }
    },
  }),
  listOperation(
    {
      model: 'alert-event',
      scopes: ['read'],
      summary: 'What became of the alerts of the project',
      example: { condition: [['to', '=', 'FIRING']], order: ['at DESC'] },
    },
    alertEventList,
  ),
]
