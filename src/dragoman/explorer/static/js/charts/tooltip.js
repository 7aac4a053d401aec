// The small box that says what is under the pointer.
//
// It repeats what the table of the same view says, so assistive techniques pass it over.

let box = null;

function tooltip() {
  if (!box?.isConnected) {
    box = document.createElement("div");
    box.className = "tooltip";
    box.hidden = true;
    box.setAttribute("aria-hidden", "true");
    document.body.append(box);
  }
  return box;
}

/**
 * Show lines beside the pointer.
 *
 * @param {{clientX: number, clientY: number}} place
 * @param {string[]} lines The first is the heading.
 */
export function showTooltip(place, lines) {
  const element = tooltip();
  element.replaceChildren(...lines.map((line) => {
    const row = document.createElement("div");
    row.textContent = line;
    return row;
  }));
  element.hidden = false;
  const {width, height} = element.getBoundingClientRect();
  const beyond = place.clientX + 14 + width > window.innerWidth;
  element.style.left = `${Math.max(4, beyond ? place.clientX - width - 14 : place.clientX + 14)}px`;
  element.style.top = `${Math.max(4, Math.min(place.clientY + 14, window.innerHeight - height - 4))}px`;
}

/** Take the box away. */
export function hideTooltip() {
  if (box) box.hidden = true;
}
