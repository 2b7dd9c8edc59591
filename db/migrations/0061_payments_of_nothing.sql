-- owner: payments
-- What is paid with gift cards, store credit and offers alone owes the bank nothing: its payment is of nothing, and asks no bank.
alter table payments drop constraint payments_amount_minor_check, drop constraint payments_tender_kind_check;
alter table payments add constraint payments_amount_minor_check check (amount_minor >= 0),
  add constraint payments_tender_kind_check check (tender_kind in ('card', 'none')),
  add constraint nothing_is_paid_with_nothing check ((amount_minor = 0) = (tender_kind = 'none'));
