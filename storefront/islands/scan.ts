import wasm from 'zxing-wasm/reader/zxing_reader.wasm'

const formats = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'qr_code', 'data_matrix', 'code_128']

interface Reader {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}

type Native = { new (options: { formats: string[] }): Reader; getSupportedFormats(): Promise<string[]> }

/** The phone's own reader where it knows the codes of articles, else ours, loaded only now and from our own server. */
async function openReader(): Promise<Reader> {
  const native = (globalThis as { BarcodeDetector?: Native }).BarcodeDetector
  const known = native ? await native.getSupportedFormats().catch(() => []) : []
  if (native && known.includes('ean_13')) return new native({ formats: formats.filter((one) => known.includes(one)) })
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill')
  const locateFile = (file: string, folder: string) => (file.endsWith('.wasm') ? wasm : folder + file)
  prepareZXingModule({ overrides: { locateFile } })
  return new BarcodeDetector({ formats: formats as never })
}

function openCamera(block: HTMLElement): void {
  const video = block.querySelector('video')
  const button = block.querySelector<HTMLButtonElement>('[data-open]')
  const said = block.querySelector<HTMLElement>('[data-said]')
  if (!video || !button || !said || !navigator.mediaDevices) return
  block.hidden = false
  button.addEventListener('click', async () => {
    try {
      const reading = openReader()
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      video.srcObject = stream
      await video.play()
      block.dataset.isOpen = ''
      button.hidden = true
      const reader = await reading
      const stop = () => {
        for (const track of stream.getTracks()) track.stop()
      }
      addEventListener('pagehide', stop)
      for (let code: string | undefined; code === undefined; ) {
        await new Promise((next) => setTimeout(next, 120))
        code = (await reader.detect(video).catch(() => []))[0]?.rawValue
        if (code) {
          stop()
          navigator.vibrate?.(60)
          location.assign(`${block.dataset.address}?code=${encodeURIComponent(codeIn(code))}`)
        }
      }
    } catch {
      said.textContent = button.dataset.failed ?? ''
      document.getElementById('field-code')?.focus()
    }
  })
}

/** A QR on a shelf holds an address (GS1 Digital Link): its GTIN is what counts. */
const codeIn = (text: string): string => /\/01\/(\d{8,14})/.exec(text)?.[1] ?? text

const block = document.querySelector<HTMLElement>('[data-camera]')
if (block) openCamera(block)
