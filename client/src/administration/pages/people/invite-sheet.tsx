import { memberships as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { INVITATION_HOURS, ROLE_LABELS, ROLE_LEVELS, type Role, SITE_ROLES, TEAM_ROLES } from '@shared/vocabulary/people'
import { levelOf, PLACE_LEVELS } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Choice, Failed, Field, Notice, Sheet } from '@/design'
import type { AdministeredPlace } from '../../administered'
import { PlacePicker, siteWords } from '../../place-picker'

interface InviteSheetProps {
  from: AdministeredPlace
  /** The team to invite into; null for a site, which is then chosen. */
  team: { code: string; name: string } | null
  onClose(): void
}

/** The roles of sites that exist somewhere in this subtree. */
const rolesUnder = ({ code }: AdministeredPlace) => {
  const top = levelOf(code)
  const below = top === null ? [] : PLACE_LEVELS.slice(PLACE_LEVELS.indexOf(top))
  return SITE_ROLES.filter((role) => ROLE_LEVELS[role].some((level) => below.includes(level)))
}

/** The code is shown once. */
function Made({ made, onClose }: { made: ReplyOf<typeof contract.invite>; onClose(): void }) {
  return (
    <Sheet
      open
      title="邀请码"
      onClose={onClose}
      foot={
        <Button kind="primary" onPress={onClose}>
          我记下了
        </Button>
      }
    >
      <View className="stack">
        <View>{`请对方登录后，在「我的」里点「输入邀请码」，就成为${made.site?.name ?? made.team?.name ?? ''}的${ROLE_LABELS[made.role]}。`}</View>
        <View className="administration-code" id="invitation-code">
          {made.code}
        </View>
        <Notice tone="amber">{`${INVITATION_HOURS / 24} 天内有效，只能用一次。关掉以后就看不到了，请先记下，当面或打电话告诉对方。`}</Notice>
      </View>
    </Sheet>
  )
}

/** Asks who is to become what, and makes a code for it. */
export function InviteSheet({ from, team, onClose }: InviteSheetProps) {
  const [role, setRole] = useState<Role | null>(null)
  const [site, setSite] = useState<AdministeredPlace | null>(null)
  const [picking, setPicking] = useState(false)
  const [pressed, setPressed] = useState(false)
  const [made, setMade] = useState<ReplyOf<typeof contract.invite> | null>(null)
  const invite = useWrite(contract.invite, setMade)
  if (made !== null) return <Made made={made} onClose={onClose} />
  const roles: readonly Role[] = team === null ? rolesUnder(from) : TEAM_ROLES
  const levels = role === null || !(role in ROLE_LEVELS) ? [] : ROLE_LEVELS[role as keyof typeof ROLE_LEVELS]
  if (picking) {
    return (
      <PlacePicker
        title="哪个站点"
        from={from}
        levels={levels}
        onPick={(place) => {
          setSite(place)
          setPicking(false)
        }}
        onClose={() => setPicking(false)}
      />
    )
  }
  const send = () => {
    setPressed(true)
    if (role === null || (team === null && site === null)) return
    void invite.send({ body: { role, site: team === null ? (site?.code ?? null) : null, team: team?.code ?? null } })
  }
  return (
    <Sheet
      open
      id="invite-sheet"
      title={team === null ? '请一个人来' : `请人加入${team.name}`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" busy={invite.busy} onPress={send}>
            发邀请码
          </Button>
        </>
      }
    >
      <Field label="请他做什么" error={pressed && role === null ? '请选一种身份' : undefined}>
        <Choice<Role>
          stacked
          options={roles.map((value) => ({ value, label: ROLE_LABELS[value] }))}
          value={role}
          onChange={(chosen) => {
            setRole(chosen)
            setSite(null)
          }}
        />
      </Field>
      {team === null && role !== null && (
        <Field label="在哪里" error={pressed && site === null ? '请选一个站点' : undefined}>
          <Button icon="place" label={site === null ? '选站点' : `现在是${siteWords(site)}，换一个`} onPress={() => setPicking(true)}>
            {site === null ? '选站点' : siteWords(site)}
          </Button>
        </Field>
      )}
      {invite.error !== null && <Failed error={invite.error} kept="您选的还在。" />}
    </Sheet>
  )
}
