/** Days on which clocks change, after the time zone database: zone | day | its first instant | its length in hours. */
export const dayLengths = `
  UTC                 | 2026-03-29 | 2026-03-29T00:00:00+00:00 | 24
  America/New_York    | 2026-03-07 | 2026-03-07T00:00:00-05:00 | 24
  America/New_York    | 2026-03-08 | 2026-03-08T00:00:00-05:00 | 23
  America/New_York    | 2026-03-09 | 2026-03-09T00:00:00-04:00 | 24
  America/New_York    | 2026-11-01 | 2026-11-01T00:00:00-04:00 | 25
  America/New_York    | 2026-11-02 | 2026-11-02T00:00:00-05:00 | 24
  Europe/Berlin       | 2026-03-29 | 2026-03-29T00:00:00+01:00 | 23
  Europe/Berlin       | 2026-10-25 | 2026-10-25T00:00:00+02:00 | 25
  Europe/Dublin       | 2026-03-29 | 2026-03-29T00:00:00+00:00 | 23
  Europe/London       | 2026-10-25 | 2026-10-25T00:00:00+01:00 | 25
  Australia/Sydney    | 2026-04-05 | 2026-04-05T00:00:00+11:00 | 25
  Australia/Sydney    | 2026-10-04 | 2026-10-04T00:00:00+10:00 | 23
  Australia/Lord_Howe | 2026-04-05 | 2026-04-05T00:00:00+11:00 | 24.5
  Australia/Lord_Howe | 2026-10-04 | 2026-10-04T00:00:00+10:30 | 23.5
  America/St_Johns    | 2026-03-08 | 2026-03-08T00:00:00-03:30 | 23
  America/St_Johns    | 2026-11-01 | 2026-11-01T00:00:00-02:30 | 25
  America/St_Johns    | 2006-10-28 | 2006-10-28T00:00:00-02:30 | 24
  America/St_Johns    | 2006-10-29 | 2006-10-29T00:00:00-02:30 | 25
  America/St_Johns    | 2006-04-02 | 2006-04-02T00:00:00-03:30 | 23
  Pacific/Chatham     | 2026-04-05 | 2026-04-05T00:00:00+13:45 | 25
  Pacific/Chatham     | 2026-09-27 | 2026-09-27T00:00:00+12:45 | 23
  Asia/Kathmandu      | 2026-03-29 | 2026-03-29T00:00:00+05:45 | 24
  Asia/Kathmandu      | 1986-01-01 | 1986-01-01T00:15:00+05:45 | 23.75
  Asia/Kolkata        | 2026-10-25 | 2026-10-25T00:00:00+05:30 | 24
  America/Sao_Paulo   | 2018-11-04 | 2018-11-04T01:00:00-02:00 | 23
  America/Sao_Paulo   | 2018-02-17 | 2018-02-17T00:00:00-02:00 | 25
  America/Havana      | 2026-03-08 | 2026-03-08T01:00:00-04:00 | 23
  America/Havana      | 2026-11-01 | 2026-11-01T00:00:00-04:00 | 25
  Africa/Cairo        | 2024-04-26 | 2024-04-26T01:00:00+03:00 | 23
  Asia/Beirut         | 2022-03-27 | 2022-03-27T01:00:00+03:00 | 23
  Asia/Tehran         | 2022-03-22 | 2022-03-22T01:00:00+04:30 | 23
  Asia/Tehran         | 2022-09-21 | 2022-09-21T00:00:00+04:30 | 25
  Antarctica/Troll    | 2026-03-29 | 2026-03-29T00:00:00+00:00 | 22
  Antarctica/Troll    | 2026-10-25 | 2026-10-25T00:00:00+02:00 | 26
  Pacific/Apia        | 2011-12-29 | 2011-12-29T00:00:00-10:00 | 24
  Pacific/Apia        | 2011-12-30 | 2011-12-31T00:00:00+14:00 | 0
  Pacific/Apia        | 2011-12-31 | 2011-12-31T00:00:00+14:00 | 24
  Pacific/Kwajalein   | 1993-08-21 | 1993-08-22T00:00:00+12:00 | 0
  Pacific/Kwajalein   | 1969-09-30 | 1969-09-30T00:00:00+11:00 | 47
`

/** Which day an instant belongs to: zone | instant | day. */
export const daysOfInstants = `
  UTC                 | 2026-11-20T23:59:59.999Z      | 2026-11-20
  UTC                 | 1969-12-31T23:59:59.999Z      | 1969-12-31
  Pacific/Kiritimati  | 2026-11-20T10:00:00Z          | 2026-11-21
  Pacific/Kiritimati  | 2026-11-20T09:59:59.999Z      | 2026-11-20
  Pacific/Pago_Pago   | 2026-11-20T10:59:59.999Z      | 2026-11-19
  Pacific/Pago_Pago   | 2026-11-20T11:00:00Z          | 2026-11-20
  America/New_York    | 2026-11-01T23:59:59.999-05:00 | 2026-11-01
  America/New_York    | 2026-11-02T04:59:59.999Z      | 2026-11-01
  America/New_York    | 2026-11-02T05:00:00Z          | 2026-11-02
  America/Sao_Paulo   | 2018-11-04T02:59:59.999Z      | 2018-11-03
  America/Sao_Paulo   | 2018-11-04T03:00:00Z          | 2018-11-04
  America/Sao_Paulo   | 2018-02-18T02:30:00Z          | 2018-02-17
  America/St_Johns    | 2006-10-29T00:00:30-02:30     | 2006-10-29
  America/St_Johns    | 2006-10-28T23:30:00-03:30     | 2006-10-29
  America/St_Johns    | 2006-10-28T23:30:00-02:30     | 2006-10-28
  Pacific/Apia        | 2011-12-30T09:59:59.999Z      | 2011-12-29
  Pacific/Apia        | 2011-12-30T10:00:00Z          | 2011-12-31
  Asia/Kathmandu      | 2026-11-20T18:15:00Z          | 2026-11-21
  Asia/Kathmandu      | 2026-11-20T18:14:59.999Z      | 2026-11-20
`

/** The first instant at which the clock shows a time or a later one: zone | clock | instant. */
export const clocks = `
  America/New_York    | 2026-11-01T01:30 | 2026-11-01T01:30:00-04:00
  America/New_York    | 2026-11-01T02:00 | 2026-11-01T02:00:00-05:00
  America/New_York    | 2026-03-08T02:30 | 2026-03-08T03:00:00-04:00
  America/New_York    | 2026-03-08T03:00 | 2026-03-08T03:00:00-04:00
  Australia/Lord_Howe | 2026-04-05T01:45 | 2026-04-05T01:45:00+11:00
  Australia/Lord_Howe | 2026-10-04T02:15 | 2026-10-04T02:30:00+11:00
  Pacific/Apia        | 2011-12-30T15:20 | 2011-12-31T00:00:00+14:00
  Europe/Berlin       | 2026-10-25T02:00 | 2026-10-25T02:00:00+02:00
  Europe/Berlin       | 2026-10-25T03:00 | 2026-10-25T03:00:00+01:00
`
