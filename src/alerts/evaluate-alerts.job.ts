// Looks for alerts whose time has come, and for those whose widgets were pushed to.
import { isLostConnection } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import type { Job } from '../schedule/job.ts'
import { evaluateDueAlerts, evaluatePushed } from './due.service.ts'

export const evaluateAlertsJob: Job = {
  name: 'evaluate-alerts',
  everyMs: 2_000,
  async run(gateway, signal) {
    await evaluateChanged(gateway, signal)
    await evaluateDueAlerts(gateway, signal)
  },
}

async function evaluateChanged(gateway: Gateway, signal: AbortSignal): Promise<void> {
  const { alertWatch } = gateway.services
  for (const [projectId, widgetIds] of await alertWatch.take(gateway.clock())) {
    try {
      if (signal.aborted) alertWatch.giveBack(projectId, widgetIds)
      else await evaluatePushed(gateway, projectId, widgetIds, signal)
    } catch (error) {
      alertWatch.giveBack(projectId, widgetIds)
      if (isLostConnection(error)) throw error
      gateway.log.warn({ project: projectId, err: error }, 'alerts could not be evaluated after a push; they are again')
    }
  }
}
