import { useState } from 'react'
import type { Post } from '@/activity-work/activity'
import { Button } from '@/design'
import { GuardianSheet } from './guardian-sheet'
import type { Press } from './standing'
import type { TakingPart } from './use-taking-part'

interface SignUpButtonProps {
  post: Post
  press: NonNullable<Press>
  part: TakingPart
  kind: 'primary' | 'plain'
}

/** Takes a post in one press; of a minor it first asks for the guardian's word. */
export function SignUpButton({ post, press, part, kind }: SignUpButtonProps) {
  const [asking, setAsking] = useState(false)
  const verb = post.left > 0 ? '报名' : '排候补'
  const words = press === 'guardian' ? `请监护人填写，再${verb}` : verb
  return (
    <>
      <Button
        id={`sign-up-${post.code}`}
        kind={kind}
        busy={part.asking === post.code}
        disabled={part.asking !== null}
        label={`${words}：${post.name}`}
        onPress={() => (press === 'guardian' ? setAsking(true) : part.signUp(post.code))}
      >
        {words}
      </Button>
      {asking && (
        <GuardianSheet
          mustBeThere={post.obstacle?.code === 'guardian_presence_needed'}
          verb={verb}
          onClose={() => setAsking(false)}
          onAgreed={(guardian) => {
            setAsking(false)
            part.signUp(post.code, guardian)
          }}
        />
      )}
    </>
  )
}
