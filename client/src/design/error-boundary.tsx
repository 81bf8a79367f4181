import { View } from '@tarojs/components'
import { Component, type ComponentType, type ReactNode } from 'react'
import { goBack } from '@/platform/navigation'
import { Button } from './button'
import './error-boundary.scss'
import { Flower } from './flower'

interface ErrorBoundaryProps {
  children: ReactNode
}

/** Shows a page that a person understands where ours has failed to draw itself. The error itself stays on the console. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <View className="kapok-broken">
        <Flower className="kapok-broken__flower" />
        <View className="words-title">这一页没有打开</View>
        <View className="kapok-broken__note">是我们的程序出了问题，您提交过的内容都没有丢。可以再打开一次；一直不行，请打电话给站里。</View>
        <View className="stack">
          <Button kind="primary" onPress={() => this.setState({ failed: false })}>
            再打开一次
          </Button>
          <Button onPress={goBack}>返回</Button>
        </View>
      </View>
    )
  }
}

/** Wraps a page, so that whatever fails in it shows the page above and nothing else is lost. Every page is exported through it. */
export function guarded(Screen: ComponentType): ComponentType {
  return function Guarded() {
    return (
      <ErrorBoundary>
        <Screen />
      </ErrorBoundary>
    )
  }
}
