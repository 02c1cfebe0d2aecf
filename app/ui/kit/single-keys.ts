const name = 'skein-single-keys'
let isOnHere = true

// Who speaks to the browser, or often presses a key by mistake, can do without them.
export const keepsSingleKeys = () => {
  try {
    return localStorage.getItem(name) !== 'off'
  } catch {
    return isOnHere
  }
}

/** Whether keys without Ctrl or Alt do something in this browser. */
export function keepSingleKeys(isOn: boolean) {
  isOnHere = isOn
  try {
    if (isOn) localStorage.removeItem(name)
    else localStorage.setItem(name, 'off')
  } catch {
    // Where nothing may be kept, it is so until the page is left.
  }
}
