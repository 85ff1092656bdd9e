// Which widgets are evaluated after pushes that are heard of beside changes of alerts.
import { expect, test } from 'vitest'
import { AlertWatch } from '../../src/alerts/push-watch.service.ts'
import type { ProjectId, WidgetId } from '../../src/base/id.ts'
import { startAlertApp } from '../_kit/alerts.ts'

test('a push right after an alert was saved is evaluated, and one that nothing watches is forgotten', async () => {
  await using app = await startAlertApp('2026-11-20T12:00:00Z')
  const { gateway } = app.it.app
  const { bus } = gateway
  const watch = new AlertWatch(gateway)
  expect(await watch.take(0)).toEqual(new Map())
  await app.save({ cron: null, onPush: true })
  const { widget_id: widgetId } = await gateway.db.selectFrom('alerts').select('widget_id').executeTakeFirstOrThrow()
  const projectId = '1' as ProjectId
  const push = (id: WidgetId) => bus.publish('points.changed', { widgets: [[projectId, id]] })
  push(widgetId as WidgetId)
  push('999' as WidgetId)
  // Heard of while what is watched is being read.
  const taken = watch.take(10_000)
  push(widgetId as WidgetId)
  expect(await taken).toEqual(new Map([[projectId, [widgetId]]]))
  push(widgetId as WidgetId)
  expect(await watch.take(20_000)).toEqual(new Map([[projectId, [widgetId]]]))
  push('999' as WidgetId)
  expect(await watch.take(30_000)).toEqual(new Map())
})
