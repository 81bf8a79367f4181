import { classNames } from './class-names'
import { Icon } from './icon'
import './page-head.scss'
import type { PageHeadProps } from './page-head-props'
import { Press } from './press'

export function PageHead({ title, heading, aside, onBack }: PageHeadProps) {
  return (
    <header className={classNames('kapok-head', 'kapok-head--sticky', onBack !== undefined && 'kapok-head--stacked')}>
      {onBack !== undefined && (
        <Press label="返回" className="kapok-head__back not-printed" onPress={onBack}>
          <Icon name="back" />
        </Press>
      )}
      <div className="kapok-head__heading">
        <h1 className={heading === undefined ? 'kapok-head__title' : 'only-read-aloud'}>{title}</h1>
        {heading}
      </div>
      <div className="kapok-head__aside">{aside}</div>
    </header>
  )
}
