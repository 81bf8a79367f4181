import { View } from '@tarojs/components'
import { isUncertain, NoSignal, Refusal, sentenceOf } from '@/api/errors'
import { sendTo } from '@/api/onward'
import { Button } from './button'
import { classNames } from './class-names'
import './failed.scss'
import { Icon } from './icon'
import { spoken } from './spoken'

interface FailedProps {
  /** What was thrown. */
  error: unknown
  onRetry?: () => void
  /** What is still there: 您写的还在. Said by itself only where nobody knows whether the server heard. */
  kept?: string
  id?: string
  className?: string
}

/** The server has said no: nothing was begun, and trying again does not change it. */
const isDefinite = (error: unknown): boolean => error instanceof Refusal && !isUncertain(error)

/** That nothing was lost, and what to do: only what helps. */
function noteFor(error: unknown, kept: string | undefined): string {
  if (isDefinite(error)) return kept ?? ''
  const lost = kept ?? '您提交过的内容都没有丢。'
  return error instanceof NoSignal ? `${lost}连上网以后再试一次。` : `${lost}过一会儿再试一次；一直不行，可以打电话给站里。`
}

/** What happened, that nothing was lost, and what to do. */
export function Failed({ error, onRetry, kept, id, className }: FailedProps) {
  const note = noteFor(error, kept)
  const strange = error instanceof Refusal && error.status === 401
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-failed', className)} {...spoken({ role: 'alert' })}>
      <View className="kapok-failed__head">
        <Icon name={strange ? 'person' : 'warn'} size="text" colour="amber" className="kapok-failed__mark" />
        <View className="kapok-failed__what">{sentenceOf(error)}</View>
      </View>
      {!strange && note !== '' && <View className="kapok-failed__note">{note}</View>}
      {strange ? (
        <Button className="kapok-failed__action" onPress={() => sendTo('sign-in')}>
          登录
        </Button>
      ) : (
        onRetry !== undefined && (
          <Button className="kapok-failed__action" icon="refresh" onPress={onRetry}>
            再试一次
          </Button>
        )
      )}
    </View>
  )
}
