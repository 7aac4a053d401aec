// Tell those who do not see the page what changed on it.

let timer = 0;

/** Say something once the page is quiet; the last word counts. */
export function say(words) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById("said").textContent = words;
  }, 150);
}
