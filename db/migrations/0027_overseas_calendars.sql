-- owner: locations
-- Overseas each keeps the day on which slavery was abolished there (code du travail L3422-2).
alter table locations drop constraint locations_holiday_calendar_check;
alter table locations add constraint locations_holiday_calendar_check check (holiday_calendar in (
  'metropole', 'alsace-moselle', 'guadeloupe', 'guyane', 'martinique', 'mayotte', 'reunion', 'saint-barthelemy', 'saint-martin'));
