import sql from 'sql-template-tag'
import { z } from 'zod'
import { restoreConsents, restoreMembers, restoreSegments } from '../../../customers/public.ts'
import { restoreTouches } from '../../../journeys/public.ts'
import { restoreContactMessages, restoreMessages } from '../../../messaging/public.ts'
import { instant, jsonOf, required, text, yesNo } from '../column.ts'
import { keptFile } from './kept-file.ts'

const customer = ['customers', 'id'] as const

/** What customers agreed to or not, with the very words, for ever. */
export const consents = keptFile({
  name: 'consents',
  columns: {
    id: required(text(60)),
    customer_id: text(60),
    order_source: text(60),
    order_number: text(60),
    purpose: required(text(40)),
    given: required(yesNo()),
    wording_version: required(text(40)),
    wording: required(text(2000)),
    language: required(text(2)),
    source: required(text(40)),
    channel: required(text(40)),
    said_at: required(instant()),
  },
  names: { customer_id: customer },
  query: sql`
    select c.id, c.customer_id, case when o.id is not null then coalesce(o.source, 'filrouge') end as order_source,
      coalesce(o.external_number, o.number) as order_number, c.purpose, c.given, c.wording_version, c.wording, c.language, c.source, c.channel,
      c.said_at
    from consents c left join orders o on o.id = c.order_id order by c.id collate "C"`,
  restore: restoreConsents,
})

export const segments = keptFile({
  name: 'segments',
  columns: {
    code: required(text(80)),
    title_fr: required(text(200)),
    title_en: required(text(200)),
    rule: jsonOf(z.record(z.string(), z.unknown())),
    set_by: text(60),
    set_at: required(instant()),
  },
  query: sql`select code, title_fr, title_en, rule, set_by, set_at from segments order by code collate "C"`,
  restore: restoreSegments,
})

export const segmentMembers = keptFile({
  name: 'segment-members',
  columns: {
    segment_code: required(text(80)),
    customer_id: required(text(60)),
    added_by: text(60),
    added_at: required(instant()),
  },
  names: { segment_code: ['segments', 'code'], customer_id: customer },
  query: sql`
    select segment_code, customer_id, added_by, added_at from segment_members order by segment_code collate "C", customer_id collate "C"`,
  restore: restoreMembers,
})

export const touches = keptFile({
  name: 'touches',
  columns: {
    id: required(text(60)),
    visitor_id: text(60),
    customer_id: text(60),
    kind: required(text(40)),
    channel: required(text(40)),
    location_id: text(60),
    sku: text(80),
    at: required(instant()),
  },
  names: { location_id: ['locations', 'id'] },
  query: sql`select id, visitor_id, customer_id, kind, channel, location_id, sku, at from touches order by id collate "C"`,
  restore: restoreTouches,
})

/** That a message went, and about what; not what it said. */
export const messages = keptFile({
  name: 'messages',
  columns: {
    id: required(text(60)),
    channel: required(text(20)),
    template: required(text(80)),
    language: required(text(2)),
    customer_id: text(60),
    order_source: text(60),
    order_number: text(60),
    subject_id: required(text(80)),
    event_id: required(text(80)),
    status: required(text(20)),
    sent_at: required(instant()),
  },
  query: sql`
    select m.id, m.channel, m.template, m.language, m.customer_id, case when o.id is not null then coalesce(o.source, 'filrouge') end as order_source,
      coalesce(o.external_number, o.number) as order_number, case when o.id is null then m.subject_id else 'order' end as subject_id, m.event_id,
      m.status, m.sent_at
    from messages m left join orders o on o.id = m.subject_id order by m.id collate "C"`,
  restore: restoreMessages,
})

export const contactMessages = keptFile({
  name: 'contact-messages',
  columns: {
    id: required(text(60)),
    customer_id: text(60),
    name: required(text(200)),
    email: required(text(254)),
    subject: required(text(40)),
    order_number: text(60),
    body: required(text(20_000)),
    language: required(text(2)),
    received_at: required(instant()),
  },
  query: sql`
    select id, customer_id, name, email, subject, order_number, body, language, received_at from contact_messages order by id collate "C"`,
  restore: restoreContactMessages,
})
