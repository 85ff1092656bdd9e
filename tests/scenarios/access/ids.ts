/** Words in a document that stand for ids of the first project. */
export interface Ids {
  widget: string
  metric: string
  calculated: string
  counted: string
  receipt: string
  query: string
  share: string
  address: string
  calendar: string
  board: string
  annotation: string
  alert: string
  /** An event of the alert. */
  change: string
  channel: string
  delivery: string
  schedule: string
  /** A run of the schedule. */
  sending: string
  token: string
  client: string
  project: string
  run: string
  task: string
  call: string
  entry: string
}
