import { fetchFile } from '@filrouge/client/files.ts'
import type { Endpoint, Sent } from '@filrouge/contract/endpoint.ts'
import type { SinglePageApp } from '@filrouge/ui/app.ts'

/** Fetches a file and has the browser save it under its name. */
export async function saveFile<E extends Endpoint>(app: SinglePageApp, endpoint: E, input: Sent<E>): Promise<void> {
  const { name, content } = await fetchFile(app.settings, endpoint, input)
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
