import { places } from '@shared/contract'
import { levelOf, SITE_LABELS } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Failed, Loading, Sheet } from '@/design'
import type { Desk, DeskSite } from './desk'
import './station.scss'

/** '宅群村文明实践站' from the place's name. */
const siteName = ({ code, name }: DeskSite): string => {
  const level = levelOf(code)
  return level === null ? name : `${name}${SITE_LABELS[level]}`
}

export interface Scope {
  /** The site whose work is shown; empty where there is no desk. */
  code: string
  choose(site: DeskSite | null): void
  /** The chosen lower site; null for the desk's own. */
  lower: DeskSite | null
}

/**
 * Whose work a page shows: the desk's own site, or one below it.
 * @param asked a site's code out of a notice, within what this person may read; the server decides
 */
export function useScope(desk: Desk, asked: string | undefined): Scope {
  const [chosen, setChosen] = useState<DeskSite | null>(asked === undefined ? null : { code: asked, name: '' })
  const own = desk.site?.code ?? ''
  // Another desk, another subtree: what was chosen below the last one is left behind.
  const lower = chosen !== null && chosen.code !== own && chosen.code.startsWith(own) ? chosen : null
  return { code: lower?.code ?? own, lower, choose: setChosen }
}

function LowerSites({ from, onChoose, onClose }: { from: DeskSite; onChoose(site: DeskSite): void; onClose(): void }) {
  const read = useRead(places.children, { query: { parent: from.code } }, { fresh: 600_000 })
  return (
    <Sheet open title="看哪个站点" onClose={onClose} foot={<Button onPress={onClose}>先不换</Button>}>
      <View className="stack">
        {read.isPending && <Loading cards={2} />}
        {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {read.data?.items.map((place) => (
          <Button key={place.code} onPress={() => onChoose(place)}>
            {siteName(place)}
          </Button>
        ))}
      </View>
    </Sheet>
  )
}

/** Says whose work is shown, and leads to the sites below; nothing at a village's station, which has none. */
export function ScopeLine({ desk, scope }: { desk: Desk; scope: Scope }) {
  const [open, setOpen] = useState(false)
  const { site } = desk
  if (site === null || levelOf(site.code) === 'village') return null
  const { lower } = scope
  return (
    <View className="station-buttons not-printed">
      <Button narrow icon="place" onPress={() => setOpen(true)}>
        {lower === null ? '看下面的站点' : `正在看：${lower.name === '' ? lower.code : siteName(lower)}`}
      </Button>
      {lower !== null && (
        <Button narrow kind="quiet" onPress={() => scope.choose(null)}>
          {`回到${site.name}`}
        </Button>
      )}
      {open && (
        <LowerSites
          from={lower !== null && levelOf(lower.code) !== 'village' ? lower : site}
          onChoose={(chosen) => {
            scope.choose(chosen)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  )
}
