import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { round } from './journey.ts'
import { openShop } from './shop.ts'

/** From the command to "ready": the first time (the demo retailer is loaded), and again; beside Node starting to do nothing. */
export async function startTimes(root: string) {
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-start-'))
  const seconds: number[] = []
  for (let run = 0; run < 4; run++) {
    const shop = await openShop(root, { folder })
    seconds.push(round(shop.startSeconds, 2))
    await shop.stop()
  }
  rmSync(folder, { recursive: true, force: true })
  const [first, ...restarts] = seconds
  return {
    firstStartSeconds: first,
    aimFirst: 60,
    restartSeconds: restarts,
    aimRestart: 2,
    bareNodeSeconds: round(await bareNode(), 2),
  }
}

async function bareNode(): Promise<number> {
  const began = performance.now()
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
  return (performance.now() - began) / 1000
}
