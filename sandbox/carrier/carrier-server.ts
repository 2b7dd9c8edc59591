import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { addressOf, answerJson, listen, readJson, refuse } from '../http.ts'
import { type CarrierOptions, type Carriers, openCarriers } from './carrier.ts'
import { labelOf } from './label.ts'
import { behaviourOf } from './sentinels.ts'
import { type EventCode, eventCodes, labelFormats, Place, type Shipment, ShipmentInput, viewOf } from './shipment.ts'

const EventInput = z.object({
  code: z.enum(eventCodes as [EventCode]),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  place: Place.optional(),
  times: z.int().min(0).max(3).default(1),
})
const OutageInput = z.object({ isOut: z.boolean() })
const ClockInput = z.object({ now: z.iso.datetime({ offset: true }) })

/** Opens the carriers and serves them on one port of this machine, each below its own code. */
export async function startCarriers(options: CarrierOptions & { port: number; apiKey: string }) {
  const carriers = openCarriers(options)
  const bearer = `Bearer ${options.apiKey}`
  const { server, port } = await listen(options.port, (request, response) => route(carriers, bearer, request, response))
  carriers.begin()
  return {
    port,
    close() {
      server.close()
      server.closeAllConnections()
      carriers.close()
    },
  }
}

async function route(
  carriers: Carriers,
  bearer: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { path, query } = addressOf(request)
  const [, carrier = '', version, first, id, verb] = path.split('/')
  if (request.headers.authorization !== bearer) refuse(401, 'api_key_wrong', 'The API key is missing or wrong.')
  if (carrier === 'test') return serveTest(carriers, path, request, response)
  if (version !== 'v1' || first !== 'shipments' || !/^[a-z0-9-]+$/.test(carrier))
    refuse(404, 'not_found', 'There is nothing at this address.')
  if (carriers.isOut()) refuse(503, 'out_of_order', 'The carrier is out of order.')
  if (request.method === 'POST' && id === undefined) return create(carriers, carrier, request, response)
  if (id === undefined) {
    const found = carriers.byReference(carrier, query.get('reference') ?? '')
    return answerJson(response, 200, { items: found ? [shown(found)] : [] })
  }
  const shipment = carriers.find(id)
  if (shipment.carrier !== carrier) refuse(404, 'shipment_not_found', 'There is no such shipment.')
  if (request.method === 'GET' && verb === 'events') return answerJson(response, 200, { items: carriers.eventsOf(id) })
  if (request.method === 'GET' && verb === 'label') {
    const asked = z.enum(labelFormats).safeParse(query.get('format') ?? shipment.asked.labelFormat)
    if (!asked.success) refuse(422, 'format_unknown', 'A label is pdf, png or zpl.')
    return answerJson(response, 200, labelOf({ ...shipment, asked: { ...shipment.asked, labelFormat: asked.data } }))
  }
  if (request.method === 'POST' && verb === 'cancel') return answerJson(response, 200, shown(carriers.cancel(shipment)))
  if (request.method === 'POST' && verb === 'hand-over')
    return answerJson(response, 200, shown(carriers.handOver(shipment)))
  refuse(404, 'not_found', 'There is nothing at this address.')
}

const shown = (shipment: Shipment) => ({ ...viewOf(shipment), label: labelOf(shipment) })

async function create(carriers: Carriers, carrier: string, request: IncomingMessage, response: ServerResponse) {
  const asked = await readJson(request, ShipmentInput)
  if (behaviourOf(asked).isRefusedFirst && carriers.isFirstCall(asked.reference))
    refuse(422, 'address_unclear', 'The address must be looked at by a person.')
  const { shipment, isNew } = carriers.create(carrier, asked)
  if (isNew && behaviourOf(asked).isNotAnswered) {
    request.socket.destroy()
    return
  }
  answerJson(response, isNew ? 201 : 200, shown(shipment), isNew ? {} : { 'idempotent-replayed': 'true' })
}

/** What a person who tries things out may say: that something happens to a parcel, that nobody answers, what time it is. */
async function serveTest(carriers: Carriers, path: string, request: IncomingMessage, response: ServerResponse) {
  const [, , what, carrier = '', reference = '', more] = path.split('/')
  if (what === 'outage') {
    const { isOut } = await readJson(request, OutageInput)
    carriers.setOut(isOut)
    return answerJson(response, 200, { isOut })
  }
  if (what === 'clock') {
    const { now } = await readJson(request, ClockInput)
    carriers.setClock(new Date(now))
    return answerJson(response, 200, { now: carriers.now().toISOString() })
  }
  if (what === 'shipments' && more === 'events') {
    const told = await readJson(request, EventInput)
    const shipment = carriers.byReference(carrier, reference) ?? refuse(404, 'shipment_not_found', 'No such shipment.')
    return answerJson(response, 201, carriers.tell(shipment, told))
  }
  refuse(404, 'not_found', 'There is nothing at this address.')
}
