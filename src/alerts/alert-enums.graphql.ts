import { builder } from '../graphql/builder.ts'
import { missingChoices } from './alert.ts'
import { notifications } from './alert-event.ts'
import { conditionTexts, missingTexts, notificationTexts, stateTexts } from './alert-texts.ts'
import { changeMeasures, conditionKinds, seasons } from './condition.ts'
import { alertStates } from './machine.ts'

const described = <Value extends string>(values: readonly Value[], texts: Readonly<Record<Value, string>>) =>
  Object.fromEntries(values.map(value => [value, { description: texts[value] }])) as Record<
    Value,
    { description: string }
  >

export const AlertStateEnum = builder.enumType('AlertState', {
  description: 'Where a group of an alert stands.',
  values: described(alertStates, stateTexts),
})

export const WhenMissingEnum = builder.enumType('WhenMissing', {
  description: 'What a bucket without data means to an alert.',
  values: described(missingChoices, missingTexts),
})

export const AlertConditionKindEnum = builder.enumType('AlertConditionKind', {
  description: 'What makes an alert fire.',
  values: described(conditionKinds, conditionTexts),
})

export const ChangeMeasureEnum = builder.enumType('ChangeMeasure', {
  description: 'What a change is measured in.',
  values: described(changeMeasures, {
    PERCENT: 'In percent of the earlier value; where that is 0, or missing, there is no change to say.',
    DIFFERENCE: 'In the unit of the metric.',
  }),
})

export const SeasonEnum = builder.enumType('Season', {
  description: 'What is usual for a bucket is read from these.',
  values: described(seasons, {
    DAY: 'The same hour of the days before.',
    WEEK: 'The same weekday, and hour, of the weeks before.',
  }),
})

export const AlertNotificationEnum = builder.enumType('AlertNotification', {
  description: 'What became of the messages of an event.',
  values: described(notifications, notificationTexts),
})
