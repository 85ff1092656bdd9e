import { MAX_FRACTION_DIGITS, type NumberFormat, type NumberStyle } from '../core/number-format.ts'
import { builder } from '../graphql/builder.ts'

const NumberStyleEnum = builder.enumType('NumberStyle', {
  description: 'What kind of number the values of a metric are.',
  values: {
    NUMBER: { description: 'A plain number, with the unit of the metric behind it: `21.4 °C`.' },
    CURRENCY: { description: 'Money in `currency`, its sign where the language puts it: `€1,234.50`, `1.234,50 €`.' },
    PERCENT: { description: 'Percents as they are: 2.45 is `2.45%`. Nothing is multiplied by 100.' },
    DURATION: { description: 'Seconds, in units that fit their size: 4980 is `1 h 23 min`, 0.00012 is `120 µs`.' },
    BYTES: { description: 'Bytes, with decimal prefixes: 2645000000 is `2.65 GB`, a kilobyte is 1,000 bytes.' },
  } satisfies Record<NumberStyle, { description: string }>,
})

const currency = 'The currency by its code of ISO 4217, such as EUR'
const digits = 'Absent: as many as the number needs.'

export const NumberFormatRef = builder.objectRef<NumberFormat>('NumberFormat').implement({
  description:
    'How numbers are written for people, in the language of the reader. Values in reports are numbers, whatever their format is.',
  fields: t => ({
    style: t.expose('style', { type: NumberStyleEnum, description: 'What kind of number they are.' }),
    currency: t.exposeString('currency', { nullable: true, description: `${currency}; null for other styles.` }),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'The unit of the metric. It is shown with the style NUMBER; other styles have units of their own.',
    }),
    minimumFractionDigits: t.exposeInt('minimumFractionDigits', {
      nullable: true,
      description: 'The fewest digits behind the decimal point; null: as few as the number needs.',
    }),
    maximumFractionDigits: t.exposeInt('maximumFractionDigits', {
      nullable: true,
      description: 'The most digits behind the decimal point; null: as many as the number needs.',
    }),
  }),
})

export const NumberFormatInput = builder.inputType('NumberFormatInput', {
  description: 'How numbers are written for people.',
  fields: t => ({
    style: t.field({ type: NumberStyleEnum, required: true, description: 'What kind of number they are.' }),
    currency: t.string({ description: `${currency}. The style CURRENCY needs one, others have none.` }),
    unit: t.string({ description: 'The unit of the metric, at most 200 characters. Absent: it stays as it is.' }),
    minimumFractionDigits: t.int({
      description: `The fewest digits behind the decimal point, 0 to ${MAX_FRACTION_DIGITS}. ${digits}`,
    }),
    maximumFractionDigits: t.int({
      description: `The most digits behind the decimal point, 0 to ${MAX_FRACTION_DIGITS}, and not fewer than the fewest. ${digits}`,
    }),
  }),
})
