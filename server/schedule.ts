import { holdAgainForPayment } from './carts/public.ts'
import { forgetOldSearches } from './catalogue/public.ts'
import { forgetOldChallenges } from './customers/public.ts'
import { settleSales } from './figures/public.ts'
import { expireReady, giveUpInTime, markSilent, registerParcels, sourceAgainLater } from './fulfilment/public.ts'
import { forgetOldImports, registerImports } from './imports/running/jobs.ts'
import { registerSeason } from './imports/season/goes-on.ts'
import { expireValue } from './loyalty/public.ts'
import {
  forgetOldFollowers,
  forgetOldLetters,
  registerBatchMailings,
  registerPushJobs,
  registerValueMessages,
} from './messaging/public.ts'
import { pastBaskets, pastDemand } from './orders/public.ts'
import { registerPaymentJobs } from './payments/public.ts'
import { forgetOld } from './platform/forget-old.ts'
import { registerJob, schedule } from './platform/jobs.ts'
import type { Platform } from './platform/route.ts'
import { purchaseCosts, registerRepricings } from './pricing/public.ts'
import { learnMarginsNightly, registerTrials } from './promise/public.ts'
import { closeOldLeases, forgetOldTrials, registerBatches, registerOfferTrials } from './promotions/public.ts'
import { expireHolds } from './stock/public.ts'

/** Every timed job, one line each. */
export async function startSchedule(platform: Platform): Promise<void> {
  registerPaymentJobs(platform.config, holdAgainForPayment)
  registerPushJobs()
  registerValueMessages()
  registerBatchMailings()
  registerSeason()
  registerTrials(pastDemand)
  registerBatches()
  registerOfferTrials(pastBaskets, purchaseCosts)
  registerRepricings()
  registerImports(platform)
  await registerParcels(platform)
  registerJob('source_again', sourceAgainLater)
  registerJob('give_up_shortages', giveUpInTime)
  await schedule(platform, 'expire_holds', 15, async (context) => void (await expireHolds(context)))
  await schedule(platform, 'expire_ready', 600, expireReady)
  await schedule(platform, 'mark_silent', 1800, markSilent)
  await schedule(platform, 'settle_sales', 60, settleSales)
  await schedule(platform, 'close_old_leases', 3600, closeOldLeases)
  await schedule(platform, 'expire_value', 3600, expireValue)
  await schedule(platform, 'learn_margins', 86_400, learnMarginsNightly)
  await schedule(platform, 'forget_offer_trials', 86_400, forgetOldTrials)
  await schedule(platform, 'forget_old', 3600, forgetOld)
  await schedule(platform, 'forget_challenges', 3600, forgetOldChallenges)
  await schedule(platform, 'forget_imports', 86_400, forgetOldImports(platform.config.dataFolder))
  await schedule(platform, 'forget_searches', 86_400, forgetOldSearches)
  await schedule(platform, 'forget_letters', 86_400, forgetOldLetters)
  await schedule(platform, 'forget_followers', 86_400, forgetOldFollowers)
}
