import { guarded, Page } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useSession } from '@/state/session'
import { Form } from './form'
import './index.scss'

function OrderForm() {
  const { project = '' } = useParameters<'project'>()
  const self = useSession((state) => state.self)
  if (self === null) return <Page title={project === '' ? '说需求' : '点单'} id="order-form" signedInFor="登录后下单，站里才好答复您" />
  return <Form key={`${self.code} ${project}`} project={project} self={self} />
}

export default guarded(OrderForm)
