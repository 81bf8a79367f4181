import { signUps } from '@shared/contract'
import { useRead } from '@/api'
import { Failed, guarded, Loading, Page } from '@/design'
import { useSignedIn } from '@/state/session'
import { ProfileForm } from './profile-form'

function Profile() {
  const signedIn = useSignedIn()
  const read = useRead(signUps.profile, {}, { enabled: signedIn })
  if (signedIn && read.data !== undefined) return <ProfileForm profile={read.data} />
  return (
    <Page id="profile" title="志愿者资料" signedInFor="登录后填您的志愿者资料">
      {read.isPending && <Loading />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
    </Page>
  )
}

export default guarded(Profile)
