import type { ParcelStep } from '@filrouge/contract/fulfilments.ts'

/** A step that a carrier's word brings a parcel to; `announced` and `problem` are told and move nothing. */
export type ToldStep = Exclude<ParcelStep, 'asked' | 'labelled' | 'cancelled'> | 'announced' | 'problem'

// The codes of the French posts' own tracking, and two of private carriers for what posts do not say.
const steps: Readonly<Record<string, ToldStep>> = {
  DR1: 'announced',
  PC1: 'taken',
  PC2: 'taken',
  ET1: 'in_transit',
  ET2: 'in_transit',
  ET3: 'in_transit',
  ET4: 'in_transit',
  EP1: 'in_transit',
  DO1: 'in_transit',
  DO2: 'in_transit',
  MD2: 'out_for_delivery',
  ND1: 'undelivered',
  AG1: 'at_relay',
  PB1: 'problem',
  PB2: 'in_transit',
  DO3: 'problem',
  RE1: 'returning',
  DI1: 'delivered',
  DI2: 'returned',
  PE1: 'lost',
  AV1: 'damaged',
}

/** What a carrier's code means to us; undefined where we do not know it: it is kept all the same. */
export const stepOf = (code: string): ToldStep | undefined => steps[code.toUpperCase()]

const ranks: Readonly<Record<ParcelStep | 'announced' | 'problem', number>> = {
  announced: -1,
  problem: -1,
  asked: 0,
  labelled: 1,
  taken: 2,
  in_transit: 3,
  out_for_delivery: 4,
  // Tried, and tried again: whichever was last.
  undelivered: 4,
  at_relay: 5,
  returning: 6,
  damaged: 7,
  lost: 7,
  returned: 8,
  delivered: 8,
  cancelled: 9,
}

/** Whether what a carrier says brings a parcel further: late, doubled or disordered words never bring it back. */
export function goesForward(from: { step: ParcelStep; stepAt: Date }, to: { step: ToldStep; at: Date }): boolean {
  const [before, after] = [ranks[from.step], ranks[to.step]]
  if (after > before) return before < ranks.returned
  return after === before && before === ranks.undelivered && to.at > from.stepAt
}

/** Of a parcel at these steps nothing more is awaited. */
export const endSteps: readonly ParcelStep[] = ['returned', 'delivered', 'cancelled']

/** It is in the carrier's hands. */
export const isCarried = (step: ParcelStep): boolean => ranks[step] >= ranks.taken && step !== 'cancelled'
