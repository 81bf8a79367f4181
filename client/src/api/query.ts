import type { Endpoint, ParamsIn, QueryIn, ReplyOf } from '@shared/contract/endpoint'
import { type UseQueryResult, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { useSession } from '@/state/session'
import { type Arguments, call, type Nothing, type Rest } from './call'
import { isUncertain } from './errors'
import { useIntention } from './key'

/**
 * Whether this page is the one in front. Pages below it in the stack stay mounted: they must not ask the server again
 * with every write, but when they come back.
 */
function useInFront(): boolean {
  const [inFront, setInFront] = useState(true)
  useDidShow(() => setInFront(true))
  useDidHide(() => setInFront(false))
  return inFront
}

interface ReadOptions {
  /** False while what the read needs is not known yet, e.g. the village. */
  enabled?: boolean
  /** Milliseconds between repetitions while the page is in front, e.g. for a sign-in that is confirmed elsewhere. */
  every?: number
  /** Milliseconds for which an answer counts as fresh (15 s). */
  fresh?: number
}

/** What a read takes: as `call`, without a body. */
type ReadArguments<E extends Endpoint> = Omit<Arguments<E>, 'body'>

/** Another person must never see what the last one read. */
const keyOf = (endpoint: Endpoint, given: unknown) => [endpoint.audit, useSession.getState().token, given ?? {}]

const ask = <E extends Endpoint>(endpoint: E, given: unknown): Promise<ReplyOf<E>> => call(endpoint, ...([given] as unknown as Rest<E>))

/** Reads an endpoint, keeps the answer, and reads again when the page comes back or something was written. */
export function useRead<E extends Endpoint>(
  endpoint: E,
  given?: ReadArguments<E>,
  options: ReadOptions = {},
): UseQueryResult<ReplyOf<E>, Error> {
  const inFront = useInFront()
  useSession((state) => state.token)
  return useQuery<ReplyOf<E>, Error>({
    queryKey: keyOf(endpoint, given),
    queryFn: () => ask(endpoint, given),
    enabled: inFront && options.enabled !== false,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
  })
}

interface PageOf<Item> {
  items: Item[]
  next: string | null
}

type ItemOf<E extends Endpoint> = ReplyOf<E> extends PageOf<infer Item> ? Item : never

export interface Pages<Item> {
  /** Everything read so far, in order. */
  items: Item[]
  /** Nothing has been read yet. */
  isPending: boolean
  error: Error | null
  /** There is more after the last item. */
  hasMore: boolean
  /** A further page is on its way. */
  busy: boolean
  more(): void
  refetch(): void
}

/** Reads a list page by page, by the key of the page before. */
export function usePages<E extends Endpoint>(
  endpoint: E,
  given?: ReadArguments<E>,
  options: Omit<ReadOptions, 'every'> = {},
): Pages<ItemOf<E>> {
  const inFront = useInFront()
  useSession((state) => state.token)
  const parts = (given ?? {}) as { params?: ParamsIn<E>; query?: QueryIn<E> }
  const list = useInfiniteQuery<PageOf<ItemOf<E>>, Error, { pages: PageOf<ItemOf<E>>[] }, readonly unknown[], string | null>({
    queryKey: [...keyOf(endpoint, given), 'pages'],
    queryFn: async ({ pageParam }) => {
      const query = { ...(parts.query as object | undefined), ...(pageParam === null ? {} : { cursor: pageParam }) }
      return (await ask(endpoint, { ...parts, query })) as PageOf<ItemOf<E>>
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    enabled: inFront && options.enabled !== false,
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
  })
  return {
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    isPending: list.isPending,
    error: list.error,
    hasMore: list.hasNextPage,
    busy: list.isFetchingNextPage,
    more: () => void list.fetchNextPage(),
    refetch: () => void list.refetch(),
  }
}

export interface Write<E extends Endpoint> {
  /** Sends; resolves with the reply, or with null when it failed (`error` then says why) or was pressed while still busy. Never rejects. */
  send(...rest: SendRest<E>): Promise<ReplyOf<E> | null>
  busy: boolean
  error: Error | null
  /** Forgets the error, e.g. when a sheet is opened anew. */
  clear(): void
}

type SendRest<E extends Endpoint> = Nothing extends Arguments<E> ? [given?: Arguments<E>] : [given: Arguments<E>]

/**
 * A write behind one button or form. Its key stays the same until the server has said yes or no, so that a press repeated on a weak
 * network does the thing once. Afterwards everything that was read counts as old.
 */
export function useWrite<E extends Endpoint>(
  endpoint: E,
  onDone?: (reply: ReplyOf<E>) => void,
  onFailed?: (error: unknown) => void,
): Write<E> {
  const client = useQueryClient()
  const intention = useIntention()
  const running = useRef(false)
  const write = useMutation<ReplyOf<E>, Error, Arguments<E> | undefined>({
    mutationFn: (given) =>
      call(endpoint, ...([given, { key: intention.key(JSON.stringify(given?.params ?? null)) }] as unknown as Rest<E>)),
    onError: (error) => {
      if (!isUncertain(error)) intention.settle()
    },
    onSuccess: () => {
      intention.settle()
      void client.invalidateQueries()
    },
  })
  const send = async (...[given]: SendRest<E>): Promise<ReplyOf<E> | null> => {
    if (running.current) return null
    running.current = true
    // A failure is kept in `error`, for the page to show.
    const outcome = await write.mutateAsync(given).then(
      (reply) => ({ reply }),
      (error: unknown) => ({ error }),
    )
    running.current = false
    if ('error' in outcome) {
      onFailed?.(outcome.error)
      return null
    }
    onDone?.(outcome.reply)
    return outcome.reply
  }
  return { send, busy: write.isPending, error: write.error, clear: write.reset }
}
