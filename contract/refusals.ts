/** Every expected "no", with its HTTP status. The sentence for people is in `words/`, under `refusal.<code>`. */
export const refusals = {
  // who is calling
  not_signed_in: 401,
  not_allowed: 403,
  wrong_password: 403,
  code_wrong: 403,
  code_expired: 403,
  too_many_attempts: 429,
  // what is not there
  not_found: 404,
  product_not_found: 404,
  variant_not_found: 404,
  price_not_found: 404,
  location_not_found: 404,
  place_not_found: 404,
  category_not_found: 404,
  relay_point_not_found: 404,
  postcode_not_found: 404,
  customer_not_found: 404,
  cart_not_found: 404,
  payment_not_found: 404,
  payment_request_not_found: 404,
  order_not_found: 404,
  // a person
  reach_taken: 409,
  last_reach: 409,
  order_under_way: 409,
  push_service_unknown: 409,
  too_many_devices: 409,
  // baskets and paying
  cart_frozen: 409,
  cart_empty: 409,
  cart_changed: 409,
  not_priced: 409,
  delivery_missing: 409,
  contact_missing: 409,
  amount_mismatch: 409,
  already_paid: 409,
  payment_in_progress: 409,
  payment_not_open: 409,
  not_paid: 409,
  out_of_stock: 409,
  promise_changed: 409,
  payment_request_expired: 409,
  payment_request_used: 409,
  // orders
  already_shipped: 409,
  not_cancellable: 409,
  // prices
  price_begun: 409,
  // stock
  delivery_not_found: 404,
  delivery_not_expected: 409,
  held: 409,
  not_enough_stock: 409,
  // the platform's own
  id_already_used: 409,
  idempotency_key_in_use: 409,
  idempotency_key_reused: 422,
  stale_version: 412,
  too_many_requests: 429,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusals
