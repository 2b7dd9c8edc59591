const door = document.querySelector<HTMLScriptElement>('script[data-kept]')
if (door) {
  // Whoever was here before is gone, with the sale he had in hand.
  localStorage.clear()
  for (const [name, value] of Object.entries(JSON.parse(door.dataset.kept ?? '{}') as Record<string, string>))
    localStorage.setItem(name, value)
  location.replace(door.dataset.to ?? '/')
}
