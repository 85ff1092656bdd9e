// The models alert-simulation (execute) and alert-band (info).
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import type { PeriodInput } from '../core/period.ts'
import { idField } from '../http/field.ts'
import { bodyPathOf, periodField, toPeriod } from '../reports/report-body.ts'
import { idOf } from '../request/global-id.ts'
import { type Outcome, operation } from '../rest/operation.ts'
import { getAlert } from './alert.service.ts'
import { simulatedAlert, toAlertInput } from './alert-body.ts'
import { toAlertDraft } from './alert-input.ts'
import { simulationTexts } from './alert-texts.ts'
import { simulateDraft, simulateSaved } from './simulation.service.ts'
import type { Simulation } from './simulation.ts'
import { simulationModel, toSimulationModel } from './simulation-model.ts'

const over = periodField.meta({ description: simulationTexts.over, examples: [{ preset: 'LAST_30_DAYS' }] })
const period = { preset: 'LAST_30_DAYS' }

/** Fields of errors as bodies spell them; the period stands under `over`. */
async function outcomeOf(simulate: () => Promise<Simulation>): Promise<Outcome> {
  try {
    return { model: toSimulationModel(await simulate()) }
  } catch (error) {
    throw withPaths(error, bodyPathOf)
  }
}

function periodOf(body: z.output<typeof periodField>): PeriodInput {
  try {
    return toPeriod(body)
  } catch (error) {
    throw withPaths(error, path => path.replace(/^period\b/, 'over'))
  }
}

export const simulationOperations = [
  operation({
    method: 'execute',
    model: 'alert-simulation',
    scopes: ['read'],
    isRestrictable: true,
    summary: 'When an alert, saved or not, would have fired; nothing is stored and nobody is notified',
    description: `Schedules, channels and mute windows do not count. ${simulationTexts.overflowOfRest}`,
    body: simulatedAlert.extend({ over }),
    reply: { model: simulationModel },
    example: {
      metric_id: 'metric_3w5e11264sg_3w5e11264sh',
      granularity: 'DAY',
      condition: { above: 100 },
      over: period,
    },
    run: ({ ctx, by, input }) =>
      outcomeOf(async () => {
        const { metric_id: metricId, granularity } = input
        const { condition = {}, name = 'Simulation', ...rest } = toAlertInput(input)
        const draft = toAlertDraft({ ...rest, name, metricId, granularity, condition })
        return simulateDraft(ctx, by.projectId, draft, periodOf(input.over))
      }),
  }),
  operation({
    method: 'info',
    model: 'alert-band',
    scopes: ['read'],
    isRestrictable: true,
    summary: 'What was measured in each bucket of a period and what an alert took as normal then',
    description: simulationTexts.overflowOfRest,
    body: z.object({ id: idField('alert'), over }),
    reply: { model: simulationModel },
    example: { id: 'alert_3w5e11264sg', over: period },
    run: ({ ctx, by, input }) =>
      outcomeOf(async () =>
        simulateSaved(ctx, await getAlert(ctx, by.projectId, idOf('Alert', input.id)), periodOf(input.over)),
      ),
  }),
]
