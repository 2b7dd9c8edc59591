import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { useGo } from '@filrouge/ui/router.tsx'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { type BarCodeReader, barCodeReader } from './bar-code-reader.ts'
import { kindOfScan, scannedCode } from './scanned-code.ts'

type CameraState = 'starting' | 'looking' | 'refused' | 'absent' | 'failed'

/** A code by the camera, by a hand scanner that types, or by hand. */
export function ScanPage() {
  const word = useWords()
  const go = useGo()
  const [text, setText] = useState('')
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<CameraState>('starting')
  const open = (scanned: string) => {
    const code = scannedCode(scanned)
    if (code === '') return
    const kind = kindOfScan(code)
    if (kind === 'customer') return go(`/customers/card/${code}`, { replace: true })
    if (kind === 'gift_card') return go(`/basket?giftCard=${code}`, { replace: true })
    go(`/articles/${encodeURIComponent(code)}?from=scan`, { replace: true })
  }
  const video = useCamera(open, setState, turn)
  const isTrouble = state !== 'starting' && state !== 'looking'
  return (
    <div class="stack">
      <h1>{word('scan.title')}</h1>
      <div class="viewfinder" hidden={isTrouble}>
        <video ref={video} playsInline muted aria-label={word('scan.camera')} />
        <span class="viewfinder-line" />
      </div>
      {isTrouble && (
        <div class="notice stack-small">
          <p>{word(`scan.${state}`)}</p>
          <div>
            <Button onPress={() => setTurn(turn + 1)}>{word('scan.again')}</Button>
          </div>
        </div>
      )}
      <form
        class="stack-small"
        onSubmit={(event) => {
          event.preventDefault()
          open(text)
        }}
      >
        <Field
          label={word('scan.label')}
          hint={word('scan.hint')}
          name="code"
          value={text}
          onValue={setText}
          autocomplete="off"
          enterKeyHint="go"
          autoFocus
        />
        <Button type="submit" kind="primary" isWide isDisabled={text.trim() === ''}>
          {word('scan.show')}
        </Button>
      </form>
    </div>
  )
}

function useCamera(found: (text: string) => void, setState: (state: CameraState) => void, turn: number) {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef(found)
  latest.current = found
  useEffect(() => {
    const stop = startCamera(
      () => video.current,
      (text) => latest.current(text),
      setState,
    )
    return stop
  }, [turn])
  return video
}

function troubleOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'failed'
}

/** Shows the back camera and looks at it until a code is read or it is stopped. */
function startCamera(
  screen: () => HTMLVideoElement | null,
  found: (text: string) => void,
  setState: (state: CameraState) => void,
): () => void {
  let isStopped = false
  let stream: MediaStream | undefined
  const stop = () => {
    isStopped = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const look = async (reader: BarCodeReader, shown: HTMLVideoElement) => {
    while (!isStopped) {
      const [code] = shown.readyState >= 2 ? await reader.detect(shown) : []
      if (isStopped) return
      if (code?.rawValue) {
        stop()
        if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(60)
        found(code.rawValue)
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 120))
    }
  }
  const begin = async () => {
    if (!navigator.mediaDevices?.getUserMedia) return setState('absent')
    setState('starting')
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' } } })
    const shown = screen()
    if (isStopped || !shown) return stop()
    shown.srcObject = stream
    await shown.play()
    setState('looking')
    await look(await barCodeReader(), shown)
  }
  begin().catch((error) => {
    if (!isStopped) setState(troubleOf(error))
    stop()
  })
  return stop
}
