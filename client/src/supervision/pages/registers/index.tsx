import { AdministrationFrame } from '@/administration/administration-frame'
import { guarded } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { Register } from './register'
import './index.scss'

/** For staff and supervisors at their desk, and for administrators who have none, for the place that they administer. */
function RegistersPage() {
  const desk = useDesk()
  const { site } = useParameters<'site'>()
  if (desk.site === null)
    return (
      <AdministrationFrame id="registers" title="台账" current="registers">
        {(place) => <Register key={place.code} place={place} asked={site} administers />}
      </AdministrationFrame>
    )
  return (
    <StationFrame id="registers" title="台账" current="registers" desk={desk}>
      <Register key={desk.site.code} place={desk.site} asked={site} />
    </StationFrame>
  )
}

export default guarded(RegistersPage)
