// Files that are dropped upon a part of a page.

/**
 * Let files be dropped upon an element; while some are held over it, it has the class "over".
 *
 * @param {HTMLElement} element
 * @param {(files: File[]) => void} take is told which files were dropped
 */
export function droppable(element, take) {
  const over = (is) => (event) => {
    event.preventDefault();
    element.classList.toggle("over", is);
  };
  element.addEventListener("dragover", over(true));
  element.addEventListener("dragleave", over(false));
  element.addEventListener("drop", (event) => {
    over(false)(event);
    take([...event.dataTransfer.files]);
  });
}
