import { Button, guarded, Hero, Page } from '@/design'
import { go } from '@/platform/navigation'

function Home() {
  return (
    <Page title="红棉点单" tab="home" id="home">
      <Hero title="有需要,点一单" note="站里一定答复">
        <Button kind="white" onPress={() => go('/pages/menu/index')}>
          点服务
        </Button>
        <Button kind="outline" onPress={() => go('/pages/order-form/index')}>
          说需求
        </Button>
      </Hero>
    </Page>
  )
}

export default guarded(Home)
