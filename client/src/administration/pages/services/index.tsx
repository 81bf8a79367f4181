import { administration as contract } from '@shared/contract'
import { CATEGORIES, CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Card, Chip, ConfirmSheet, Failed, guarded, Loading, Notice, Section } from '@/design'
import { AdministrationFrame } from '../../administration-frame'
import { type AdministeredService, ServiceSheet } from './service-sheet'

interface ServiceCardProps {
  service: AdministeredService
  mayChange: boolean
  onChange(): void
  onRetire(): void
}

function ServiceCard({ service, mayChange, onChange, onRetire }: ServiceCardProps) {
  const { name, about, retired } = service
  return (
    <Card title={name} note={about} {...(retired ? { aside: <Chip>停办了</Chip> } : {})}>
      {mayChange && !retired && (
        <View className="halves administration-actions">
          <Button label={`改${name}`} onPress={onChange}>
            改名字
          </Button>
          <Button label={`停办${name}`} onPress={onRetire}>
            停办
          </Button>
        </View>
      )}
    </Card>
  )
}

function Services() {
  const read = useRead(contract.services)
  const [sheet, setSheet] = useState<{ service: AdministeredService | null } | null>(null)
  const [retiring, setRetiring] = useState<AdministeredService | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const retire = useWrite(contract.retireService, ({ name }) => {
    setRetiring(null)
    setDone(`「${name}」停办了。已经点了的照办；要恢复，在「改过什么」里改回去。`)
  })
  if (read.isPending) return <Loading />
  if (read.data === undefined) return <Failed error={read.error} onRetry={() => void read.refetch()} />
  const { items, mayChange } = read.data
  return (
    <View className="stack">
      {mayChange ? (
        <View className="administration-column">
          <Button kind="primary" icon="plus" onPress={() => setSheet({ service: null })}>
            加一种服务
          </Button>
        </View>
      ) : (
        <Notice>服务种类全市统一，由市里的管理员改；您可以看。</Notice>
      )}
      {done !== null && <Notice tone="leaf">{done}</Notice>}
      {CATEGORIES.map((category) => (
        <Section key={category} title={CATEGORY_LABELS[category]}>
          <View className="administration-rows">
            {items
              .filter((service) => service.category === category)
              .map((service) => (
                <ServiceCard
                  key={service.code}
                  service={service}
                  mayChange={mayChange}
                  onChange={() => setSheet({ service })}
                  onRetire={() => setRetiring(service)}
                />
              ))}
          </View>
        </Section>
      ))}
      {sheet !== null && (
        <ServiceSheet
          service={sheet.service}
          onClose={() => setSheet(null)}
          onDone={({ name }) => {
            setSheet(null)
            setDone(`「${name}」保存了。队伍现在可以按它提出项目，项目上架后村民就能点。`)
          }}
        />
      )}
      <ConfirmSheet
        open={retiring !== null}
        title={`停办「${retiring?.name ?? ''}」`}
        action="停办"
        busy={retire.busy}
        error={retire.error}
        onConfirm={() => void retire.send({ params: { code: retiring?.code ?? '' } })}
        onClose={() => setRetiring(null)}
      >
        村民不能再点这种服务，队伍也不能再按它提出项目。已经点了的照办，不受影响。
      </ConfirmSheet>
    </View>
  )
}

function ServicesPage() {
  return (
    <AdministrationFrame id="administration-services" title="服务种类" current="services">
      {() => <Services />}
    </AdministrationFrame>
  )
}

export default guarded(ServicesPage)
