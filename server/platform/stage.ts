import type { Config } from './config.ts'

/** What stands on the demo's stage, each a device with cookies of its own. */
export const stageDevices = ['phone', 'laptop', 'shop', 'other', 'desk', 'guest', 'caller'] as const
export type StageDevice = (typeof stageDevices)[number]

/** Where the demo's stage is, and the address each of its devices has. */
export interface Stage {
  origin: string
  devices: Record<StageDevice, string>
}

/**
 * The stage of the demo, or null where no demo retailer is loaded. A frame keeps its cookies only where it is of the same site as the page
 * around it, and browsers take `phone.localhost` and `localhost` for two sites; `demo.localhost` and all below it are one.
 */
export function stageOf(config: Pick<Config, 'isDemo' | 'publicUrl'>): Stage | null {
  if (!config.isDemo || !config.publicUrl) return null
  const { protocol, hostname, port } = new URL(config.publicUrl)
  const host = hostname === 'localhost' || hostname === '127.0.0.1' ? 'demo.localhost' : hostname
  const at = (name: string) => `${protocol}//${name}${port && `:${port}`}`
  return {
    origin: at(host),
    devices: Object.fromEntries(stageDevices.map((device) => [device, at(`${device}.${host}`)])) as Stage['devices'],
  }
}

/** Who may show our pages in a frame, by the host that is asked: the stage its devices, the demo's mailbox its letters, else nobody. */
export function framingOf(config: Config): (host: string | undefined) => string {
  const stage = stageOf(config)
  if (!stage) return () => "'none'"
  const devices = new Set(Object.values(stage.devices).map((origin) => new URL(origin).host))
  return (host) => (host !== undefined && devices.has(host) ? stage.origin : "'self'")
}
