import type { Answer, Ask, ToHand, ToStage } from '../hand/messages.ts'
import { type Device, devices } from '../stories/story.ts'

/** The lines from the stage to the hands in its frames. */
export interface Lines {
  attach(device: Device, frame: HTMLIFrameElement | null): void
  /** Opens a path on a device, and answers when its page is there. */
  open(device: Device, path: string, signal: AbortSignal): Promise<void>
  /** Asks, again on each page the frame comes to, until there is an answer. */
  ask(device: Device, what: Ask, signal: AbortSignal, patienceMs: number): Promise<Answer>
  pathOf(device: Device): string
  onMoved: (device: Device) => void
  onTouched: (device: Device) => void
}

const nothing: Answer = { isDone: false }

/** Opens the lines to devices at these origins. */
export function openLines(origins: Record<Device, string>): Lines {
  const frames = new Map<Device, HTMLIFrameElement>()
  /** Who waits until a device is set on the table. */
  const settings = new Map<Device, (frame: HTMLIFrameElement) => void>()
  const paths = new Map<Device, string>()
  const waiting = new Map<number, { device: Device; what: Ask; done: (answer: Answer) => void }>()
  const arrivals = new Map<Device, () => void>()
  let lastId = 0

  const send = (id: number) => {
    const asked = waiting.get(id)
    const message: ToHand | undefined = asked && { filrouge: 'ask', id, what: asked.what }
    if (asked) frames.get(asked.device)?.contentWindow?.postMessage(message, origins[asked.device])
  }

  const lines: Lines = {
    attach(device, frame) {
      if (!frame) return void frames.delete(device)
      frames.set(device, frame)
      settings.get(device)?.(frame)
      settings.delete(device)
    },
    async open(device, path, signal) {
      const frame = frames.get(device) ?? (await new Promise<HTMLIFrameElement>((set) => settings.set(device, set)))
      signal.throwIfAborted()
      await new Promise<void>((arrived, failed) => {
        const timer = setTimeout(() => failed(new Error(`${device} did not open ${path}`)), 20_000)
        const stop = () => {
          clearTimeout(timer)
          failed(signal.reason)
        }
        signal.addEventListener('abort', stop, { once: true })
        arrivals.set(device, () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          arrived()
        })
        frame.src = origins[device] + path
      })
    },
    ask(device, what, signal, patienceMs) {
      const id = ++lastId
      return new Promise<Answer>((resolve, reject) => {
        const end = () => {
          clearTimeout(timer)
          waiting.delete(id)
          signal.removeEventListener('abort', stop)
        }
        const stop = () => {
          end()
          reject(signal.reason)
        }
        const done = (answer: Answer) => {
          end()
          resolve(answer)
        }
        const timer = setTimeout(() => done(nothing), patienceMs)
        signal.addEventListener('abort', stop, { once: true })
        waiting.set(id, { device, what, done })
        send(id)
      })
    },
    pathOf: (device) => paths.get(device) ?? '/',
    onMoved: () => undefined,
    onTouched: () => undefined,
  }

  window.addEventListener('message', ({ origin, source, data }: MessageEvent<ToStage>) => {
    const device = devices.find((name) => origins[name] === origin && frames.get(name)?.contentWindow === source)
    if (!device || typeof data !== 'object' || data === null) return
    if (data.filrouge === 'moved') lines.onMoved(device)
    if (data.filrouge === 'touched') lines.onTouched(device)
    if (data.filrouge === 'answer') waiting.get(data.id)?.done(data.answer)
    if (data.filrouge === 'here') {
      paths.set(device, data.path)
      arrivals.get(device)?.()
      arrivals.delete(device)
      for (const [id, asked] of waiting) if (asked.device === device) send(id)
    }
  })
  return lines
}
