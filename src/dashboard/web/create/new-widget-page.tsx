import { Page } from '../shell/page.tsx'
import { useRoute } from '../shell/route.ts'
import { FirstPush } from './first-push.tsx'
import { NewWidgetForm } from './new-widget-form.tsx'

export function NewWidgetPage() {
  const { id } = useRoute()
  return (
    <Page title="New widget" subtitle={id === null ? 'A title and a chart; your first push brings the rest.' : null}>
      {id === null ? <NewWidgetForm /> : <FirstPush id={id} />}
    </Page>
  )
}
