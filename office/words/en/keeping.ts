/** What is kept back and when places are closed, in English. ICU messages. */
export const keeping = {
  'keeping.title': 'Safety and closures',
  'keeping.safety': 'Safety stock',
  'keeping.safetyLead':
    'What is never promised at a distance. The most precise rule holds: article at a place, article, category at a place, category, place.',
  'keeping.category': 'Category',
  'keeping.allCategories': 'All',
  'keeping.place': 'Place',
  'keeping.allPlaces': 'All',
  'keeping.quantity': 'Kept back',
  'keeping.keep': 'Keep back',
  'keeping.drop': 'Remove',
  'keeping.none': 'No rule by category or by place.',
  'keeping.kept': 'Noted',
  'keeping.windows': 'Windows',
  'keeping.windowsLead':
    'What is in the window is for those who come in, except in shops that sell it at a distance too.',
  'keeping.closures': 'Exceptional closures',
  'keeping.closuresLead':
    'Promises heed them at once; what was to leave that day leaves from elsewhere, and who was to collect is told.',
  'keeping.day': 'Day',
  'keeping.reason': 'Reason',
  'keeping.close': 'Close that day',
  'keeping.reopen': 'Reopen',
  'keeping.noClosures': 'No closure to come.',
  'keeping.waits': 'How long things wait',
  'keeping.keptDays': 'An order to collect waits, in days',
  'keeping.reminded': 'Reminder before the end, in days',
  'keeping.decide': 'To decide on a shortage, in hours',
  'keeping.save': 'Save',
} as const
