// Arguments and members that several tools have.
import { z } from 'zod'

export const metricField = z.string().meta({ description: 'Id of the metric, or its name.' })
export const widgetNamedField = z.string().meta({ description: 'Id of the widget, or its title.' })

export const afterField = z.string().nullish().meta({ description: 'The `next` of the answer before.' })
export const nextField = z
  .string()
  .nullable()
  .meta({ description: 'Give it as `after` for the next ones; null: these are the last.' })
