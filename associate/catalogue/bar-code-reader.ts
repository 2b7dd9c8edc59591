import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'

const formats = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'qr_code', 'data_matrix'] as const

/** Reads the codes in what the camera shows. */
export interface BarCodeReader {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}

interface NativeDetector {
  new (options: { formats: readonly string[] }): BarCodeReader
  getSupportedFormats: () => Promise<string[]>
}

/** The phone's own reader where it knows the codes of articles, else ours, loaded only now and from our own server. */
export async function barCodeReader(): Promise<BarCodeReader> {
  const native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector
  const known = native ? await native.getSupportedFormats().catch(() => []) : []
  if (native && known.includes('ean_13')) {
    return new native({ formats: formats.filter((format) => known.includes(format)) })
  }
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill')
  prepareZXingModule({
    overrides: { locateFile: (file: string, folder: string) => (file.endsWith('.wasm') ? wasmAddress : folder + file) },
  })
  return new BarcodeDetector({ formats: [...formats] })
}
