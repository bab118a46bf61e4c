const KEY = 'hongyan.large';

export function isLarge() {
  try {
    return localStorage.getItem(KEY) === '1';
  } catch {
    return false;
  }
}

export function applyType() {
  document.documentElement.classList.toggle('large', isLarge());
}

export function setLarge(large: boolean) {
  try {
    localStorage.setItem(KEY, large ? '1' : '0');
  } catch {
    // Without a store the choice lasts until the page is left.
  }
  document.documentElement.classList.toggle('large', large);
}
