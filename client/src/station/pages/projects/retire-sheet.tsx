import { projects as contract } from '@shared/contract'
import { useWrite } from '@/api'
import { ConfirmSheet } from '@/design'

interface RetireSheetProps {
  project: { code: string; title: string; openOrders: number }
  onClose(): void
}

/** Asks once more: a retired project does not come back. */
export function RetireSheet({ project, onClose }: RetireSheetProps) {
  const write = useWrite(contract.retire, onClose)
  return (
    <ConfirmSheet
      open
      title={`下架「${project.title}」？`}
      action="下架"
      busy={write.busy}
      error={write.error}
      onConfirm={() => void write.send({ params: { code: project.code } })}
      onClose={onClose}
    >
      {`下架以后不能恢复，菜单上不再出现。${project.openOrders > 0 ? `在办的 ${project.openOrders} 张单接着办完。` : ''}`}
    </ConfirmSheet>
  )
}
